/**
 * Documents on their way from real pages to the real portal, through a proxy that loses, doubles, delays and cuts: each is
 * stored, once, as it was sealed.
 */
import { chanceOf } from '../browser/support/chance.mjs';
import { example } from '../browser/support/checklist.mjs';
import { closeBrowser, theBrowser } from '../browser/support/launch.mjs';
import { startFaultyProxy } from './support/faulty-proxy.mjs';
import { startStored } from './support/portal.mjs';

const SUBMISSIONS = 1_000;
/** Portals side by side, on one database: any of them may get any request. */
const INSTANCES = 3;
/** How much of what is posted goes wrong. */
const FAULTY = 0.5;
/** Nobody has to agree in these, so one person can finish them. */
const CHECKLISTS = ['systemic-weekly-meeting', 'development-experiment', 'network-work'];
/** Tabs with several forms. */
const TABS = 3;

export const title = 'documents through a faulty proxy';

export async function run({ share, seed }) {
  const count = Math.max(8, Math.round(SUBMISSIONS * share));
  const wanted = `${count} sent to ${INSTANCES} portals on one database, ${count} stored, 0 twice, each byte for byte`;
  const portal = await startStored({ instances: INSTANCES });
  // A little of it is tried on what is there. The whole is said of three.
  if (share == 1 && portal.origins.length < INSTANCES) {
    await portal.stop();
    return { wanted, figure: 'not run', faults: [`there would be ${portal.kind}`] };
  }
  const proxy = await startFaultyProxy(portal.origins, chanceOf(seed), FAULTY, await pages());
  const faults = [];
  /** What the forms have sealed and say to be stored, by id: `{text, value}`. */
  const sent = new Map();
  let pressed = 0;
  try {
    const context = await (await theBrowser()).newContext({ locale: 'fi-FI' });
    context.setDefaultTimeout(0);
    const urls = [...Array.from({ length: TABS }, (_, tab) => `/torture?${tab}`), ...(await ownPages(portal.origin))];
    const streams = await Promise.all(
      urls.map(async (url) => {
        const page = await context.newPage();
        page.on('pageerror', (error) => faults.push(`${url}: ${error}`));
        await page.goto(proxy.origin + url);
        await page.evaluate(prepare);
        const forms = await page.locator('sovitaan-form').count();
        return Array.from({ length: forms }, (_, form) => ({ page, url, form }));
      }),
    );
    let next = 0;
    await Promise.all(
      streams.flat().map(async ({ page, url, form }) => {
        while (next < count && faults.length < 20) {
          const number = next++;
          const how = ['click', 'clicks', 'submits', 'both', 'late'][number % 5];
          const outcome = await page.evaluate(([form, mark, how]) => window.send(form, mark, how), [form, `Nro ${number}.`, how]);
          pressed += outcome.pressed ?? 0;
          if (!outcome.id) faults.push(`submission ${number} on ${url} (${how}): ${outcome.why}`);
          else if (sent.has(outcome.id)) faults.push(`submission ${number}: the id of an earlier one`);
          else sent.set(outcome.id, outcome);
        }
      }),
    );
    compare(await portal.rows(), sent, faults);
    for (const line of portal.breakdowns().slice(0, 20)) faults.push(`the portal's log says: ${line}`);
  } finally {
    await closeBrowser();
    await proxy.stop();
    await portal.stop();
  }
  const wrong = [...proxy.done.values()].reduce((sum, times) => sum + times, 0);
  return {
    wanted,
    figure: `${sent.size} sent and stored (${portal.kind}) though ${wrong} requests went wrong, the button pressed again ${pressed} times; ${faults.length} faults`,
    faults,
    more: [...proxy.done].map(([name, times]) => `${name}: ${times}`).join(', '),
  };
}

/** What is stored is what was sent. */
function compare(rows, sent, faults) {
  const stored = rows.map(({ envelope }) => [JSON.parse(envelope), envelope]);
  const ids = new Set(stored.map(([{ id }]) => id));
  if (ids.size != rows.length) faults.push(`${rows.length - ids.size} documents are stored twice`);
  for (const [{ id, data }, text] of stored) {
    const one = sent.get(id);
    if (!one) faults.push(`${id} is stored, and no form says so`);
    else if (one.text != text) faults.push(`${id} is stored with other bytes`);
    else if (JSON.stringify(data) != one.value) faults.push(`${id} is not what stood in the form`);
  }
  for (const id of sent.keys()) if (!ids.has(id)) faults.push(`${id} is said to be stored, and is not`);
}

