/** Every way of loading it: the classic script, the one file with everything inside, the class alone, any element, Node.js. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { visit } from './support/browser.mjs';
import { example } from './support/checklist.mjs';
import { catalogue, dist, schemas } from './support/environment.mjs';
import { field } from './support/form.mjs';
import { send, startHost } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());
const said = await catalogue('fi');
const place = '<div data-sovitaan data-src="/cases/visit.json" data-lang="fi" data-action="/store">Lomake ei lataudu.</div>';

/** Fills the small form in and submits it; the document that is stored. */
async function complete(page) {
  host.stored.clear();
  await page.locator('sovitaan-form').waitFor();
  const form = page.locator('sovitaan-form');
  await form.evaluate((form) => form.ready);
  await field(form, 'Paikka').fill('Koulu');
  await field(form, 'Päivä').fill('3.2.2026');
  await form.getByText('Bussilla', { exact: true }).click();
  await form.getByRole('button', { name: said.submit, exact: true }).click();
  await form.getByRole('status').getByText(said['outcome.stored'], { exact: true }).waitFor();
  const [text] = host.stored.values();
  return JSON.parse(text);
}

visit('the classic script: any element becomes a form, under the strictest policy', {}, async ({ page }) => {
  await page.goto(host.page('/iife', `${place}<script src="/sovitaan/sovitaan.iife.js"></script>`));
  assert.deepEqual((await complete(page)).data, { place: 'Koulu', day: '2026-02-03', manner: 'bus' });
  assert.equal(await page.evaluate(() => typeof Sovitaan.define), 'function');
  assert.equal(await page.evaluate(() => Sovitaan.mountAll().length), 0, 'what is there is not put there again');
});

visit('the classic script, as Liferay and others load it: by another script, in the head', {}, async ({ page }) => {
  host.file('/load.js', 'text/javascript', "const script = document.createElement('script'); script.src = '/sovitaan/sovitaan.iife.js'; document.head.append(script);");
  await page.goto(host.page('/later', `<sovitaan-form src="/cases/visit.json" lang="fi" action="/store"></sovitaan-form><script src="/load.js"></script>`, { policy: "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'" }));
  await complete(page);
});

visit('one file with everything inside: nothing else is fetched but the checklist', {}, async ({ page }) => {
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  host.tell('/one.js', async (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(await readFile(join(dist, 'sovitaan.inline.js')));
  });
  // As strict as can be: it has no connection to anywhere but its own host's addresses.
  await page.goto(host.page('/inline', `${place}<script src="/one.js"></script>`));
  assert.deepEqual((await complete(page)).data.place, 'Koulu');
  await page.locator('sovitaan-form').evaluate((form) => form.setAttribute('lang', 'sv'));
  await page.locator('sovitaan-form').getByText('Besök', { exact: true }).waitFor();
  // What is loaded later elsewhere is inside too: the calendar, and comparing.
  await page.locator('sovitaan-form').locator('[data-edit=calendar]').first().click();
  await page.locator('sovitaan-form').getByRole('dialog').waitFor();
  await page.locator('sovitaan-form').evaluate((form) => {
    form.documents = ['Koulu', 'Kirjasto'].map((place, at) => JSON.stringify({ id: `${at}`, party: `${at}`, data: { place } }));
    form.mode = 'compare';
  });
  await page.locator('sovitaan-form').locator('.counts').waitFor();
  assert.deepEqual([...new Set(asked)].sort(), ['/cases/visit.json', '/inline', '/one.js', '/store']);
});

