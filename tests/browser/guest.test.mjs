/** The form is a guest: the page's style, keys and address do not reach it, nor does another form. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { catalogue, json } from './support/environment.mjs';
import { answer, field, place, valueOf } from './support/form.mjs';
import { startHost } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());
const schema = await json(import.meta.dirname, 'cases/visit.json');
const said = await catalogue('fi');
const element = '<sovitaan-form src="/cases/visit.json" lang="fi" action="/store"></sovitaan-form>';
const script = '<script type="module" src="/sovitaan/sovitaan.js"></script>';
const filled = { place: 'Koulu', day: '2026-02-03', hours: 1.5, manner: 'bus', notes: ['Aula', 'Piha'] };

/** A page that thinks little of its guests. */
const rude = `
  html { font-size: 62.5%; color: #a0a; word-spacing: 1em; text-align: right; cursor: crosshair; }
  * { text-transform: uppercase; letter-spacing: 0.3em; line-height: 3; box-sizing: content-box; font-family: monospace;
      font-style: italic; color: #c00; list-style: square; margin: 7px; border-radius: 0; visibility: visible; white-space: pre; }
  *:focus { outline: none; }
  input, button, label, fieldset, legend, h2, p { font-size: 40px; display: block; float: right; background: #0f0; padding: 20px; }
  html, body, sovitaan-form { margin: 0; }
  sovitaan-form, div { opacity: 0.5; }
`.replaceAll('\n', ' ');
host.file('/rude.css', 'text/css', rude);
host.file('/plain.css', 'text/css', 'body { margin: 0 } sovitaan-form { margin: 0 }');
host.file(
  '/keys.js',
  'text/javascript',
  `
  window.hotkeys = [];
  for (const type of ['keydown', 'keypress', 'keyup'])
    document.addEventListener(type, (event) => { hotkeys.push(type + ' ' + event.key); event.preventDefault(); });
`,
);

/** Every computed property of every element in the form, and of what stands before and after it. */
const looks = (form) =>
  form.evaluate(({ shadowRoot }) =>
    [...shadowRoot.querySelectorAll('*')].map((element) => {
      const of = (pseudo) => {
        const style = getComputedStyle(element, pseudo);
        if (pseudo && style.content == 'none') return [];
        return [...style]
          .filter((name) => !name.startsWith('--'))
          .map((name) => `${name}: ${style.getPropertyValue(name)}`);
      };
      return {
        element: `${element.localName}.${element.className}#${element.id}`,
        style: [null, '::before', '::after'].map(of),
      };
    }),
  );

visit('a page’s own style changes nothing in the form', {}, async ({ page }) => {
  const seen = [];
  for (const sheet of ['plain', 'rude']) {
    await page.goto(host.page(`/${sheet}`, element + script, { head: `<link rel="stylesheet" href="/${sheet}.css">` }));
    const form = page.locator('sovitaan-form');
    await form.evaluate((form) => form.ready);
    await form.evaluate((form) => (form.style.width = '700px'));
    await form.getByRole('button', { name: said.submit, exact: true }).click();
    await form.locator('.summary a').first().waitFor();
    await form.locator('.calendar-open').click();
    await form.getByRole('grid').waitFor();
    seen.push(await looks(form));
  }
  const [plain, rude] = seen;
  assert.deepEqual(
    rude.map(({ element }) => element),
    plain.map(({ element }) => element),
  );
  const differing = plain.flatMap(({ element, style }, at) =>
    style.flatMap((properties, pseudo) =>
      properties
        .filter((property, n) => property != rude[at].style[pseudo][n])
        .map((property, n) => `${element} ${pseudo}: ${property}`),
    ),
  );
  assert.deepEqual(differing.slice(0, 20), []);
});

visit('in a box that scrolls, nothing of it sticks out of the box', {}, async ({ page }) => {
  host.file('/box.css', 'text/css', 'body { margin: 0 } main { height: 300px; overflow: auto }');
  await page.goto(
    host.page('/box', `<main>${element}</main>${script}`, { head: '<link rel="stylesheet" href="/box.css">' }),
  );
  const form = page.locator('sovitaan-form');
  await form.getByRole('button', { name: said.submit, exact: true }).click();
  await form.locator('.summary a').first().waitFor();
  const [height, window] = await page.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
  assert.equal(height, window, 'the page itself has nothing to scroll');
});

