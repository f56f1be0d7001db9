/** What a schema may ask beside single answers: alternatives, names, files, trees, other documents. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { axe, doubledIds } from './support/axe.mjs';
import { visit } from './support/browser.mjs';
import { catalogue } from './support/environment.mjs';
import { field, focused, place, valueOf } from './support/form.mjs';
import { startHost } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());
const said = await catalogue('fi');

const address = {
  title: 'Osoite',
  type: 'object',
  properties: {
    street: { type: 'string', title: 'Katuosoite' },
    postcode: { type: 'string', title: 'Postinumero', pattern: '^[0-9]{5}$' },
  },
  required: ['street'],
};
host.file(
  '/documents.js',
  'text/javascript',
  `document.querySelector('sovitaan-form').schemas = { 'https://example.org/shared/address.json': ${JSON.stringify(address)} };`,
);
const scripts = '<script type="module" src="/documents.js"></script><script type="module" src="/sovitaan/sovitaan.js"></script>';
const element = '<sovitaan-form src="/cases/whole-standard.json" lang="fi" action="/store"></sovitaan-form>';
const whole = host.page('/whole', `${scripts}<main><h1>Sopimus</h1>${element}</main>`);

/** The form, when its validator is there too. */
async function open(page, url = whole) {
  await page.goto(url);
  const form = page.locator('sovitaan-form');
  await form.evaluate((form) => form.ready);
  await page.waitForFunction(() => document.querySelector('sovitaan-form').violations.length > 0);
  return form;
}

const radio = (scope, name) => scope.getByRole('radio', { name, exact: true });
const button = (scope, name) => scope.getByRole('button', { name, exact: true });

visit('another alternative: what was answered waits, and is not in the document', {}, async ({ page }) => {
  const form = await open(page);
  const contact = place(form, 'Yhteyshenkilö');
  await radio(contact, 'Nimetty henkilö').focus();
  await page.keyboard.press('Space');
  await field(contact, 'Nimi').fill('Aino');
  assert.deepEqual(await valueOf(form), { contact: { name: 'Aino' } });

  await radio(contact, 'Nimetty henkilö').focus();
  await page.keyboard.press('ArrowDown');
  assert.equal(await radio(contact, 'Yksikkö').isChecked(), true);
  assert.equal(await radio(contact, 'Yksikkö').evaluate((radio) => radio.getRootNode().activeElement == radio), true);
  assert.deepEqual(await valueOf(form), {});
  await field(contact, 'Yksikön nimi').fill('Asema');
  assert.deepEqual(await valueOf(form), { contact: { unit: 'Asema' } });

  await radio(contact, 'Nimetty henkilö').check();
  assert.equal(await field(contact, 'Nimi').inputValue(), 'Aino');
  assert.deepEqual(await valueOf(form), { contact: { name: 'Aino' } });
});

visit('a number or words: each kind of answer keeps its own', {}, async ({ page }) => {
  const form = await open(page);
  const most = place(form, 'Enimmäismäärä');
  await radio(most, 'Luku').check();
  await most.getByRole('textbox').fill('3');
  assert.deepEqual(await valueOf(form), { limit: 3 });
  await radio(most, 'Sanallinen kuvaus').check();
  await most.getByRole('textbox').fill('Kolme');
  assert.deepEqual(await valueOf(form), { limit: 'Kolme' });
  await radio(most, 'Luku').check();
  assert.deepEqual(await valueOf(form), { limit: 3 });
});

visit('names and values, by keyboard', {}, async ({ page }) => {
  const form = await open(page);
  const numbers = place(form, 'Tunnusluvut').last();
  await button(numbers, 'Lisää tunnusluku').focus();
  await page.keyboard.press('Enter');
  assert.equal(await focused(form), said['map.name'], 'a new row begins with its name');
  await page.keyboard.type('aika');
  await page.keyboard.press('Tab');
  await page.keyboard.type('12,50');
  assert.deepEqual(await valueOf(form), { numbers: { aika: 12.5 } });

  await button(numbers, 'Lisää tunnusluku').click();
  await page.keyboard.type('aika');
  await page.keyboard.press('Tab');
  await numbers.getByText(said['violation.propertyNames.taken']).first().waitFor();
  await numbers.getByRole('textbox', { name: said['map.name'] }).last().fill('määrä');
  await field(numbers, 'Arvo').last().fill('2');
  assert.deepEqual(await valueOf(form), { numbers: { aika: 12.5, määrä: 2 } });

  await button(numbers, `${said['row.remove']}: Tunnusluku 1`).click();
  assert.deepEqual(await valueOf(form), { numbers: { määrä: 2 } });
});

