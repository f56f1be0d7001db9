/** A document is opened in the checklist that it was made with, or in another version of it; in another one it is refused. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { axe } from './support/axe.mjs';
import { visit } from './support/browser.mjs';
import { catalogue } from './support/environment.mjs';
import { startHost } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());
const said = await catalogue('fi');
const id = (name, version) => `urn:sovitaan:checklist:${name}:${version}`;
const schema = {
  $id: id('plan', '1.1.0'),
  type: 'object',
  title: 'Suunnitelma',
  properties: { aim: { type: 'string', title: 'Mihin pyrimme?' } },
};
const envelope = (dataschema, data) => ({
  specversion: '1.0',
  id: 'f6c2',
  source: '/forms',
  type: 'fi.sovitaan.submission.completed',
  time: '2026-09-30T12:00:00Z',
  dataschema,
  locale: 'fi',
  data,
});
const older = envelope(id('plan', '1.0.0'), { aim: 'Rauha', place: 'Kirjasto' });
const foreign = envelope(id('visit', '1.1.0'), { aim: 'Salaisuus' });
const note = said['document.other-version'].replace('{old}', '1.0.0').replace('{new}', '1.1.0');
const refusal = said['broken.other-checklist'];

/** A page with the form, told `properties` before it is there. */
async function open(page, properties, attributes = '') {
  const told = JSON.stringify({ schema, ...properties });
  const hear = `form.addEventListener('sovitaan-error', ({ detail }) => (window.errors ??= []).push(detail));`;
  host.file('/page.js', 'text/javascript', `const form = document.querySelector('sovitaan-form'); ${hear} Object.assign(form, ${told});`);
  const element = `<sovitaan-form lang="fi" ${attributes}></sovitaan-form>`;
  const scripts = '<script src="/page.js"></script><script type="module" src="/sovitaan/sovitaan.js"></script>';
  await page.goto(host.page('/', `<main><h1>Sivu</h1>${element}</main>${scripts}`));
  return page.locator('sovitaan-form');
}

const set = (form, submission) => form.evaluate((form, submission) => (form.submission = submission), submission);

for (const mode of ['fill', 'view']) {
  visit(`another version says so (${mode})`, {}, async ({ page }) => {
    const form = await open(page, { submission: older }, `mode="${mode}"`);
    await form.getByText(note).waitFor();
    await form.getByText('Kirjasto').waitFor();
    assert.deepEqual(await axe(page), []);
    await set(form, { ...older, dataschema: schema.$id });
    await form.getByText(note).waitFor({ state: 'detached' });
    // As text it is the same document.
    await set(form, JSON.stringify(older));
    await form.getByText(note).waitFor();
    assert.equal(await form.evaluate(({ submission }) => submission.id), older.id);
    await form.getByText('Kirjasto').waitFor();
  });

  visit(`another checklist's document is refused, and the next one is opened (${mode})`, {}, async ({ page }) => {
    const form = await open(page, { submission: foreign }, `mode="${mode}"`);
    await form.getByRole('alert').getByText(refusal).waitFor();
    const reported = () => page.evaluate(() => window.errors);
    assert.deepEqual(await reported(), [{ code: 'other-checklist', message: refusal }]);
    assert.equal(await form.getByText('Salaisuus').count(), 0);
    assert.deepEqual(await form.evaluate(({ submission }) => submission), foreign, 'it is as it was');
    assert.deepEqual(await axe(page), []);

    await set(form, older);
    await form.getByText(note).waitFor();
    await set(form, foreign);
    await form.getByRole('alert').getByText(refusal).waitFor();
    assert.equal((await reported()).length, 2);
    await set(form, undefined);
    await form.locator('.form-title').waitFor();
    assert.deepEqual(await form.evaluate(({ value }) => value), {});
  });
}

visit('what is of another checklist is not compared', {}, async ({ page }) => {
  const form = await open(page, { documents: [older, foreign] }, 'mode="compare"');
  await form.getByRole('alert').getByText(refusal).waitFor();
  assert.equal(await form.getByText('Salaisuus').count(), 0);
});
