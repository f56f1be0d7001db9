/** Two people have answered alone. What is different stands side by side, they settle it, and go on in one form. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { axe, headings } from './support/axe.mjs';
import { visit } from './support/browser.mjs';
import { catalogue } from './support/environment.mjs';
import { field, focused, valueOf } from './support/form.mjs';
import { startHost } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());
const said = await catalogue('fi');

const tasks = [
  { task: 'Avaa tapaaminen', who: 'Aino' },
  { task: 'Kirjaa muistio', who: 'Antti' },
];
const halves = [
  {
    id: 'half-1',
    party: 'Aino Virta',
    data: {
      aim: 'Sovimme yhteisistä tapaamisista joka viikko.',
      meeting: { day: 'mon', hours: 2.0, start: '2026-12-01' },
      tasks,
    },
  },
  {
    id: 'half-2',
    party: 'Antti Salo',
    data: {
      aim: 'Sovimme yhteisistä tapaamisista joka toinen viikko.',
      meeting: { day: 'thu', hours: 2, start: '2026-12-01' },
      tasks: [...tasks].reverse(),
    },
  },
];

/** A page on which these documents are compared; its script may say more. */
async function compared(page, documents = halves, script = '') {
  const set = `const form = document.querySelector('sovitaan-form'); form.documents = ${JSON.stringify(documents)};`;
  host.file('/page.js', 'text/javascript', `${set}\n${script}`);
  const element = '<sovitaan-form src="/cases/halves.json" lang="fi" mode="compare" action="/store"></sovitaan-form>';
  const scripts = '<script src="/page.js"></script><script type="module" src="/sovitaan/sovitaan.js"></script>';
  await page.goto(host.page('/', `<main><h1>Sivu</h1>${element}</main>${scripts}`));
  const form = page.locator('sovitaan-form');
  await form.locator('.form-title').waitFor();
  const difference = (title) => form.getByRole('region', { name: title, exact: true });
  return {
    form,
    difference,
    settle: (title, way) => difference(title).getByRole('radio', { name: way, exact: true }).check(),
    proceed: () => form.getByRole('button', { name: said['compare.proceed'], exact: true }).click(),
    left: (words) => form.locator('.left').getByText(words, { exact: true }).waitFor(),
  };
}

const take = (party) => said['compare.take'].replace('{party}', party);
const [aim, day] = ['Mihin pyrimme?', 'Minä päivänä tapaamme?'];

visit('what is different stands side by side, and what is the same is folded away', {}, async ({ page }) => {
  const { form, difference } = await compared(page);
  assert.equal(await form.locator('.counts').innerText(), '2 eroa, 6 samaa vastausta');
  const sides = await difference(day).locator('.side').allInnerTexts();
  assert.deepEqual(sides.map((side) => side.split(/\s*\n\s*/)), [['Aino Virta', 'maanantaina'], ['Antti Salo', 'torstaina']]);
  assert.equal(await difference(day).locator('.path').innerText(), 'Tapaamiset');
  // The words that differ are marked, and said.
  const marks = await difference(aim).locator('mark').allTextContents();
  assert.deepEqual(marks, ['[ero: toinen]']);
  assert.equal(await form.locator('.same dt').first().isVisible(), false);
  await form.locator('.same summary').click();
  assert.match(await form.locator('.same').innerText(), /Tapaamiset › Milloin aloitamme\?\s+1\.12\.2026/);
  assert.deepEqual(await headings(page), [1, 2, 3, 4, 4]);
  assert.deepEqual(await axe(page), []);
});

visit('settled differences become one form that says which halves it came of', {}, async ({ page }) => {
  const script = `window.settled = []; addEventListener('sovitaan-settled', ({ detail }) => settled.push(detail));`;
  const { form, difference, settle, proceed, left } = await compared(page, halves, script);
  await left('2 eroa on vielä ratkaisematta');
  await settle(day, take('Antti Salo'));
  await left('Yksi ero on vielä ratkaisematta');
  await settle(aim, said['compare.common']);
  await proceed();
  await form.locator('.summary').getByRole('link', { name: /yhteinen vastaus/ }).click();
  assert.equal(await focused(form), `${aim} (pakollinen)`);
  await settle(aim, take('Aino Virta'));
  await settle(aim, said['compare.common']);
  const common = field(difference(aim), aim);
  assert.equal(await common.inputValue(), halves[0].data.aim, 'it begins with what was taken');
  await common.fill('Tapaamme joka toinen viikko.');
  await left(said['compare.left.none']);
  assert.deepEqual(await axe(page), []);
  await proceed();
  await form.getByRole('button', { name: 'Tallenna sopimus', exact: true }).waitFor();
  const expected = { aim: 'Tapaamme joka toinen viikko.', meeting: { day: 'thu', hours: 2, start: '2026-12-01' }, tasks };
  assert.deepEqual(await valueOf(form), expected);
  assert.deepEqual(await page.evaluate(() => window.settled), [{ value: expected, settles: ['half-1', 'half-2'], open: 0 }]);
  assert.equal(await form.getAttribute('mode'), 'fill');
  assert.equal(await focused(form), 'Parityön sopimus');
});