visit('a name half typed: what comes meanwhile leaves it alone, and a rest is enough', {}, async ({ page }) => {
  const form = await open(page);
  const numbers = place(form, 'Tunnusluvut').last();
  await button(numbers, 'Lisää tunnusluku').click();
  await page.keyboard.type('aika');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1');

  // As typing does it, but with nothing between the key and what comes meanwhile: the form in other words.
  const name = form.locator('[data-edit=name]');
  await name.focus();
  await name.evaluate((input) => {
    input.value = 'aikaa';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
    document.querySelector('sovitaan-form').lang = 'sv';
  });
  await form.locator('[data-edit=name][lang=sv], [lang=sv] [data-edit=name]').waitFor();
  assert.equal(await name.inputValue(), 'aikaa');
  await page.waitForFunction(() => document.querySelector('sovitaan-form').value.numbers?.aikaa == 1);
  assert.equal(await focused(form), (await catalogue('sv'))['map.name'], 'and it is still being typed at');
});

visit('a file: its contents, its limit, and away again', {}, async ({ page }) => {
  const form = await open(page);
  const input = form.locator('input[type=file]');
  const value = async () => (await valueOf(form)).document;
  const kept = Buffer.from('Sovittu näin.');
  await input.setInputFiles({ name: 'sopimus.pdf', mimeType: 'application/pdf', buffer: kept });
  await button(form, `${said['file.remove']}: Liite`).waitFor();
  assert.equal(Buffer.from(await value(), 'base64').toString(), 'Sovittu näin.');

  await input.setInputFiles({ name: 'liian-suuri.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(2_100_000) });
  await form.getByText('2 Mt').nth(1).waitFor();
  assert.equal(await input.getAttribute('aria-invalid'), 'true');
  assert.equal(Buffer.from(await value(), 'base64').toString(), 'Sovittu näin.', 'the file before it is kept');

  await button(form, `${said['file.remove']}: Liite`).click();
  assert.equal(await value(), undefined);
  assert.equal(await input.getAttribute('aria-invalid'), null);
});

visit('what contains itself opens as far as one goes', {}, async ({ page }) => {
  const form = await open(page);
  const unit = place(form, 'Organisaatio');
  const opener = button(unit, `${said['group.open']}: Ylempi yksikkö`);
  await opener.click();
  await page.keyboard.press('Tab');
  assert.equal(await focused(form), 'Yksikön nimi', 'one goes on from the title of what was opened');
  await page.keyboard.type('Sairaala');
  assert.deepEqual(await valueOf(form), { unit: { above: { name: 'Sairaala' } } });
  await opener.click();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Alue');
  assert.deepEqual(await valueOf(form), { unit: { above: { name: 'Sairaala', above: { name: 'Alue' } } } });
  const closer = button(unit, `${said['group.close']}: Ylempi yksikkö`);
  await closer.first().click();
  assert.deepEqual(await valueOf(form), { unit: { above: { name: 'Sairaala' } } });
  await closer.click();
  assert.deepEqual(await valueOf(form), {});
});

visit('a condition that only the validator knows', {}, async ({ page }) => {
  const form = await open(page);
  await field(form, 'Kieli').fill('englanti');
  await field(form, 'Kääntäjä').fill('Elli');
  assert.deepEqual(await valueOf(form), { language: 'englanti', translator: 'Elli' });
  await field(form, 'Kieli').fill('suomi');
  await field(form, 'Kääntäjä').waitFor({ state: 'detached' });
  assert.deepEqual(await valueOf(form), { language: 'suomi' });
});

visit('a document that nobody has handed over is named, and not fetched', {}, async ({ page }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  host.file('/errors.js', 'text/javascript', `addEventListener('sovitaan-error', ({ detail }) => (window.told = detail));`);
  const listening = '<script src="/errors.js"></script><script type="module" src="/sovitaan/sovitaan.js"></script>';
  await page.goto(host.page('/without', listening + element));
  const form = page.locator('sovitaan-form');
  await page.waitForFunction(() => window.told);
  const told = await form.evaluate(async ({ ready, diagnostics }) => (await ready, { diagnostics, error: window.told }));
  const uri = 'https://example.org/shared/address.json';
  assert.ok(told.diagnostics.some(({ code, subject }) => code == 'missing-reference' && subject == uri));
  assert.equal(told.error.code, 'schema-broken');
  assert.match(told.error.message, /https:\/\/example\.org\/shared\/address\.json/);
  assert.deepEqual(asked.filter((url) => !url.startsWith(host.origin)), []);

  await form.evaluate((form, document) => (form.schemas = document), { [uri]: address });
  await form.evaluate((form) => form.ready);
  await field(form, 'Katuosoite').waitFor();
  assert.deepEqual(await form.evaluate((form) => form.diagnostics), []);
});

visit("the page's own words, and the author's", {}, async ({ page }) => {
  const form = await open(page);
  await form.evaluate((form) => (form.messages = { 'agreed.error.required': 'Sano, onko sovittu.' }));
  await radio(place(form, 'Yhteyshenkilö'), 'Nimetty henkilö').check();
  await field(form, 'Puhelinnumero').fill('en muista');
  await button(form, said['submit']).click();
  await form.getByRole('link', { name: 'Sano, onko sovittu.' }).waitFor();
  await form.getByRole('link', { name: 'Kirjoita puhelinnumero numeroin, esimerkiksi 040 123 4567.' }).waitFor();
});

visit('answers that cannot be read change nothing', {}, async ({ page }) => {
  const form = await open(page);
  await field(form, 'Kieli').fill('suomi');
  const refused = await form.evaluate((form) => {
    const texts = ['{"language":', `{"extra":${'['.repeat(200)}${']'.repeat(200)}}`, '{"$serde_json::private::Number":"1"}'];
    return texts.map((text) => {
      try {
        form.value = text;
        return 'taken';
      } catch (error) {
        return error.name;
      }
    });
  });
  assert.deepEqual(refused, ['SyntaxError', 'TypeError', 'TypeError']);
  assert.deepEqual(await valueOf(form), { language: 'suomi' });
  await form.evaluate((form) => (form.value = { language: 'ru\ud800otsi' }));
  assert.deepEqual(await valueOf(form), { language: 'ru\ufffdotsi' }, 'half a character is none');
});

visit('every digit arrives', {}, async ({ page }) => {
  const form = await open(page);
  const digits = '12345678901234567890.10';
  await form.evaluate((form, digits) => (form.value = `{"numbers": {"iso": ${digits}}}`), digits);
  await radio(place(form, 'Yhteyshenkilö'), 'Yksikkö').check();
  await field(form, 'Yksikön nimi').first().fill('Asema');
  await radio(place(form, 'Onko tästä sovittu?'), said['yes']).check();
  await field(form, 'Katuosoite').fill('Asematie 1');
  await button(form, said['submit']).click();
  await form.locator('.outcome--stored').waitFor();
  assert.ok(host.received.at(-1).text.includes(`"iso":${digits}`));
});

visit('axe is silent on all of it, to fill in and to read', {}, async ({ page }) => {
  const form = await open(page);
  await radio(place(form, 'Yhteyshenkilö'), 'Nimetty henkilö').check();
  await button(form, 'Lisää tunnusluku').click();
  await button(form, `${said['group.open']}: Ylempi yksikkö`).click();
  await form.locator('input[type=file]').setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('a') });
  await button(form, said['submit']).click();
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(await doubledIds(page), []);
  await form.evaluate((form) => (form.mode = 'view'));
  await form.locator('.read').waitFor();
  assert.deepEqual(await axe(page), []);
});
