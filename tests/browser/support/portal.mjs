/** The demo portal as its own process, on a free port, with a database file of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dist, portalProgram, schemas } from './environment.mjs';

/**
 * Starts a portal. `stop()` ends it and deletes what it stored.
 *
 * @param options more of its command line
 */
export async function startPortal(...options) {
  const folder = await mkdtemp(join(tmpdir(), 'sovitaan-portal-'));
  const database = join(folder, 'portal.sqlite');
  const running = await run(database, options);
  return {
    ...running,
    database,
    async stop() {
      await running.end();
      await rm(folder, { recursive: true });
    },
  };
}

/**
 * A portal on a database that is there already, a file or a URL of PostgreSQL's; `end()` leaves it.
 *
 * @param program another build of it than the tests'
 */
export async function run(database, options = [], program = portalProgram) {
  const { DATABASE_URL: _, ...environment } = process.env;
  const isUrl = database.startsWith('postgres:');
  const portal = spawn(
    program,
    ['--port', '0', '--dist', dist, '--schemas', schemas, ...(isUrl ? [] : ['--database', database]), ...options],
    { env: isUrl ? { ...environment, DATABASE_URL: database } : environment, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  portal.stderr.on('data', (text) => (said += text));
  const ended = once(portal, 'exit');
  const origin = await Promise.race([address(portal.stdout), ended.then(() => Promise.reject(new Error(said)))]);
  return {
    origin,
    /** What it has written to its log. */
    log: () => said,
    async end() {
      portal.kill();
      await ended;
    },
  };
}

async function address(stdout) {
  let text = '';
  for await (const piece of stdout) {
    const [, origin] = /listening on (http:\S+)/.exec((text += piece)) ?? [];
    if (origin) return origin;
  }
  throw new Error(`the portal said no address, but: ${text}`);
}
