/** What typing feels like: the caret, input methods, when a field speaks, how numbers and dates are written. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { titleOf } from './support/checklist.mjs';
import { json } from './support/environment.mjs';
import { field, place, valueOf } from './support/form.mjs';
import { startHost } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());
const { properties: questions } = await json(import.meta.dirname, 'cases/visit.json');

host.file(
  '/changes.js',
  'text/javascript',
  `window.changes = []; addEventListener('sovitaan-change', ({ detail }) => changes.push(detail));`,
);
const scripts = '<script src="/changes.js"></script><script type="module" src="/sovitaan/sovitaan.js"></script>';

/** The form in a language, with a validator that has arrived. */
async function open(page, locale = 'fi') {
  await page.goto(
    host.page(
      '/',
      `<sovitaan-form src="/cases/visit.json" lang="${locale}" action="/store"></sovitaan-form>${scripts}`,
    ),
  );
  await page.waitForFunction(() => document.querySelector('sovitaan-form').violations?.length);
  const form = page.locator('sovitaan-form');
  return { form, at: (name) => field(form, titleOf(questions[name], locale)) };
}

const caret = (input) => input.evaluate(({ selectionStart, selectionEnd }) => [selectionStart, selectionEnd]);

visit('the caret stays where one types', {}, async ({ page }) => {
  const { at } = await open(page);
  for (const [name, text, from, typed, whole] of [
    ['place', 'Kolu', 2, 'ulu', 'Koululu'],
    ['day', '.2026', 0, '3.2', '3.2.2026'],
    ['hours', '1,5', 1, '25', '125,5'],
    ['email', 'a@example.org', 1, 'bcd', 'abcd@example.org'],
  ]) {
    await at(name).fill(text);
    await at(name).press('Home');
    for (let n = 0; n < from; n++) await page.keyboard.press('ArrowRight');
    await page.keyboard.type(typed);
    assert.equal(await at(name).inputValue(), whole);
  }
});

visit('an input method composes in peace, also while a message goes away', {}, async ({ page }) => {
  const { form, at } = await open(page);
  const method = await page.context().newCDPSession(page);
  await at('place').fill('x');
  await at('day').focus();
  await form.locator('.message').getByText('Kerro lisää').waitFor();
  await at('place').fill('');
  await at('place').focus();
  for (const text of ['k', 'ko', 'koul'])
    await method.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  assert.equal(await at('place').inputValue(), 'koul');
  await form.locator('.message').getByText('Kerro lisää').waitFor({ state: 'detached' });
  await method.send('Input.imeSetComposition', { text: '学校', selectionStart: 2, selectionEnd: 2 });
  await method.send('Input.insertText', { text: '学校の' });
  assert.equal(await at('place').inputValue(), '学校の');
  assert.deepEqual(await caret(at('place')), [3, 3]);
  assert.equal((await valueOf(form)).place, '学校の');
});

visit('a field speaks when it is left, not before', {}, async ({ page }) => {
  const { form, at } = await open(page);
  const sentence = form.locator('.message').getByText('Kirjoita kohtaan ”Päivä” päivä muodossa 3.2.2026.');
  await at('day').pressSequentially('3.2.');
  assert.equal(await sentence.count(), 0);
  assert.equal(await at('day').getAttribute('aria-invalid'), null);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await sentence.waitFor();
  assert.equal(await at('day').getAttribute('aria-invalid'), 'true');
  const described = await at('day').getAttribute('aria-describedby');
  assert.match(await form.locator(`#${described.split(' ').at(-1)}`).innerText(), /Kirjoita/);
  // Once it has spoken it says at once when all is well.
  await at('day').fill('3.2.2026');
  await sentence.waitFor({ state: 'detached' });
  assert.equal(await at('day').getAttribute('aria-invalid'), null);
  // The window losing the focus is not leaving the field.
  await at('email').pressSequentially('a');
  await page.evaluate(() => dispatchEvent(new Event('blur')));
  assert.equal(await at('email').getAttribute('aria-invalid'), null);
});