visit('typing fires no hotkey of the page, and other keys still reach it', {}, async ({ page }) => {
  await page.goto(host.page('/keys', `<script src="/keys.js"></script>${element}${script}`));
  const form = page.locator('sovitaan-form');
  await field(form, 'Paikka').pressSequentially('kj/?# 9.Åö');
  for (const key of ['Backspace', 'Delete', 'ArrowLeft', 'Home', 'End', 'Enter']) await page.keyboard.press(key);
  await place(form, 'Tapa').getByRole('radio', { name: 'Kävellen' }).focus();
  for (const key of ['ArrowDown', 'Space']) await page.keyboard.press(key);
  await form.getByRole('button', { name: 'Lisää huomio' }).focus();
  await page.keyboard.press('Enter');
  await field(form, 'Huomio 1').pressSequentially('s');
  assert.deepEqual(await page.evaluate(() => hotkeys), []);
  assert.equal(await field(form, 'Paikka').inputValue(), 'kj/?# 9.Åö'.slice(0, -1));
  assert.equal((await valueOf(form)).manner, 'bus');
  await page.keyboard.press('Escape');
  assert.deepEqual(await page.evaluate(() => hotkeys), ['keydown Escape', 'keyup Escape']);
});

visit('a link in the form leads to a field, not to another address', {}, async ({ page }) => {
  const address = host.page(
    '/based',
    element.replace('/cases/visit.json', '../cases/visit.json').replace('/store', '../store') + script,
    { head: '<base href="/elsewhere/">' },
  );
  host.page('/elsewhere/', '<h1>Elsewhere</h1>');
  await page.goto(address);
  const form = page.locator('sovitaan-form');
  await form.getByRole('button', { name: said.submit, exact: true }).click();
  await form.locator('.summary a').first().waitFor();
  for (const link of await form.locator('.summary a').all()) await link.click();
  assert.equal(await form.evaluate(({ shadowRoot }) => shadowRoot.activeElement?.type), 'radio');
  assert.equal(page.url(), address);
  // The addresses that the page wrote are against its base, and the form's own files are not.
  for (const [name, value] of Object.entries(filled)) await answer(form, schema.properties[name], value, 'fi');
  await form.getByRole('button', { name: said.submit, exact: true }).click();
  await form.getByText(said['outcome.stored'], { exact: true }).waitFor();
});

visit('two forms on one page do not disturb each other', {}, async ({ page }) => {
  await page.goto(host.page('/two', element + element + script));
  const forms = [page.locator('sovitaan-form').first(), page.locator('sovitaan-form').last()];
  await answer(forms[0], schema.properties.place, 'Koulu', 'fi');
  await answer(forms[1], schema.properties.place, 'Kirjasto', 'fi');
  await answer(forms[0], schema.properties.manner, 'bus', 'fi');
  await answer(forms[1], schema.properties.manner, 'walk', 'fi');
  await answer(forms[0], schema.properties.notes, ['Aula'], 'fi');
  assert.deepEqual(await valueOf(forms[0]), { place: 'Koulu', manner: 'bus', notes: ['Aula'] });
  assert.deepEqual(await valueOf(forms[1]), { place: 'Kirjasto', manner: 'walk' });
  assert.ok(await forms[0].getByRole('radio', { name: 'Bussilla' }).isChecked());
  const [one, two] = await Promise.all(
    forms.map((form) =>
      form.evaluate(({ shadowRoot }) =>
        [...shadowRoot.querySelectorAll('[id], [name]')].flatMap(({ id, name }) => [id, name]).filter(Boolean),
      ),
    ),
  );
  assert.deepEqual(
    one.filter((id) => two.includes(id)),
    [],
  );
  await forms[0].getByRole('button', { name: said.submit, exact: true }).click();
  await forms[0].locator('.summary a').first().waitFor();
  assert.equal(await forms[1].locator('.summary').count(), 0);
  // One goes, the other stays in order.
  await forms[0].evaluate((form) => form.remove());
  await answer(page.locator('sovitaan-form'), schema.properties.day, '2026-02-03', 'fi');
  assert.deepEqual(await valueOf(page.locator('sovitaan-form')), {
    place: 'Kirjasto',
    day: '2026-02-03',
    manner: 'walk',
  });
});

visit('a language may change in the middle of it', {}, async ({ page }) => {
  await page.goto(host.page('/language', element + script));
  const form = page.locator('sovitaan-form');
  await field(form, 'Paikka').fill('ab');
  await field(form, 'Tunteja').fill('1,5');
  await form.locator('.message').getByText('Kerro lisää').waitFor();
  await answer(form, schema.properties.notes, ['Aula'], 'fi');
  await form.evaluate((form) => (form.lang = 'sv'));
  assert.equal(await field(form, 'Plats').inputValue(), 'ab');
  await form.locator('.message').getByText('Plats').waitFor();
  assert.equal(await field(form, 'Anteckning 1').inputValue(), 'Aula');
  await form.evaluate((form) => (form.lang = 'en'));
  await form.locator('.message').getByText('Place').waitFor();
  assert.equal(await field(form, 'Hours').inputValue(), '1.5');
  assert.equal(
    await field(form, 'Day').getAttribute('aria-invalid'),
    null,
    'a field that nobody has left still says nothing',
  );
  assert.deepEqual(await valueOf(form), { place: 'ab', hours: 1.5, notes: ['Aula'] });
});
