/**
 * The browser is killed, with all its processes, between the press of the button and the host's answer; then it is started
 * again on the same profile. The document is stored once, whether the host had it already or not.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { chanceOf } from '../browser/support/chance.mjs';
import { example } from '../browser/support/checklist.mjs';
import { FAULTS, startFaultyProxy } from './support/faulty-proxy.mjs';
import { withProfile } from './support/mortal.mjs';
import { startStored } from './support/portal.mjs';

const KILLS = 100;
/** Milliseconds within which the end comes, after the button was pressed. */
const SOON = 1_200;
/** Nobody has to agree in it, so one person can finish it. */
const CHECKLIST = 'development-experiment';
const SLOW = ['delayed before', 'delayed after', 'dropped after it is stored'];

export const title = 'the browser is killed between the press of the button and the answer (drafts="local")';

export async function run({ share, seed }) {
  const chance = chanceOf(seed);
  const kills = Math.max(3, Math.round(KILLS * share));
  const portal = await startStored();
  const slow = Object.fromEntries(SLOW.map((name) => [name, FAULTS[name]]));
  const proxy = await startFaultyProxy(portal.origins, chance, 1, await page(), slow);
  const faults = [];
  /** How often the host had it already when the browser went, and how often nobody had heard so. */
  let [had, unheard] = [0, 0];
  const stored = async (mark) => (await portal.rows()).filter(({ envelope }) => envelope.includes(mark)).length;
  await withProfile(async (live) => {
    let mark;
    for (let round = 0; round <= kills && faults.length < 10; round++)
      await live(async ({ page, kill }) => {
        await open(page, proxy.origin);
        if (mark) {
          const was = await stored(mark);
          const isThere = await page.evaluate((mark) => window.finish(mark), mark);
          if (was) had++;
          if (was && isThere) unheard++;
          const times = await stored(mark);
          if (times != 1) faults.push(`round ${round}: ${mark} is stored ${times} times; the form says: ${await page.evaluate('says()')}`);
        }
        if (round == kills) return;
        // What has been stored there would be amended.
        await open(page, proxy.origin);
        mark = `Nro ${round}.`;
        await page.evaluate((mark) => window.begin(mark), mark);
        await wait(chance.below(SOON));
        kill();
      });
  }).finally(async () => {
    await proxy.stop();
    await portal.stop();
  });
  for (const line of portal.breakdowns().slice(0, 20)) faults.push(`the portal's log says: ${line}`);
  return {
    wanted: `${kills} kills, every document stored, none twice`,
    figure: `${kills} kills (${portal.kind}); the host had the document in ${had}, and in ${unheard} of them nobody had heard so; ${faults.length} faults`,
    faults,
  };
}

async function open(page, origin) {
  page.setDefaultTimeout(60_000);
  await page.goto(`${origin}/torture`);
  await page.waitForFunction(() => window.ready);
}

/** A page with one form, filled in but for the mark. */
async function page() {
  const answers = JSON.stringify(await example(CHECKLIST, 'fi'));
  const form = `<sovitaan-form src="/schemas/${CHECKLIST}.json" lang="fi" drafts="local" action="/api/documents"></sovitaan-form>`;
  const scripts = '<script src="/torture.js"></script><script type="module" src="/sovitaan/sovitaan.js"></script>';
  const head = '<!DOCTYPE html><html lang="fi"><meta charset="utf-8"><title>Form</title>';
  return {
    '/torture': { type: 'text/html; charset=utf-8', text: head + form + scripts },
    '/torture.js': { type: 'text/javascript', text: `(${prepare})(${answers});` },
  };
}

/** In the page: `begin(mark)` writes it somewhere, waits until that is saved, and presses the button; `finish(mark)` sees to it after the kill. */
async function prepare(answers) {
  const form = document.querySelector('sovitaan-form');
  form.value = answers;
  const rest = (time) => new Promise((done) => setTimeout(done, time));
  let isStored = false;
  form.addEventListener('sovitaan-stored', () => (isStored = true));
  const holds = (mark) => JSON.stringify(form.value).includes(mark);
  window.begin = async (mark) => {
    const saved = new Promise((done) => form.addEventListener('sovitaan-draft', ({ detail }) => detail.state == 'saved' && done()));
    const control = form.shadowRoot.querySelector('textarea[data-pointer]');
    control.focus();
    control.select();
    document.execCommand('insertText', false, mark);
    await saved;
    while (!form.checkValidity()) await rest(20);
    form.shadowRoot.querySelector('[data-edit=submit]').click();
  };
  /** What the form says. */
  window.says = () => ['outcome', 'draft'].map((part) => form.shadowRoot.querySelector(`[part=${part}]`)?.innerText).join(' | ');
  /** Whether it was still on its way, or not yet. */
  window.finish = async (mark) => {
    if (!holds(mark)) return false;
    // What was on its way goes out by itself; the button hurries it, or sends what was not yet.
    if (!isStored) form.shadowRoot.querySelector('[data-edit=submit]').click();
    for (const end = performance.now() + 30_000; !isStored && performance.now() < end; ) await rest(20);
    return true;
  };
  await customElements.whenDefined('sovitaan-form');
  await form.ready;
  window.ready = true;
}