/** A page with several forms, filled in. */
async function pages() {
  const form = (name) => `<sovitaan-form src="/schemas/${name}.json" lang="fi" action="/api/documents"></sovitaan-form>`;
  const answers = await Promise.all(CHECKLISTS.map((name) => example(name, 'fi')));
  const head = '<!DOCTYPE html><html lang="fi"><meta charset="utf-8"><title>Forms</title>';
  const scripts = '<script src="/torture.js"></script><script type="module" src="/sovitaan/sovitaan.js"></script>';
  return {
    '/torture': { type: 'text/html; charset=utf-8', text: `${head}${CHECKLISTS.map(form).join('')}${scripts}` },
    '/torture.js': {
      type: 'text/javascript',
      text: `const answers = ${JSON.stringify(answers)};
        document.querySelectorAll('sovitaan-form').forEach((form, at) => (form.value = answers[at]));`,
    },
  };
}

/** The portal's example pages of these checklists, as its front page leads to them. */
async function ownPages(origin) {
  const front = await (await fetch(`${origin}/fi`)).text();
  const paths = [...new Set([...front.matchAll(/href="(\/fi\/[a-z-]+)"/g)].map(([, path]) => path))];
  const found = [];
  for (const path of paths) {
    const text = await (await fetch(`${origin}${path}/esimerkki`)).text();
    if (CHECKLISTS.some((name) => text.includes(`/schemas/${name}.json`))) found.push(`${path}/esimerkki`);
  }
  if (!found.length) throw new Error('the portal has no page with an example of these checklists');
  return found.slice(0, 3);
}

/** In the page: `send(form, mark, how)` writes the mark somewhere, presses the button, and follows what comes of it. */
async function prepare() {
  await customElements.whenDefined('sovitaan-form');
  const forms = [...document.querySelectorAll('sovitaan-form')];
  for (const form of forms) {
    while (!form.src) await new Promise((done) => setTimeout(done, 20));
    await form.ready;
    while (!form.checkValidity()) await new Promise((done) => setTimeout(done, 50));
  }
  const rest = (time) => new Promise((done) => setTimeout(done, time));
  // What is under way may still be when the next one is pressed: by its id it is known.
  const [sealed, stored] = [new Map(), new Set()];
  const refused = new Map();
  addEventListener('sovitaan-submit', ({ text, detail: { id, data } }) => {
    if ((sealed.get(id)?.text ?? text) != text) throw new Error(`${id} goes out with other bytes than before`);
    sealed.set(id, { id, text, value: JSON.stringify(data) });
  });
  addEventListener('sovitaan-stored', ({ detail: { id } }) => stored.add(id));
  addEventListener('sovitaan-error', ({ target, detail: { code, message } }) => {
    // A no, which is for the person to mend. What is neither yes nor no the form sends again by itself.
    if (['host-login', 'host-refused'].includes(code)) refused.set(target, message);
  });
  const storedAs = (value) => [...sealed.values()].find((one) => one.value == value && stored.has(one.id));
  window.send = async (at, mark, how) => {
    const form = forms[at];
    const control = form.shadowRoot.querySelector('textarea[data-pointer]');
    // As if typed, in one task: other forms of the page are used meanwhile.
    control.focus();
    control.select();
    document.execCommand('insertText', false, mark);
    const value = JSON.stringify(form.value);
    const button = form.shadowRoot.querySelector('[data-edit=submit]');
    const press = {
      click: () => button.click(),
      clicks: () => (button.click(), button.click()),
      submits: () => (void form.submit(), void form.submit()),
      both: () => (button.click(), void form.submit()),
      late: () => (button.click(), setTimeout(() => button.click(), 30)),
    };
    press[how]();
    let [pressed, found] = [0, undefined];
    const until = performance.now() + 300_000;
    while (!(found = storedAs(value)) && performance.now() < until) {
      await rest(30);
      if (!refused.delete(form)) continue;
      await rest(100);
      pressed++;
      press[how]();
    }
    if (!found) return { why: `not stored after five minutes; the form says: ${form.shadowRoot.querySelector('.outcome')?.textContent}` };
    // What comes now is another document, and no amendment of this one: nobody says who changed it, and why.
    form.submission = undefined;
    return { ...found, pressed };
  };
}
