/** The day of review goes into a calendar of the person's own. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after } from 'node:test';
import ICAL from 'ical.js';
import { axe } from './support/axe.mjs';
import { visit } from './support/browser.mjs';
import { catalogue } from './support/environment.mjs';
import { field } from './support/form.mjs';
import { startHost } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());
const said = await catalogue('fi');
const schema = {
  $id: 'urn:sovitaan:checklist:plan:1.0.0',
  type: 'object',
  title: 'Suunnitelma; vaihe 1, ääriviivat',
  properties: {
    aim: { type: 'string', title: 'Mihin pyrimme?' },
    review: { type: 'string', format: 'date', title: 'Milloin palaamme tähän?', 'x-form': { reviewAfter: 'P3M' } },
  },
};
const sent = () => JSON.parse(host.received.at(-1).text);

/** A form on a page under the strict policy, told `properties` before it is there. */
async function open(page, properties, attributes = '') {
  const told = JSON.stringify({ schema, ...properties });
  host.file('/page.js', 'text/javascript', `Object.assign(document.querySelector('sovitaan-form'), ${told});`);
  const element = `<sovitaan-form lang="fi" action="/store" ${attributes}></sovitaan-form>`;
  const scripts = '<script src="/page.js"></script><script type="module" src="/sovitaan/sovitaan.js"></script>';
  await page.goto(host.page('/', `<main><h1>Sivu</h1>${element}</main>${scripts}`));
  const form = page.locator('sovitaan-form');
  await form.locator('.form-title').waitFor();
  return form;
}

/** What another reader makes of the file that the button gives. */
async function entry(page, form) {
  const downloaded = page.waitForEvent('download');
  await form.getByRole('button', { name: said['reminder.offer'], exact: true }).click();
  const download = await downloaded;
  const calendar = new ICAL.Component(ICAL.parse(await readFile(await download.path(), 'utf8')));
  const value = (name) => calendar.getFirstSubcomponent('vevent').getFirstPropertyValue(name);
  return {
    file: download.suggestedFilename(),
    uid: value('uid'),
    sequence: value('sequence'),
    summary: value('summary'),
    start: value('dtstart').toString(),
  };
}

const submit = async (form) => {
  await form.getByRole('button', { name: said.submit, exact: true }).click();
  await form.locator('.outcome').getByText(said['outcome.stored'], { exact: true }).waitFor();
};

visit('it is offered when the form is stored, and where the document is read; a later document moves it', {}, async ({ page }) => {
  const filled = await open(page, { value: { aim: 'Rauha', review: '2027-03-31' } });
  assert.equal(await filled.locator('.reminder').count(), 0, 'nothing is stored yet');
  await submit(filled);
  await filled.locator('.outcome').getByText('31.3.2027').waitFor();
  assert.deepEqual(await axe(page), []);
  const stored = sent();
  const expected = {
    file: 'sovitaan-2027-03-31.ics',
    uid: `fi.sovitaan.review.${stored.id}`,
    sequence: 0,
    summary: `Tarkistakaa: ${schema.title}`,
    start: '2027-03-31',
  };
  assert.deepEqual(await entry(page, filled), expected);

  const read = await open(page, { submission: stored }, 'mode="view"');
  assert.match(await read.locator('.facts').innerText(), /Tarkistuspäivä\s+31\.3\.2027/);
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(await entry(page, read), expected);

  // Twice amended, it is still the same entry.
  let latest = stored;
  for (const [sequence, day] of [[1, '2027-05-02'], [2, '2027-06-30']]) {
    const form = await open(page, { submission: latest });
    await field(form, 'Milloin palaamme tähän?').fill(day.split('-').map(Number).reverse().join('.'));
    await form.getByLabel(said['account.change.by'], { exact: true }).fill('Aino Virta');
    await form.getByLabel(said['account.change.reason'], { exact: true }).fill('Loma.');
    await submit(form);
    latest = sent();
    assert.deepEqual([latest.chainid, latest.chainindex], [stored.id, sequence]);
    const moved = { ...expected, file: `sovitaan-${day}.ics`, sequence, start: day };
    assert.deepEqual(await entry(page, form), moved);
  }
});
