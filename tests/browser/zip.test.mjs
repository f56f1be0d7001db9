/** The archive for servers without internet: unpacked, its pages work as they are, and their digests hold. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { after, test } from 'node:test';
import { unzipSync } from 'fflate';
import { axe } from './support/axe.mjs';
import { visit } from './support/browser.mjs';
import { catalogue, dist, json, told } from './support/environment.mjs';
import { send, startHost, strict, types } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());
const said = await catalogue('fi');
const digests = await json(dist, 'integrity.json');
const unpacked = Object.entries(unzipSync(await readFile(told('SOVITAAN_ZIP'))));
const [folder] = unpacked[0][0].split('/');
const files = new Map(unpacked.map(([path, bytes]) => [path.slice(folder.length), bytes]));
// As a server does that knows little: no type for wasm.
const serve = (path, bytes) => {
  const type = types[extname(path)] ?? 'application/octet-stream';
  host.tell(path, send(200, path.endsWith('.wasm') ? 'application/octet-stream' : type, bytes, { 'Content-Security-Policy': strict }));
};
for (const [path, bytes] of files) serve(path, bytes);

test('one folder, with all of the package and the digests that it has', async () => {
  assert.match(folder, /^sovitaan-\d+\.\d+\.\d+$/);
  for (const name of [...Object.keys(digests), 'integrity.json'])
    assert.deepEqual(Buffer.from(files.get(`/sovitaan/${name}`)), await readFile(`${dist}/${name}`), name);
});

visit('the first page: what this is, every digest, links that lead somewhere', {}, async ({ page }) => {
  await page.goto(`${host.origin}/index.html`);
  const table = await page.locator('tbody tr').evaluateAll((rows) => rows.map(({ cells }) => [cells[0].textContent, cells[2].textContent]));
  assert.deepEqual(Object.fromEntries(table), digests);
  const links = await page.locator('a').evaluateAll((links) => links.map(({ href }) => href));
  for (const link of links) assert.ok(files.has(new URL(link).pathname) && link.startsWith(host.origin), link);
  assert.deepEqual(await axe(page), []);
});

for (const [name, script] of [['example-module', 'sovitaan.js'], ['example-classic', 'sovitaan.iife.js']]) {
  visit(`${name}: a form, and what comes of it`, {}, async ({ page }) => {
    const foreign = [];
    page.on('request', (request) => request.url().startsWith(host.origin) || foreign.push(request.url()));
    await page.goto(`${host.origin}/index.html`);
    await page.locator(`a[href="${name}.html"]`).click();
    const form = page.locator('sovitaan-form');
    await form.evaluate((form) => form.ready);
    assert.deepEqual(await axe(page), []);
    await form.getByRole('button', { name: said['submit.unfinished'], exact: true }).click();
    await form.getByRole('status').getByText(said['outcome.stored-unfinished'], { exact: true }).waitFor();
    const shown = JSON.parse(await page.locator('#result pre').textContent());
    assert.equal(shown.specversion, '1.0');
    assert.equal(shown.type, 'fi.sovitaan.submission.draft');
    assert.deepEqual(foreign, []);
  });

  visit(`${name}: a script that is not the one that was packed does not run`, { expected: [/digest/] }, async ({ page }) => {
    const path = `/sovitaan/${script}`;
    serve(path, Buffer.concat([files.get(path), Buffer.from('\n')]));
    await page.goto(`${host.origin}/${name}.html`);
    assert.equal(await page.evaluate(() => customElements.get('sovitaan-form')), undefined);
    serve(path, files.get(path));
  });
}
