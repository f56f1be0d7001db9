/**
 * Text stays text: whatever a checklist, an answer, a document or a host says, nothing of it runs, loads, or reaches the
 * page around the form. Every text of `cases/vectors.json` wherever a text can stand (`cases/injection.js`).
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { listenTo } from '../browser/support/alarm.mjs';
import { chanceOf } from '../browser/support/chance.mjs';
import { json, root } from '../browser/support/environment.mjs';
import { firefox, inFirefox } from '../browser/support/firefox.mjs';
import { send, startHost, strict } from '../browser/support/host.mjs';
import { closeBrowser, theBrowser } from '../browser/support/launch.mjs';

/** Where they are put: each is a function of `cases/injection.js`. */
const PLACES = ['fill', 'view', 'compare', 'host', 'broken', 'attributes'];
/** Without a policy nothing stands between a text that became markup and its running. */
const POLICIES = { 'the strict policy': strict, 'no policy': '' };
const BROWSERS = { Chromium: inChromium, ...(firefox && { Firefox: inFirefox }) };
/** Milliseconds for a form, and for a page at least: one that says nothing for longer is frozen by a text. */
const PATIENCE = 2_000;
const LEAST = 60_000;

export const title = 'hostile texts wherever a text can stand';

export async function run({ share, seed }) {
  const vectors = await json(join(root, 'tests/browser/cases/vectors.json'));
  const all = vectors.map((_, at) => at);
  const count = Math.max(6, Math.round(all.length * share));
  const chosen = spread(all, count, chanceOf(seed));
  const faults = [];
  let forms = 0;
  for (const [name, policy] of Object.entries(POLICIES))
    await Promise.all(
      Object.entries(BROWSERS).map(async ([browser, open]) => {
        const texts = chosen();
        try {
          forms += await inject(policy, texts, open);
        } catch (error) {
          faults.push(`${browser}, ${name}, ${count < all.length ? `the texts ${texts}` : 'all texts'}: ${error.message}`);
        }
      }),
    );
  await closeBrowser();
  const missing = firefox ? undefined : 'not run: Firefox, because it is not installed';
  // A part of it may do without; the whole is not the whole then.
  if (missing && share == 1) faults.push(missing);
  const where = `${PLACES.length} places, under ${Object.keys(POLICIES).join(' and ')}, in ${firefox ? 'Chromium and Firefox' : 'Chromium alone'}`;
  return {
    wanted: 'all inert, in Chromium and Firefox',
    figure: `${count} of ${all.length} texts in ${where}: ${forms} forms${faults.length ? '' : ', all inert'}`,
    faults,
    more: faults.includes(missing) ? undefined : missing,
  };
}

/** Gives so many of them each time, and none again before all have been given. */
function spread(all, count, chance) {
  const left = [...all];
  const order = all.map(() => left.splice(chance.below(left.length), 1)[0]);
  let at = 0;
  return () => Array.from({ length: count }, () => order[at++ % order.length]).sort((a, b) => a - b);
}

/**
 * One page of them.
 *
 * @param chosen which of the texts
 * @param open opens an address in a browser, and gives what the page has reported
 * @returns how many forms there were
 */
async function inject(policy, chosen, open) {
  const host = await startHost();
  try {
    const hits = [];
    host.tell('/hit', async (request, response) => {
      hits.push(`${request.method} ${request.headers['sec-fetch-dest'] ?? ''}`);
      await send(204, 'text/plain')(request, response);
    });
    const reported = new Promise((resolve) => {
      host.tell('/report', async (request, response) => {
        let text = '';
        for await (const piece of request.setEncoding('utf8')) text += piece;
        response.writeHead(204).end();
        resolve(JSON.parse(text));
      });
    });
    const scripts = '<script src="/cases/injection.js"></script><script type="module" src="/sovitaan/sovitaan.js"></script>';
    const address = host.page('/injection', `<h1>Outside</h1><main></main><p>Outside</p>${scripts}`, { policy });
    const limit = Math.max(LEAST, PATIENCE * chosen.length * PLACES.length);
    const { forms, ...found } = await open(`${address}?places=${PLACES}&vectors=${chosen}`, within(limit, reported));
    assert.deepEqual(hits, [], 'requests that a text made');
    assert.deepEqual(found, { hits: [], violations: [], errors: [], outside: [], report: [] });
    assert.equal(forms, chosen.length * PLACES.length);
    return forms;
  } finally {
    await host.stop();
  }
}

/** The promise, unless the page says nothing for so long. */
function within(milliseconds, promise) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the page has said nothing for ${milliseconds / 1000} s`)), milliseconds);
    // Nobody waits for it once the page has crashed.
    late.unref();
    promise.then(resolve, reject).finally(() => clearTimeout(late));
  });
}

async function inChromium(address, reported) {
  const context = await (await theBrowser()).newContext({ locale: 'fi-FI' });
  const page = await context.newPage();
  try {
    const alarm = await listenTo(page);
    const gone = new Promise((_, reject) => page.on('crash', () => reject(new Error('the page crashed'))));
    const report = await Promise.race([page.goto(address).then(() => reported), reported, gone]);
    assert.deepEqual(await alarm.heard([]), [], 'errors in the page');
    return report;
  } finally {
    await context.close();
  }
}
