/** A MariaDB of the test's own: in a folder, without a port, ended by its process. */
import { chown, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { run, start } from './server.mjs';

/** @param folder an empty one; the path to a socket is at most 107 bytes long */
export async function startMariaDb(folder) {
  const [data, socket] = [join(folder, 'data'), join(folder, 'socket')];
  await mkdir(data);
  // The server does not run as root; Debian's package has made an account for it.
  const isRoot = process.getuid() == 0;
  if (isRoot) {
    const [user, group] = (await Promise.all(['-u', '-g'].map((which) => run('id', [which, 'mysql'])))).map(({ stdout }) => Number(stdout));
    for (const place of [folder, data]) await chown(place, user, group);
  }
  const account = isRoot ? ['--user=mysql'] : [];
  const install = ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db'];
  await run('mariadb-install-db', [...install, ...account]);
  const client = ['--no-defaults', `--socket=${socket}`, '--user=root', '--batch', '--skip-column-names'];
  /** The rows that a statement gives, each a list of texts. */
  const query = async (sql) => {
    const { stdout } = await run('mariadb', [...client, '--execute', sql], { maxBuffer: 64 * 1024 * 1024 });
    return stdout.split('\n').slice(0, -1).map((line) => line.split('\t'));
  };
  const options = ['--no-defaults', `--datadir=${data}`, `--socket=${socket}`, `--pid-file=${join(folder, 'pid')}`, '--skip-networking'];
  const end = await start('/usr/sbin/mariadbd', [...options, ...account], {}, () => query('SELECT 1'));
  return { socket, query, end };
}