visit('one file, in a sandbox that gives nothing: no origin, no storage, no module', { expected: [/sandboxed/, /Blocked/] }, async ({ page }) => {
  const cors = { 'Access-Control-Allow-Origin': '*' };
  host.tell('/one.js', async (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/javascript', ...cors }).end(await readFile(join(dist, 'sovitaan.inline.js')));
  });
  const checklist = await readFile(join(import.meta.dirname, 'cases/visit.json'), 'utf8');
  host.tell('/open.json', send(200, 'application/json', checklist, cors));
  const form = '<sovitaan-form src="/open.json" lang="fi"></sovitaan-form>';
  // A page without an origin has no 'self'.
  const policy = `default-src ${host.origin}; script-src ${host.origin} 'wasm-unsafe-eval'; style-src ${host.origin}`;
  host.page('/inside', `${form}<script src="/one.js"></script>`, { policy });
  await page.goto(host.page('/outside', '<iframe src="/inside" sandbox="allow-scripts" width="900" height="600" title="Lomake"></iframe>'));
  const inside = page.frameLocator('iframe').locator('sovitaan-form');
  await field(inside, 'Paikka').fill('Koulu');
  assert.equal(await inside.evaluate((form) => form.value.place), 'Koulu');
  await inside.locator('[part=draft]').getByText(/./).first().waitFor();
});

visit('the class alone changes nothing; mount puts a form where it is wanted', {}, async ({ page }) => {
  host.file(
    '/use.js',
    'text/javascript',
    `import * as sovitaan from '/sovitaan/index.js';
     window.before = !!customElements.get('sovitaan-form');
     window.form = sovitaan.mount(document.getElementById('here'), { tag: 'own-form', lang: 'fi', drafts: 'off', schema: { type: 'object', title: 'Oma', properties: { a: { type: 'string', title: 'A' } } } });
     window.listed = sovitaan.mountAll(document, { tag: 'own-form' }).length;`,
  );
  await page.goto(host.page('/mount', `<p id="here">Tähän</p>${place}<script type="module" src="/use.js"></script>`));
  await page.locator('own-form').first().getByText('Oma', { exact: true }).waitFor();
  assert.deepEqual(await page.evaluate(() => [before, form.localName, form.drafts, listed, !!customElements.get('sovitaan-form')]), [false, 'own-form', 'off', 1, false]);
});

visit('wasm as an answer, a promise, bytes, or a function that is asked when it is needed', {}, async ({ page }) => {
  const kinds = {
    response: 'fetch(url)',
    bytes: 'await (await fetch(url)).arrayBuffer()',
    module: 'await WebAssembly.compileStreaming(fetch(url))',
    later: '() => fetch(url)',
  };
  for (const [kind, source] of Object.entries(kinds)) {
    host.file(`/${kind}.js`, 'text/javascript', `import { define, SovitaanForm } from '/sovitaan/index.js'; const url = '/sovitaan/sovitaan.wasm'; SovitaanForm.wasm = ${source}; define();`);
    await page.goto(host.page(`/wasm-${kind}`, `<sovitaan-form src="/cases/visit.json"></sovitaan-form><script type="module" src="/${kind}.js"></script>`));
    await field(page.locator('sovitaan-form'), 'Paikka').waitFor();
  }
});

test('the validator in Node.js: the verdict of the browser', async () => {
  const { checklist, verify, digest } = await import(pathToFileURL(join(dist, 'validate.js')));
  const name = 'development-experiment';
  const own = await checklist(await readFile(join(schemas, `${name}.json`), 'utf8'));
  const answers = await example(name, 'fi');
  assert.deepEqual(own.violations(answers), []);
  assert.ok(own.violations({}).length > 0);
  assert.deepEqual(own.receive('{').refusal.code, 'not-json');
  assert.match(await digest(answers), /^sha-256-[0-9a-f]{64}$/);
  assert.equal(await verify([]), null);
  await assert.rejects(() => checklist('{"type": "nothing"}'), Error);
  await assert.rejects(() => checklist('{'), Error);
});

visit('what the browser seals, the validator in Node.js takes, and nothing else', {}, async ({ page }) => {
  await page.goto(host.page('/seal', `${place}<script src="/sovitaan/sovitaan.iife.js"></script>`));
  const envelope = await complete(page);
  const { checklist } = await import(pathToFileURL(join(dist, 'validate.js')));
  const small = await checklist(await readFile(join(import.meta.dirname, 'cases/visit.json'), 'utf8'));
  assert.deepEqual(small.receive(JSON.stringify(envelope)).envelope, envelope);
  const altered = { ...envelope, data: { ...envelope.data, place: 'Kirjasto' } };
  assert.equal(small.receive(JSON.stringify(altered)).refusal.code, 'altered');
});
