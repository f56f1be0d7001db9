/** Two people, each in a browser of their own, reach an agreement by way of the portal. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { axe } from './support/axe.mjs';
import { visit } from './support/browser.mjs';
import { checklist, example } from './support/checklist.mjs';
import { catalogue } from './support/environment.mjs';
import { answer, field, valueOf } from './support/form.mjs';
import { startPortal } from './support/portal.mjs';
import { storedRows } from './support/rows.mjs';

const portal = await startPortal();
after(() => portal.stop());
const said = await catalogue('fi');
const schema = await checklist('pair-work-agreement');
const { acknowledgements: signed, ...answers } = await example('pair-work-agreement');
const [first, second] = signed;

/** A browser of another person. */
async function other(page, body) {
  const context = await page.context().browser().newContext({ locale: 'fi-FI' });
  try {
    await body(await context.newPage());
  } finally {
    await context.close();
  }
}

async function formAt(page, path) {
  await page.goto(portal.origin + path);
  const form = page.locator('sovitaan-form');
  await form.evaluate((form) => form.ready);
  return form;
}

const agree = (form, ...records) => answer(form, schema.properties.acknowledgements, records, 'fi');
const press = (form, words) => form.getByRole('button', { name: words, exact: true }).click();
const told = (form, id) => form.locator('.outcome').getByText(said[id], { exact: true }).waitFor();
const last = async () => {
  const row = (await storedRows(portal.database)).at(-1);
  return { row, envelope: JSON.parse(row.envelope) };
};
const numbered = (row) => `Parityön aloitussopimus ${row.id.slice(0, 8)}`;

