/**
 * What a form needs cannot be had or cannot be read. In its place stands why, in the page's language; the answers are
 * as they were; and when the thing is mended and somebody tries again, the form is there.
 */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { locales } from './support/environment.mjs';
import { valueOf } from './support/form.mjs';
import { changed, hangUp, send, startHost, strict } from './support/host.mjs';
import { filled, formIn, html, noisy, src, threeForms, told, works } from './support/three.mjs';

const host = await startHost();
after(() => host.stop());
const wasm = '/sovitaan/sovitaan.wasm';

/** What keeps a form from being shown. */
const loading = {
  'a checklist that is no JSON': {
    code: 'schema-broken',
    path: src,
    answer: send(200, 'application/json', '{"type": "object", '),
  },
  'a checklist whose root is no object': {
    code: 'schema-broken',
    path: src,
    answer: send(200, 'application/json', '{"type": "string"}'),
  },
  'a checklist that is not found': { code: 'schema-unreachable', path: src, answer: send(404, 'text/plain', 'no') },
  'a checklist behind a broken line': { code: 'schema-unreachable', path: src, answer: hangUp },
  'a login page in the place of the checklist': {
    code: 'schema-unreachable',
    path: src,
    answer: send(200, 'text/html', html),
  },
  'a wasm file that is not found': { code: 'wasm-missing', path: wasm, answer: send(404, 'text/plain', 'no') },
  'a page in the place of the wasm file': { code: 'wasm-missing', path: wasm, answer: send(200, 'text/html', html) },
  'a truncated wasm file': {
    code: 'wasm-corrupt',
    path: wasm,
    answer: changed('sovitaan.wasm', (bytes) => ['application/wasm', bytes.subarray(0, 20_000)]),
  },
  'an empty wasm file': { code: 'wasm-corrupt', path: wasm, answer: send(200, 'application/wasm', '') },
};

for (const [what, { code, path, answer }] of Object.entries(loading))
  visit(`instead of the form: ${what}`, { expected: noisy }, async ({ page }) => {
    host.tell(path, answer);
    await page.goto(threeForms(host));
    for (const locale of locales) {
      const form = formIn(page, locale);
      const sentence = await told(page, locale, code);
      const alert = form.getByRole('alert');
      assert.ok((await alert.innerText()).includes(sentence));
      assert.match(await alert.innerText(), new RegExp(`${code}: `), 'the administrator learns what and where');
      assert.deepEqual(await valueOf(form), filled);
    }
    // It is mended, and somebody tries again.
    host.mend(path);
    for (const locale of locales) {
      await formIn(page, locale).getByRole('button').click();
      await works(formIn(page, locale), locale);
      assert.deepEqual(await valueOf(formIn(page, locale)), filled);
    }
  });

visit('one language is missing, and the others are there', { expected: noisy }, async ({ page }) => {
  host.tell('/sovitaan/locales/sv.json', send(404, 'text/plain', 'no'));
  await page.goto(threeForms(host));
  await told(page, 'sv', 'locale-unreachable');
  await works(formIn(page, 'fi'), 'fi');
  await works(formIn(page, 'en'), 'en');
  host.mend('/sovitaan/locales/sv.json');
  await formIn(page, 'sv').getByRole('button').click();
  await works(formIn(page, 'sv'), 'sv');
});

visit(
  'a policy that blocks wasm is named',
  { expected: [/wasm-unsafe-eval/, /WebAssembly/, /script-src wasm-eval/] },
  async ({ page }) => {
    await page.goto(threeForms(host, strict.replace(" 'wasm-unsafe-eval'", '')));
    for (const locale of locales) {
      await told(page, locale, 'wasm-blocked');
      assert.match(await formIn(page, locale).getByRole('alert').innerText(), /'wasm-unsafe-eval'/);
      assert.deepEqual(await valueOf(formIn(page, locale)), filled);
    }
  },
);

visit('a server that does not know the type of a wasm file is no obstacle', {}, async ({ page }) => {
  for (const name of ['sovitaan.wasm', 'sovitaan-validator.wasm'])
    host.tell(
      `/sovitaan/${name}`,
      changed(name, (bytes) => ['application/octet-stream', bytes]),
    );
  await page.goto(threeForms(host));
  for (const locale of locales) await works(formIn(page, locale), locale);
  await page.waitForFunction(() =>
    [...document.querySelectorAll('sovitaan-form')].every((form) => form.checkValidity()),
  );
  for (const name of ['sovitaan.wasm', 'sovitaan-validator.wasm']) host.mend(`/sovitaan/${name}`);
  assert.deepEqual(await page.evaluate(() => errors), []);
});