for (const [locale, decimal] of Object.entries({ fi: ',', sv: ',', en: '.' }))
  visit(`numbers and days are written as people write them (${locale})`, {}, async ({ page }) => {
    const { form, at } = await open(page, locale);
    await at('hours').fill(`2${decimal}5`);
    await at('day').fill('3.2.2026');
    assert.deepEqual(await valueOf(form), { day: '2026-02-03', hours: 2.5 });
    // What the page gives is written the same way.
    await form.evaluate((form) => (form.value = { hours: 7.25, day: '2026-12-24' }));
    assert.equal(await at('hours').inputValue(), `7${decimal}25`);
    assert.equal(await at('day').inputValue(), '24.12.2026');
    for (const [written, iso] of [
      ['03.02.2026', '2026-02-03'],
      ['3. 2. 2026', '2026-02-03'],
      ['2026-02-03', '2026-02-03'],
    ]) {
      await at('day').fill(written);
      assert.equal((await valueOf(form)).day, iso, written);
      assert.equal(await at('day').inputValue(), written, 'the text stays as it was written');
    }
  });

visit('the page hears what changed, where', {}, async ({ page }) => {
  const { form, at } = await open(page);
  await at('place').pressSequentially('Ko');
  await at('hours').fill('1,5');
  await at('hours').fill('');
  await at('day').fill('3.2.2026');
  await place(form, 'Tapa').getByRole('radio', { name: 'Bussilla' }).check();
  await form.getByRole('button', { name: 'Lisää huomio' }).click();
  await field(form, 'Huomio 1').fill('Aula');
  const heard = await page.evaluate(() => changes);
  const expected = [
    { pointer: '/place', value: 'K' },
    { pointer: '/place', value: 'Ko' },
    { pointer: '/hours', value: 1.5 },
    { pointer: '/hours' },
    { pointer: '/day', value: '2026-02-03' },
    { pointer: '/manner', value: 'bus' },
    { pointer: '/notes/0', value: 'Aula' },
  ];
  for (const change of expected)
    assert.ok(
      heard.some((one) => JSON.stringify(one) == JSON.stringify(change)),
      `${JSON.stringify(change)} in ${JSON.stringify(heard)}`,
    );
  assert.deepEqual(heard.slice(0, 5), expected.slice(0, 5), 'in their order');
});

visit('the page may give answers before the element is defined', {}, async ({ page }) => {
  const script = '/sovitaan/sovitaan.js';
  const release = host.hold(script);
  const given = { place: 'Koulu', hours: 0.5, notes: ['Aula', 'Piha'] };
  await page.goto(host.page('/', `<sovitaan-form src="/cases/visit.json" lang="fi"></sovitaan-form>${scripts}`), {
    waitUntil: 'commit',
  });
  const form = page.locator('sovitaan-form');
  await form.evaluate((form, value) => (form.value = value), given);
  release();
  await field(form, 'Paikka').waitFor();
  assert.equal(await field(form, 'Paikka').inputValue(), 'Koulu');
  assert.equal(await field(form, 'Huomio 2').inputValue(), 'Piha');
  assert.deepEqual(await valueOf(form), given);
  assert.deepEqual(await page.evaluate(() => changes), [], 'the page knows what it gave');
});

visit('a text that only looks like markup is text', {}, async ({ page }) => {
  const { form, at } = await open(page);
  const text = '<img src=x onerror=alert(1)> & </textarea> "\u2028" 𝒜 e\u0301';
  await at('place').fill(text);
  assert.equal((await valueOf(form)).place, text);
  await form.evaluate((form) => form.setAttribute('mode', 'view'));
  await form.locator('.read').getByText('<img src=x').waitFor();
  assert.equal(await form.locator('.read img').count(), 0);
});
