/** The form is there and can be filled in before the validator is; until it has spoken, nobody says that all is well. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { answer, field } from './support/form.mjs';
import { catalogue, json } from './support/environment.mjs';
import { startHost } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());
const schema = await json(import.meta.dirname, 'cases/visit.json');
const said = await catalogue('fi');
const chunks = ['/sovitaan/sovitaan-validator.js', '/sovitaan/sovitaan-validator.wasm'];
const filled = { place: 'Koulu', day: '2026-02-03', hours: 1.5, manner: 'bus', notes: ['Aula'] };
const address = host.page(
  '/',
  '<sovitaan-form src="/cases/visit.json" action="/store"></sovitaan-form><script type="module" src="/sovitaan/sovitaan.js"></script>',
);

for (const chunk of chunks)
  visit(
    `a form is filled in while ${chunk.split('/').at(-1)} is on its way, and submitted when it has come`,
    {},
    async ({ page }) => {
      const release = host.hold(chunk);
      host.stored.clear();
      await page.goto(address);
      const form = page.locator('sovitaan-form');

      // Usable: answers are taken, progress is told, a list grows.
      for (const [name, value] of Object.entries(filled)) await answer(form, schema.properties[name], value, 'fi');
      assert.deepEqual(await form.evaluate((form) => form.value), filled);
      await form.getByText('5/6 vastattu').waitFor();

      // Nothing looks valid: the person asks, and is told that it is being looked into.
      assert.equal(await form.evaluate((form) => form.checkValidity()), false);
      await form.getByRole('button', { name: said.submit, exact: true }).click();
      await form.getByRole('status').getByText(said['outcome.checking'], { exact: true }).waitFor();
      assert.equal(await form.getByText(said['summary.clear'], { exact: true }).count(), 0);
      assert.equal(host.stored.size, 0);

      // An answer may still change meanwhile; what is sent is what is there at last.
      await field(form, 'Paikka').fill('Kirjasto');
      release();
      await form.getByRole('status').getByText(said['outcome.stored'], { exact: true }).waitFor();
      const [text] = host.stored.values();
      assert.deepEqual(JSON.parse(text).data, { ...filled, place: 'Kirjasto' });
    },
  );

visit('what is missing is found when the validator comes, not before', {}, async ({ page }) => {
  const release = host.hold(chunks[1]);
  await page.goto(address);
  const form = page.locator('sovitaan-form');
  await field(form, 'Paikka').fill('a');
  await field(form, 'Päivä').focus();
  await form.getByRole('button', { name: said.submit, exact: true }).click();
  await form.getByRole('status').getByText(said['outcome.checking'], { exact: true }).waitFor();
  assert.equal(await form.locator('[aria-invalid]').count(), 0);
  release();
  await form.locator('.summary').getByRole('link').first().waitFor();
  assert.equal(await form.locator('.summary').getByRole('link').count(), 3);
  assert.equal(await form.getByRole('status').innerText(), '');
  assert.equal(host.stored.size, 1, 'only what was stored before');
});

visit('a section is not called finished before it has been judged', {}, async ({ page }) => {
  const sections = {
    type: 'object',
    title: 'Kaksi osaa',
    properties: {
      a: {
        type: 'object',
        title: 'Alku',
        properties: { email: { type: 'string', format: 'email', title: 'Sähköposti' } },
      },
      b: { type: 'object', title: 'Loppu', properties: { word: { type: 'string', title: 'Sana' } } },
    },
  };
  host.file('/sections.json', 'application/json', JSON.stringify(sections));
  const release = host.hold(chunks[1]);
  await page.goto(
    host.page(
      '/sections',
      '<sovitaan-form src="/sections.json"></sovitaan-form><script type="module" src="/sovitaan/sovitaan.js"></script>',
    ),
  );
  const form = page.locator('sovitaan-form');
  await field(form, 'Sähköposti').fill('ei osoite');
  await field(form, 'Sana').focus();
  const section = form.getByRole('navigation').getByRole('link', { name: 'Alku' });
  await section.getByText(said['state.empty']).waitFor({ state: 'detached' });
  assert.ok(!(await section.innerText()).includes(said['state.done']));
  // Nor when the verdict is that it is wrong.
  release();
  await form.getByText(said['violation.format.email'].split('”')[0]).first().waitFor();
  assert.ok(!(await section.innerText()).includes(said['state.done']));
  // But it is when all is well.
  await field(form, 'Sähköposti').fill('a@example.org');
  await section.getByText(said['state.done']).waitFor();
});
