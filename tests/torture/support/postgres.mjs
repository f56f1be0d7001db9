/** A PostgreSQL server of our own: its own directory, a free port of 127.0.0.1, gone afterwards. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chown, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const needed = ['postgres', 'initdb', 'createdb', 'psql'];

/** Where its programs are: on the PATH, else Debian's newest. */
async function programs() {
  const debian = '/usr/lib/postgresql';
  const versions = (await readdir(debian).catch(() => [])).sort((a, b) => b - a);
  const places = [...process.env.PATH.split(delimiter), ...versions.map((version) => join(debian, version, 'bin'))];
  for (const place of places) {
    const missing = await Promise.all(needed.map((name) => access(join(place, name)).then(() => false, () => true)));
    if (!missing.includes(true)) return place;
  }
  return undefined;
}

/** A running server; nothing where PostgreSQL is not installed. */
export async function startPostgres() {
  const place = await programs();
  if (!place) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'sovitaan-postgres-'));
  const account = await notRoot(folder);
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG')));
  const options = { cwd: folder, env: environment, ...account };
  const run = (name, ...words) => execute(join(place, name), words, { ...options, maxBuffer: 2 ** 30 });

  const data = join(folder, 'data');
  await run('initdb', '--auth=trust', '--username=portal', '--encoding=UTF8', '--locale=C', '--no-sync', '--pgdata', data);
  const port = await freePort();
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
  const server = spawn(join(place, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(server, 'exit');
  await ready(server);
  const address = ['--host=127.0.0.1', '--username=portal', '--no-password', `--port=${port}`];
  return {
    /** The URL of a new, empty database, and a way to look into it. */
    async database(name) {
      await run('createdb', ...address, name);
      return {
        url: `postgres://portal@127.0.0.1:${port}/${name}?sslmode=disable`,
        /** The rows of a query, as JSON makes them. */
        async rows(query) {
          const wrapped = `SELECT row_to_json(found) FROM (${query}) AS found`;
          const { stdout } = await run('psql', ...address, '--no-psqlrc', '--tuples-only', '--no-align', `--command=${wrapped}`, name);
          return stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line));
        },
        /** Runs statements, all of them or none. */
        async script(statements) {
          await run('psql', ...address, '--no-psqlrc', '--quiet', `--command=${statements}`, name);
        },
      };
    },
    async stop() {
      // Its fast shutdown.
      server.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Fulfilled when it takes connections. What it says later is let go. */
function ready(server) {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (text) => {
      said += text;
      if (!said.includes('ready to accept connections')) return;
      server.stderr.off('data', hear).resume();
      resolve();
    };
    server.stderr.on('data', hear);
    server.on('exit', () => reject(new Error(`postgres ended: ${said}`)));
  });
}

/** It refuses to be root: whose files it may own instead. */
async function notRoot(folder) {
  if (process.getuid() != 0) return {};
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const [, , uid, gid] = accounts.find(([name]) => name == 'postgres') ?? accounts.find(([name]) => name == 'nobody');
  await chown(folder, Number(uid), Number(gid));
  return { uid: Number(uid), gid: Number(gid) };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
