/** A document that a host has changed says so when it is opened, to the person and to the page. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after } from 'node:test';
import { axe } from './support/axe.mjs';
import { visit } from './support/browser.mjs';
import { catalogue } from './support/environment.mjs';
import { startHost } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());
const digest = (value) => `sha-256-${createHash('sha256').update(JSON.stringify(value)).digest('hex')}`;
const schema = {
  $id: 'urn:sovitaan:checklist:plan:1.0.0',
  type: 'object',
  title: 'Suunnitelma',
  properties: { aim: { type: 'string', title: 'Mihin pyrimme?' } },
};
const sealed = (aim) => ({
  specversion: '1.0',
  id: `plan-${aim}`,
  source: '/forms',
  type: 'fi.sovitaan.submission.completed',
  datacontenttype: 'application/json',
  dataschema: schema.$id,
  time: '2026-09-30T12:00:00Z',
  locale: 'fi',
  datadigest: digest({ aim }),
  schemadigest: digest({}),
  data: { aim },
});
const whole = sealed('Rauha');
const altered = { ...whole, data: { aim: 'Riita' } };

async function open(page, given, attributes) {
  const hear = `form.addEventListener('sovitaan-error', ({ detail }) => (window.errors ??= []).push(detail));`;
  const told = JSON.stringify({ schema, ...given });
  host.file('/page.js', 'text/javascript', `const form = document.querySelector('sovitaan-form'); ${hear} Object.assign(form, ${told});`);
  const scripts = '<script src="/page.js"></script><script type="module" src="/sovitaan/sovitaan.js"></script>';
  await page.goto(host.page('/', `<main><h1>Sivu</h1><sovitaan-form ${attributes}></sovitaan-form></main>${scripts}`));
  return page.locator('sovitaan-form');
}

const errors = (page) => page.evaluate(() => window.errors ?? []);
const set = (form, submission) => form.evaluate((form, submission) => (form.submission = submission), submission);

for (const [mode, lang] of [['fill', 'fi'], ['view', 'sv'], ['view', 'en']]) {
  visit(`changed by a host: it says so (${mode}, ${lang})`, {}, async ({ page }) => {
    const said = await catalogue(lang);
    const form = await open(page, { submission: altered }, `mode="${mode}" lang="${lang}"`);
    const note = form.getByRole('alert').getByText(said['document.altered']);
    await note.waitFor();
    assert.deepEqual(await errors(page), [{ code: 'document-altered', message: said['document.altered'] }], 'and once');
    assert.deepEqual(await axe(page), []);

    // What comes after it is judged by itself.
    await set(form, whole);
    await note.waitFor({ state: 'detached' });
    await set(form, { ...sealed('Sopu'), data: { aim: 'Kiista' } });
    await note.waitFor();
    assert.equal((await errors(page)).length, 2);
  });
}

visit('of those that are compared, the one that was changed is named', {}, async ({ page }) => {
  const said = await catalogue('fi');
  const documents = [{ ...sealed('Sopu'), party: 'Aino' }, { ...altered, party: 'Antti' }];
  const form = await open(page, { documents }, 'mode="compare" lang="fi"');
  await form.getByRole('alert').getByText(`Antti: ${said['document.altered']}`, { exact: true }).waitFor();
  assert.equal(await form.locator('[part=altered]').count(), 1);
  assert.deepEqual(await errors(page), [{ code: 'document-altered', message: said['document.altered'] }]);
  assert.deepEqual(await axe(page), []);

  // It stays while they settle.
  await form.getByRole('radio').first().check();
  assert.equal(await form.locator('[part=altered]').count(), 1);
});

visit('a document as it was sealed has nothing to say, in whatever order its keys come', {}, async ({ page }) => {
  const form = await open(page, { submission: Object.fromEntries(Object.entries(whole).reverse()) }, 'mode="view" lang="fi"');
  await form.getByText('Rauha').waitFor();
  // As the note of the others does, it would come when the validator has.
  await page.waitForFunction(() => document.querySelector('sovitaan-form').checkValidity());
  assert.equal(await form.locator('[part=altered]').count(), 0);
  assert.deepEqual(await errors(page), []);
});
