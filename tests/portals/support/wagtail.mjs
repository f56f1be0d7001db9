/** A Wagtail of the test's own: the small project of `www/portals/wagtail`, a database file, three people. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dist, root } from '../../browser/support/environment.mjs';
import { python } from './environment.mjs';
import { answers, endings, freePort, run, start } from './server.mjs';

/** Who there is: names of accounts, each with this password. */
export const people = { editor: 'editor', worker: 'worker', other: 'other' };
export const password = 'correct horse battery staple';

/** Sets it up and starts it; `stop()` ends it and takes it away. */
export async function startWagtail() {
  const data = await mkdtemp(join(tmpdir(), 'sovitaan-wagtail-'));
  const { push, stop } = endings();
  push(() => rm(data, { recursive: true, force: true }));
  const project = join(root, 'www/portals/wagtail');
  const env = {
    ...process.env,
    PYTHONPATH: project,
    // Nothing is left beside the sources.
    PYTHONDONTWRITEBYTECODE: '1',
    DJANGO_SETTINGS_MODULE: 'intranet.settings',
    INTRANET_DATA: data,
    SOVITAAN_DIST: dist,
  };
  const script = (name) => join(import.meta.dirname, 'wagtail', name);
  try {
    await run(python(), [join(project, 'manage.py'), 'makemigrations', '--check', '--dry-run'], { env });
    await run(python(), [script('setup.py'), password], { env });
    const host = `127.0.0.1:${await freePort()}`;
    const origin = `http://${host}`;
    const server = [join(project, 'manage.py'), 'runserver', '--noreload', host];
    push(await start(python(), server, { env }, () => answers(`${origin}/login/`), /Traceback/));
    /** The rows that a statement gives, read past Django. */
    const query = async (sql) => JSON.parse((await run(python(), [script('query.py'), join(data, 'intranet.sqlite3'), sql])).stdout);
    /** What a stranger gets of such a site that has no page named "login": `{status, text, location}`. */
    const toStranger = async (path, login) => JSON.parse((await run(python(), [script('stranger.py'), path, login], { env })).stdout);
    return { origin, query, toStranger, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Logs in as a person does; what is open in that browser is logged in from then on. */
export async function logIn(page, origin, name) {
  await page.goto(`${origin}/login/?next=/sovitaan/documents/`);
  await page.locator('#id_username').fill(name);
  await page.locator('#id_password').fill(password);
  await page.getByRole('button', { name: 'Kirjaudu' }).click();
  await page.waitForURL(`${origin}/sovitaan/documents/`);
}
