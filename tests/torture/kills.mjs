/**
 * The browser is killed, with all its processes, at a random moment while somebody types; then it is started again on the
 * same profile. What the form had shown as saved is there, and of what was typed no more than the last second is lost.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { chanceOf } from '../browser/support/chance.mjs';
import { startHost } from '../browser/support/host.mjs';
import { withProfile } from './support/mortal.mjs';

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
  const faults = [];
  let [lost, saved, worst] = [0, 0, 0];
  await withProfile(async (live) => {
    let before;
    for (let round = 0; round <= kills && faults.length < 10; round++)
      await live(async (browser) => {
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
        if (round < kills) before = { found, ...(await typeUntilKilled(browser, form, chance, round)) };
      });
  }).finally(() => host.stop());
  return {
    wanted: `${kills} kills, 0 lost of what was shown as saved, at most 1 s of typing`,
    figure: `${kills} kills, ${lost} lost of what was shown as saved (something was, in ${saved}); at most ${(worst / 1000).toFixed(2)} s of typing`,
    faults,
  };
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
