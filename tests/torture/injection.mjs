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

export const title = 'hostile texts wherever a text can stand';

export async function run({ share, seed }) {
  const vectors = await json(join(root, 'tests/browser/cases/vectors.json'));
  const all = vectors.map((_, at) => at);
  const count = Math.max(6, Math.round(all.length * share));
  const chance = chanceOf(seed);
  const faults = [];
  let forms = 0;
  for (const [name, policy] of Object.entries(POLICIES))
    await Promise.all(
      Object.entries(BROWSERS).map(async ([browser, open]) => {
        const chosen = chance.some(all, count, count);
        try {
          forms += await inject(policy, chosen, open);
        } catch (error) {
          faults.push(`${browser}, ${name}: ${error.message}`);
        }
      }),
    );
  await closeBrowser();
  const where = `${PLACES.length} places, under ${Object.keys(POLICIES).join(' and ')}, in ${Object.keys(BROWSERS).join(' and ')}`;
  return {
    wanted: 'all inert, in Chromium and Firefox',
    figure: `${count} of ${all.length} texts in ${where}: ${forms} forms${faults.length ? '' : ', all inert'}`,
    faults,
    more: firefox ? undefined : 'not run: Firefox, because it is not installed',
  };
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
    const { forms, ...found } = await open(`${address}?places=${PLACES}&vectors=${chosen}`, reported);
    assert.deepEqual(hits, [], 'requests that a text made');
    assert.deepEqual(found, { hits: [], violations: [], errors: [], outside: [], report: [] });
    assert.equal(forms, chosen.length * PLACES.length);
    return forms;
  } finally {
    await host.stop();
  }
}

async function inChromium(address, reported) {
  const context = await (await theBrowser()).newContext({ locale: 'fi-FI' });
  const page = await context.newPage();
  try {
    const alarm = await listenTo(page);
    await page.goto(address);
    const report = await reported;
    assert.deepEqual(await alarm.heard([]), [], 'errors in the page');
    return report;
  } finally {
    await context.close();
  }
}
