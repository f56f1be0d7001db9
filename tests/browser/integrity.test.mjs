/** The digests that come with the files are those that a browser computes. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { dist, json } from './support/environment.mjs';
import { send, startHost, strict } from './support/host.mjs';

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

visit('from another origin it runs with the headers that the documentation names', {}, async ({ page, t }) => {
  const elsewhere = createServer(async (request, response) => {
    const answer = await fetch(host.origin + request.url);
    const headers = { 'Access-Control-Allow-Origin': host.origin };
    send(answer.status, answer.headers.get('content-type'), Buffer.from(await answer.arrayBuffer()), headers)(request, response);
  });
  elsewhere.listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  t.after(() => elsewhere.close());
  const origin = `http://127.0.0.1:${elsewhere.address().port}`;
  const policy = `${strict.replace("script-src 'self' 'wasm-unsafe-eval'", `$& ${origin}`)}; connect-src 'self' ${origin}`;
  const tag = `<script type="module" src="${origin}/sovitaan/sovitaan.js" integrity="${digests['sovitaan.js']}" crossorigin></script>`;
  await page.goto(host.page('/elsewhere', form + tag, { policy }));
  await page.locator('sovitaan-form').evaluate((form) => form.ready);
  // What comes later comes from there too: the validator says what is missing.
  await page.waitForFunction(() => document.querySelector('sovitaan-form').violations.length);
});

visit('with another digest it does not', { expected: [/digest/] }, async ({ page }) => {
  await page.goto(host.page('/altered', form + script(digests['drafts.js'])));
  assert.equal(await page.evaluate(() => customElements.get('sovitaan-form')), undefined);
});
