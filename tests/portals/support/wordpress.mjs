/** A WordPress of the test's own: a copy of the package's files, a database, three people, and our plugin. */
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dist, root } from '../../browser/support/environment.mjs';
import { wordpress } from './environment.mjs';
import { startMariaDb } from './mariadb.mjs';
import { answers, endings, freePort, run, start } from './server.mjs';

/** Who there is: names of accounts, each with the password that `setup.php` gives them. */
export const people = { editor: 'editor', worker: 'worker', other: 'other' };
export const password = 'correct horse battery staple';

/** Sets it up and starts it; `stop()` ends it and takes it away. */
export async function startWordPress() {
  const folder = await mkdtemp(join(tmpdir(), 'sovitaan-wp-'));
  // The database's account has to get at its own folder in here.
  await chmod(folder, 0o755);
  const { push, stop } = endings();
  push(() => rm(folder, { recursive: true, force: true }));
  try {
    const [site, databaseFolder] = [join(folder, 'site'), join(folder, 'db')];
    await mkdir(databaseFolder);
    const database = await startMariaDb(databaseFolder);
    push(database.end);
    await database.query('CREATE DATABASE wordpress CHARACTER SET utf8mb4');

    const origin = `http://127.0.0.1:${await freePort()}`;
    // What the package links to from elsewhere is copied as files.
    await cp(wordpress(), site, { recursive: true, dereference: true });
    const config = await readFile(join(import.meta.dirname, 'wordpress/wp-config.php'), 'utf8');
    await writeFile(join(site, 'wp-config.php'), config.replaceAll('{socket}', database.socket).replaceAll('{origin}', origin));
    // As an administrator installs it: the plugin's folder, and the library's files in it.
    const plugin = join(site, 'wp-content/plugins/sovitaan');
    await cp(join(root, 'www/portals/wordpress/sovitaan'), plugin, { recursive: true });
    await cp(dist, join(plugin, 'dist'), { recursive: true });
    const { stdout: said } = await run('php', [join(import.meta.dirname, 'wordpress/setup.php'), site, password]);
    // WordPress ends a script that fails as if all were well.
    if (!said.endsWith('installed')) throw new Error(`WordPress was not installed: ${said.slice(-2000)}`);

    const { host } = new URL(origin);
    push(await start('php', ['-S', host, '-t', site], {}, () => answers(`${origin}/wp-login.php`), /PHP \w+:.*plugins\/sovitaan/));
    return { origin, query: (sql) => database.query(`USE wordpress; ${sql}`), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Logs in as a person does; what is open in that browser is logged in from then on. */
export async function logIn(page, origin, name) {
  await page.goto(`${origin}/wp-login.php`);
  // The page takes the focus there after a while; what is typed elsewhere meanwhile would go there too.
  await page.waitForFunction(() => document.activeElement?.id == 'user_login');
  await page.locator('#user_login').fill(name);
  await page.locator('#user_pass').fill(password);
  await page.locator('#wp-submit').click();
  await page.waitForURL(/wp-admin/);
}
