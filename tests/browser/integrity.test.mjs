/** The digests that come with the files are those that a browser computes. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { dist, json } from './support/environment.mjs';
import { startHost } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());
const digests = await json(dist, 'integrity.json');
const form = '<sovitaan-form src="/cases/visit.json">fallback</sovitaan-form>';
const script = (digest) => `<script type="module" src="/sovitaan/sovitaan.js" integrity="${digest}"></script>`;

visit('with its digest the script runs', {}, async ({ page }) => {
  await page.goto(host.page('/whole', form + script(digests['sovitaan.js'])));
  await page.locator('sovitaan-form').evaluate((form) => form.ready);
  // Every other file is the one that the list means.
  const computed = await page.evaluate(async (names) => {
    const pairs = names.map(async (name) => {
      const bytes = await (await fetch(`/sovitaan/${name}`)).arrayBuffer();
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-384', bytes));
      return [name, `sha384-${btoa(String.fromCharCode(...hash))}`];
    });
    return Object.fromEntries(await Promise.all(pairs));
  }, Object.keys(digests));
  assert.deepEqual(computed, digests);
});

visit('with another digest it does not', { expected: [/digest/] }, async ({ page }) => {
  await page.goto(host.page('/altered', form + script(digests['drafts.js'])));
  assert.equal(await page.evaluate(() => customElements.get('sovitaan-form')), undefined);
});
