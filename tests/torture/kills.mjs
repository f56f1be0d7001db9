/**
 * The browser is killed, with all its processes, at a random moment while somebody types; then it is started again on the
 * same profile. What the form had shown as saved is there, and of what was typed no more than the last second is lost.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { chanceOf } from '../browser/support/chance.mjs';
import { executablePath } from '../browser/support/environment.mjs';
import { startHost } from '../browser/support/host.mjs';
import { switches } from '../browser/support/switches.mjs';

const KILLS = 200;
/** Milliseconds of typing that may be lost. */
const SECOND = 1_000;

export const title = 'the browser is killed while somebody types (drafts="local")';

export async function run({ share, seed }) {
  const chance = chanceOf(seed);
  const kills = Math.max(2, Math.round(KILLS * share));
  const host = await startHost();
  const address = host.page(
    '/typing',
    '<sovitaan-form src="/cases/visit.json" drafts="local"></sovitaan-form><script type="module" src="/sovitaan/sovitaan.js"></script>',
  );
  const profile = await mkdtemp(join(tmpdir(), 'sovitaan-kills-'));
  const faults = [];
  let [lost, saved, worst] = [0, 0, 0];
  try {
    let before;
    for (let round = 0; round <= kills && faults.length < 10; round++) {
      const browser = await start(profile);
      try {
        const form = await open(browser.page, address);
        const found = await form.evaluate(async (form) => (await form.ready, form.value.place ?? ''));
        if (before) {
          const { typed, shown, killed } = before;
          const all = typed.at(-1)?.text ?? '';
          const earlier = before.found;
          if (found != earlier && !all.startsWith(found)) faults.push(`round ${round}: what is there was never typed: ${found}`);
          // Typed, counted from the text that was there before, until a second before the end.
          const due = typed.findLast(({ when }) => when < killed - SECOND)?.text ?? '';
          const length = found == earlier && earlier != all ? 0 : found.length;
          if (length < shown.length) faults.push(`round ${round}: ${shown.length - length} characters that were shown as saved are lost`), lost++;
          if (length < due.length) faults.push(`round ${round}: more than a second of typing is lost`);
          const missed = typed.find(({ text }) => text.length > length);
          if (missed) worst = Math.max(worst, killed - missed.when);
          if (shown) saved++;
        }
        if (round == kills) break;
        before = { found, ...(await typeUntilKilled(browser, form, chance, round)) };
      } finally {
        browser.kill();
        await browser.gone;
      }
    }
  } finally {
    await host.stop();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  return {
    wanted: `${kills} kills, 0 lost of what was shown as saved, at most 1 s of typing`,
    figure: `${kills} kills, ${lost} lost of what was shown as saved (something was, in ${saved}); at most ${(worst / 1000).toFixed(2)} s of typing`,
    faults,
  };
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

async function open(page, address) {
  page.setDefaultTimeout(30_000);
  await page.goto(address);
  return page.locator('sovitaan-form');
}

/** Types, and kills. What was typed and what was shown as saved is told by the page as it happens. */
async function typeUntilKilled({ page, kill }, form, chance, round) {
  const typed = [];
  let shown = '';
  await page.exposeBinding('tell', (_, kind, when, text) => {
    if (kind == 'typed') typed.push({ when, text });
    else shown = typed.findLast((one) => one.when < when)?.text ?? shown;
  });
  await form.evaluate((form) => {
    form.addEventListener('input', () => tell('typed', Date.now(), form.shadowRoot.activeElement.value));
    form.addEventListener('sovitaan-draft', ({ detail }) => {
      if (detail.state == 'saved') tell('saved', Date.parse(detail.savedAt));
    });
    const input = form.shadowRoot.querySelector('input');
    input.focus();
    input.select();
  });
  const end = Date.now() + 200 + chance.below(3_000);
  await page.keyboard.insertText(`${round}:`);
  for (let n = 0; Date.now() < end; n++) {
    await page.keyboard.insertText(String.fromCharCode(97 + (n % 26)));
    await wait(chance.below(60));
  }
  const killed = Date.now();
  kill();
  return { typed, shown, killed };
}
