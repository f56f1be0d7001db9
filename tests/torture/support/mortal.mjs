/** A Chromium that may be killed at any moment, and is started again where it left off. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { executablePath } from '../../browser/support/environment.mjs';
import { switches } from '../../browser/support/switches.mjs';

/**
 * Hands `live(life)` to `work`: one life of a browser each time, all of them on one profile.
 *
 * @param work `life({page, kill})` is killed when it ends, if it has not been before
 */
export async function withProfile(work) {
  const profile = await mkdtemp(join(tmpdir(), 'sovitaan-mortal-'));
  const live = async (life) => {
    const browser = await start(profile);
    try {
      return await life(browser);
    } finally {
      browser.kill();
      await browser.gone;
    }
  };
  try {
    return await work(live);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A Chromium with a profile of its own, in a process group of its own. */
async function start(profile) {
  await rm(join(profile, 'DevToolsActivePort'), { force: true });
  const child = spawn(executablePath, [...switches, `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank'], {
    detached: true,
    stdio: 'ignore',
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const kill = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It is gone already.
    }
  };
  for (let tries = 0; ; tries++) {
    const text = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
    const [port, path] = text.split('\n');
    if (path) {
      const browser = await chromium.connectOverCDP(`ws://127.0.0.1:${port}${path}`);
      const [context] = browser.contexts();
      return { page: context.pages()[0] ?? (await context.newPage()), kill, gone };
    }
    if (tries > 300) throw (kill(), new Error('Chromium does not start'));
    await wait(100);
  }
}