visit('what is left keeps them from going on, and is linked to', {}, async ({ page }) => {
  const { form, difference, settle, proceed, left } = await compared(page);
  await settle(day, said['compare.open']);
  await proceed();
  const summary = form.locator('.summary');
  await summary.getByRole('link').first().waitFor();
  assert.equal(await summary.getByRole('link').count(), 2);
  assert.deepEqual(await axe(page), []);
  await summary.getByRole('link', { name: new RegExp(day.replace('?', '\\?')) }).click();
  const reason = field(difference(day), said['compare.reason']);
  assert.ok(await reason.evaluate((control) => control.getRootNode().activeElement == control));
  await reason.fill('Kysymme esihenkilöltä');
  await field(difference(day), said['compare.return-date']).fill('1.12.2026');
  await left('Yksi ero on vielä ratkaisematta');
  await settle(aim, take('Aino Virta'));
  assert.equal(await reason.inputValue(), 'Kysymme esihenkilöltä', 'what was written stays');
  await proceed();
  await form.getByRole('button', { name: 'Tallenna sopimus', exact: true }).waitFor();
  const { meeting, openPoints } = await valueOf(form);
  assert.equal('day' in meeting, false);
  const positions = [
    { party: 'Aino Virta', answer: 'maanantaina' },
    { party: 'Antti Salo', answer: 'torstaina' },
  ];
  assert.deepEqual(openPoints, [
    {
      pointer: '/meeting/day',
      question: 'Tapaamiset › Minä päivänä tapaamme?',
      positions,
      reason: 'Kysymme esihenkilöltä',
      returnDate: '2026-12-01',
    },
  ]);
  // The form says at the question that it is open, and until when.
  await form.locator('.field .open-point').getByText(/1\.12\.2026/).waitFor();
});

visit('all of it by keyboard', {}, async ({ page }) => {
  const { form, difference, left } = await compared(page);
  await difference(aim).getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  await left('Yksi ero on vielä ratkaisematta');
  await page.keyboard.press('ArrowDown');
  assert.ok(await difference(aim).getByRole('radio', { name: take('Antti Salo') }).isChecked());
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await left(said['compare.left.none']);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await form.getByRole('button', { name: 'Tallenna sopimus', exact: true }).waitFor();
});

visit('a page that keeps what is settled to itself keeps the comparison', {}, async ({ page }) => {
  const script = `addEventListener('sovitaan-settled', (event) => { event.preventDefault(); window.open_ = event.detail.open; });`;
  const { form, proceed, settle } = await compared(page, halves, script);
  await settle(aim, take('Aino Virta'));
  await settle(day, take('Aino Virta'));
  await proceed();
  await page.waitForFunction(() => window.open_ == 0);
  assert.equal(await form.getAttribute('mode'), 'compare');
});

visit('in another language what has been said stays', {}, async ({ page }) => {
  const { form, settle } = await compared(page);
  await settle(day, take('Antti Salo'));
  await form.evaluate((form) => (form.lang = 'sv'));
  const { 'compare.left.one': left, 'compare.take': words } = await catalogue('sv');
  await form.getByText(left, { exact: true }).waitFor();
  assert.ok(await form.getByRole('radio', { name: words.replace('{party}', 'Antti Salo') }).last().isChecked());
});

visit('documents without names are called by those who agreed, or by their number', {}, async ({ page }) => {
  const [one, other] = halves;
  const agreed = { ...one, party: undefined, data: { ...one.data, acknowledgements: [{ name: 'Noora Virtala' }] } };
  const { form } = await compared(page, [agreed, { ...other, party: undefined }, other]);
  assert.equal(await form.locator('.parties').innerText(), 'Noora Virtala · Asiakirja 2 · Antti Salo');
});

visit('what hangs on a pattern is compared when the validator has spoken', {}, async ({ page }) => {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:sovitaan:checklist:pattern:1.0.0',
    type: 'object',
    title: 'Sopimus',
    properties: { kind: { type: 'string', title: 'Laji' } },
    if: { properties: { kind: { pattern: '^a' } }, required: ['kind'] },
    then: { properties: { more: { type: 'string', title: 'Lisää' } } },
  };
  host.file('/pattern.json', 'application/json', JSON.stringify(schema));
  const documents = ['yksi', 'kaksi'].map((more, at) => ({ id: `${at}`, data: { kind: at ? 'ab' : 'aa', more } }));
  const { form, difference, settle, proceed } = await compared(page, documents, "form.src = '/pattern.json';");
  await difference('Lisää').waitFor();
  await settle('Laji', take('Asiakirja 1'));
  await settle('Lisää', take('Asiakirja 2'));
  await proceed();
  await form.getByRole('button', { name: said.submit, exact: true }).waitFor();
  assert.deepEqual(await valueOf(form), { kind: 'aa', more: 'kaksi' });
});

visit('the pair agrees to what came of it, and the document names the halves', {}, async ({ page }) => {
  const { form, settle, proceed } = await compared(page);
  await settle(aim, take('Aino Virta'));
  await settle(day, said['compare.open']);
  await form.getByLabel(said['compare.reason'], { exact: true }).fill('Kysymme esihenkilöltä');
  await form.getByLabel(said['compare.return-date'], { exact: true }).fill('1.12.2026');
  await proceed();
  for (const name of ['Aino Virta', 'Antti Salo']) {
    await form.getByLabel(said['acknowledge.name'], { exact: true }).fill(name);
    await form.getByRole('button', { name: said.acknowledge, exact: true }).click();
    await form.locator('.acknowledgement').getByText(name, { exact: true }).waitFor();
  }
  await form.getByRole('button', { name: 'Tallenna sopimus', exact: true }).click();
  await form.locator('.outcome--stored').waitFor();
  const { type, settles, openpoints } = JSON.parse(host.received.at(-1).text);
  assert.deepEqual({ type, settles, openpoints }, {
    type: 'fi.sovitaan.submission.agreed-with-open-points',
    settles: 'half-1 half-2',
    openpoints: 1,
  });
});
