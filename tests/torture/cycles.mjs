/** A form comes, is filled in, changes its language, and goes, again and again: nothing of it stays. */
import { checklists } from '../browser/support/checklist.mjs';
import { inPage } from './support/page.mjs';

const CYCLES = 1_000;
/**
 * So many cycles are different, and all of them have been there before anything is weighed: what grows after that grows
 * with each time, and not because somebody has typed more than ever. A short run has one of each checklist.
 */
const DIFFERENT = 48;
/** Bytes that the engine of JavaScript may keep for itself. */
const HEAP = 1_000_000;

export const title = 'mount, fill, remove';

export async function run({ share, seed }) {
  const count = Math.max(20, Math.round(CYCLES * share));
  const different = share < 0.1 ? checklists.length : DIFFERENT;
  const { before, after, alarms } = await inPage(async (page) => {
    const cdp = await page.context().newCDPSession(page);
    await cycle(page, different, different, seed);
    const before = await weigh(page, cdp);
    await cycle(page, count, different, seed);
    return { before, after: await weigh(page, cdp) };
  });
  const grown = Object.fromEntries(Object.entries(after).map(([name, now]) => [name, now - before[name]]));
  const signed = (number) => `${number > 0 ? '+' : ''}${number.toLocaleString('en')}`;
  const faults = alarms;
  for (const name of ['documents', 'nodes', 'listeners', 'wasm']) if (grown[name] > 0) faults.push(`${name}: ${before[name]}, then ${after[name]}`);
  if (grown.heap > HEAP) faults.push(`heap: ${before.heap}, then ${after.heap} bytes`);
  return {
    wanted: `${count} cycles: documents, nodes, listeners and wasm memory +0, JavaScript heap at most +${HEAP / 1e6} MB`,
    figure: `${count} cycles after ${different}: ${Object.entries(grown).map(([name, by]) => `${name} ${signed(by)}`).join(', ')}`,
    faults,
    more: `before: ${JSON.stringify(before)}`,
  };
}

const cycle = (page, times, different, seed) =>
  page.evaluate(
    async ([names, times, different, seed]) => {
      const locales = ['fi', 'sv', 'en'];
      for (let time = 0; time < times; time++) {
        // Ends with the same one, which may be the last to be let go of.
        const number = (times - 1 - time) % different;
        const name = names[number % names.length];
        const locale = locales[number % 3];
        const drafts = number % 2 ? 'off' : 'session';
        const form = await window.mount(name, locale, { drafts });
        if (number % 4 == 1) form.value = window.examples[`${name} ${locale}`];
        await window.fillInBlindly(form, window.chanceOf(seed + number), { through: 6, anywhere: 6 });
        form.lang = locales[(number + 1) % 3];
        if (number % 3 == 0) await form.submit().catch(() => {});
        // Some leave while something is still under way.
        if (number % 2) await new Promise((done) => setTimeout(done, 20));
        form.remove();
        await new Promise((done) => setTimeout(done, 20));
        sessionStorage.clear();
      }
    },
    [checklists, times, different, seed],
  );

/** What there is after collecting garbage. */
async function weigh(page, cdp) {
  // Timers of what has gone run out: drafts are written within a second, and the history of a text ends after one.
  await page.waitForTimeout(2_500);
  for (let time = 0; time < 4; time++) {
    await cdp.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(100);
  }
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const { documents, nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
  return { heap: usedSize, documents, nodes, listeners: jsEventListeners, wasm: await page.evaluate(() => window.wasmBytes()) };
}