visit('one after the other, by way of the list', {}, async ({ page }) => {
  const form = await formAt(page, '/fi/parityo');
  await form.evaluate((form, answers) => (form.value = answers), answers);
  await agree(form, first);
  await press(form, said['submit.unfinished']);
  await told(form, 'outcome.stored-unfinished');
  const waiting = await last();

  await other(page, async (page) => {
    await page.goto(`${portal.origin}/fi/asiakirjat`);
    const row = page.getByRole('row').filter({ hasText: waiting.row.id.slice(0, 8) });
    await row.getByText(said['document.waiting'].replace('{who}', second.name)).waitFor();
    await row.getByRole('link', { name: numbered(waiting.row), exact: true }).click();
    await page.getByRole('link', { name: 'Jatka täyttämistä', exact: true }).click();
    const form = page.locator('sovitaan-form');
    await form.locator('[data-stands]').getByText(first.name, { exact: true }).waitFor();
    await agree(form, second);
    await press(form, 'Tallenna sopimus');
    await told(form, 'outcome.stored');
    assert.deepEqual(await axe(page), []);
  });

  const agreed = await last();
  assert.equal(agreed.envelope.type, 'fi.sovitaan.submission.agreed');
  await page.goto(`${portal.origin}/fi/asiakirjat`);
  const states = page.getByRole('row').filter({ hasText: waiting.row.id.slice(0, 8) });
  await states.getByText(said['document.replaced']).waitFor();
  await page.getByRole('row').filter({ hasText: agreed.row.id.slice(0, 8) }).getByText(said['document.agreed']).waitFor();

  // They change it later, and both documents say so.
  await page.getByRole('link', { name: numbered(agreed.row), exact: true }).click();
  await page.getByRole('link', { name: 'Muuta sovittua', exact: true }).click();
  const amending = page.locator('sovitaan-form');
  await amending.locator('[data-stands]').nth(1).waitFor();
  await answer(amending, schema.properties.division, { weeklyHours: 6 }, 'fi');
  assert.equal(await amending.locator('.void').count(), 2);
  await agree(amending, first, second);
  await field(amending, said['account.change.by']).fill(first.name);
  await field(amending, said['account.change.reason']).fill('Neljä tuntia ei riittänyt.');
  await press(amending, 'Tallenna sopimus');
  await told(amending, 'outcome.stored');
  const amendment = await last();
  assert.deepEqual([amendment.envelope.relation, amendment.envelope.relatesto], ['amends', agreed.envelope.id]);
  assert.equal(amendment.envelope.changed, 'Montako tuntia viikossa kumpikin varaa parityöhön?');
  await page.goto(`${portal.origin}/fi/asiakirjat`);
  await page.getByRole('row').filter({ hasText: agreed.row.id.slice(0, 8) }).getByText(said['document.amended']).waitFor();

  // Nobody can change one byte of the chain unseen.
  const chain = [waiting, agreed, amendment].map(({ row }) => row.envelope);
  const verified = (texts) =>
    page.evaluate(
      async ([texts, source]) => (await import(source)).SovitaanForm.verify(texts),
      [texts, '/sovitaan/sovitaan.js'],
    );
  assert.equal(await verified(chain), null);
  const changed = chain.with(1, chain[1].replace(second.name, second.name.replace('i', 'j')));
  assert.equal((await verified(changed)).index, 1);
  const later = chain.with(0, chain[0].replace(/"time":"2/, '"time":"3'));
  assert.equal((await verified(later)).index, 1, 'the one after it knows what it was');
  assert.equal((await verified([chain[0], chain[2]])).index, 1, 'none can be left out');

  // The date to come back has one name in the calendar, whichever document it is of.
  const calendar = async (row) => (await page.request.get(`${portal.origin}/api/documents/${row.id}/calendar`)).text();
  const [before, now] = [await calendar(agreed.row), await calendar(amendment.row)];
  assert.match(before, /^BEGIN:VCALENDAR/);
  const uid = /UID:(.*)/.exec(before)[1];
  assert.ok(uid.includes(waiting.envelope.id), uid);
  assert.equal(/UID:(.*)/.exec(now)[1], uid);
  assert.deepEqual([before, now].map((text) => /SEQUENCE:(\d+)/.exec(text)[1]), ['1', '2']);
});

visit('apart, compared, one difference settled, one left open, and the protocol opened for it', { expected: [/404/], timeout: 90_000 }, async ({ page }) => {
  const share = async (page, path, name, change) => {
    const form = await formAt(page, path);
    const own = structuredClone(answers);
    change(own);
    await form.evaluate((form, own) => (form.value = own), own);
    await field(form, said['account.apart.by']).fill(name);
    await press(form, said['submit.apart']);
    await told(form, 'outcome.stored-unfinished');
    return last();
  };
  await page.goto(`${portal.origin}/fi/parityo`);
  await page.getByRole('link', { name: 'Vastatkaa ensin erikseen', exact: true }).click();
  await page.locator('sovitaan-form').evaluate((form) => form.ready);
  const { pathname } = new URL(page.url());
  const mine = await share(page, pathname, first.name, () => {});

  // The host keeps one from the other.
  const compare = pathname.replace('/erikseen/', '/vertailu/');
  assert.equal((await page.request.get(`${portal.origin}/api/documents/${mine.row.id}`)).status(), 404);
  await page.goto(portal.origin + compare);
  await page.getByText('toinen ei ole jakanut omiaan').waitFor();

  await other(page, async (page) => {
    await share(page, pathname, second.name, (own) => {
      own.division.weeklyHours = 8;
      own.goal.aim = 'Jokaisella on koulussa kaveri.';
    });
  });

  const form = await formAt(page, compare);
  const difference = (title) => form.getByRole('region', { name: title, exact: true });
  const [hours, aim] = ['Montako tuntia viikossa kumpikin varaa parityöhön?', 'Mihin pyrimme yhdessä?'];
  assert.match(await form.locator('.counts').innerText(), /^2 eroa/);
  await difference(hours).getByRole('radio', { name: said['compare.take'].replace('{party}', second.name), exact: true }).check();
  await difference(aim).getByRole('radio', { name: said['compare.open'], exact: true }).check();
  await field(difference(aim), said['compare.reason']).fill('Kuullaan ensin nuoria.');
  await field(difference(aim), said['compare.return-date']).fill('1.12.2026');
  assert.deepEqual(await axe(page), []);
  await press(form, said['compare.proceed']);
  await form.getByRole('button', { name: 'Tallenna sopimus', exact: true }).waitFor();
  const { goal, division } = await valueOf(form);
  assert.deepEqual([goal.aim, division.weeklyHours], [undefined, 8]);
  await agree(form, first, second);
  await press(form, 'Tallenna sopimus');
  await told(form, 'outcome.stored');

  const { row, envelope } = await last();
  assert.equal(envelope.type, 'fi.sovitaan.submission.agreed-with-open-points');
  assert.equal(envelope.settles.split(' ').length, 2);
  const [point] = envelope.data.openPoints;
  assert.deepEqual([point.pointer, point.reason, point.returnDate], ['/goal/aim', 'Kuullaan ensin nuoria.', '2026-12-01']);

  await page.goto(`${portal.origin}/fi/asiakirjat/${row.id}`);
  await page.getByText(said['document.agreed-with-open-points'].replace('{count}', '1')).first().waitFor();
  await page.getByRole('link', { name: 'Sopikaa, miten avoimia kohtia ratkotaan', exact: true }).click();
  const protocol = page.locator('sovitaan-form');
  await protocol.evaluate((form) => form.ready);
  await protocol.getByText('Mikä kysymys on auki?').first().waitFor();
  const { questions } = await valueOf(protocol);
  assert.equal(questions.length, 1);
  assert.equal(questions[0].question, `Tavoite ja vaiheet › ${aim}`);
  assert.match(questions[0].positions, new RegExp(`^${first.name}: .*\n${second.name}: Jokaisella on koulussa kaveri\\.$`));
  assert.equal(questions[0].returnDate, '2026-12-01');
});
