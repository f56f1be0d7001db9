/** The portal's checklists: found on the front page, opened with example answers, in another language, one after another. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { axe, doubledIds, headings } from './support/axe.mjs';
import { visit } from './support/browser.mjs';
import { checklist, checklists, example, labelsOf, titleOf } from './support/checklist.mjs';
import { locales } from './support/environment.mjs';
import { field, place, valueOf } from './support/form.mjs';
import { startPortal } from './support/portal.mjs';
import { storedRows } from './support/rows.mjs';

const portal = await startPortal();
after(() => portal.stop());

const schema = await checklist('pair-work-agreement');
const submit = (form) => form.getByRole('button', { name: labelsOf(schema, 'fi').submit, exact: true }).click();
const ready = (form) => form.evaluate((form) => form.ready);
const firstName = (form) => field(place(form, 'Henkilö 1'), 'Nimi');

async function sound(page) {
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(await doubledIds(page), []);
  const levels = await headings(page);
  assert.ok(
    levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1),
    `levels ${levels}`,
  );
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide <= window, `${wide} px wide in ${window}`);
}

// One language shows whether there is room; `accessibility.test.mjs` goes on from here.
for (const [width, height, languages] of [
  [1280, 900, locales],
  [320, 640, ['fi']],
])
  visit(`the front page leads to each checklist (${width} px)`, { viewport: { width, height }, timeout: 180_000 }, async ({ page }) => {
    for (const locale of languages) {
      await page.goto(`${portal.origin}/${locale}`);
      await sound(page);
      for (const name of checklists) {
        const title = titleOf(await checklist(name), locale);
        await page.getByRole('main').getByRole('link', { name: title, exact: true }).click();
        await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
        await ready(page.locator('sovitaan-form'));
        if (locale == 'fi') await sound(page);
        await page.goBack();
      }
    }
  });

visit('example answers are said to be examples, and can be stored like any', {}, async ({ page }) => {
  const answers = await example('pair-work-agreement');
  const form = page.locator('sovitaan-form');
  await page.goto(`${portal.origin}/fi/parityo`);
  await ready(form);
  await page.getByRole('link', { name: 'Näytä esimerkkivastauksin' }).click();
  await page.getByRole('heading', { level: 1, name: 'Esimerkki: Parityön aloitussopimus' }).waitFor();
  await page.getByText('Vastaukset ovat esimerkkejä.').waitFor();
  await ready(form);
  assert.deepEqual(await valueOf(form), answers);
  await sound(page);

  await submit(form);
  await page.getByText('Asiakirja on tallennettu.').waitFor();
  assert.deepEqual(JSON.parse((await storedRows(portal.database)).at(-1).envelope).data, answers);

  await page.getByRole('link', { name: 'Avaa tyhjä lomake' }).click();
  await page.getByRole('heading', { level: 1, name: 'Parityön aloitussopimus', exact: true }).waitFor();
  await ready(form);
  assert.equal(await firstName(form).inputValue(), '');
});

visit('nobody’s own answers give way to an example unasked', {}, async ({ page }) => {
  const form = page.locator('sovitaan-form');
  const asked = [];
  let answer = 'dismiss';
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    return dialog[answer]();
  });
  await page.goto(`${portal.origin}/fi/parityo`);
  await firstName(form).fill('Aino');
  const open = page.getByRole('link', { name: 'Näytä esimerkkivastauksin' });
  await Promise.all([page.waitForEvent('dialog'), open.click({ noWaitAfter: true })]);
  assert.deepEqual(asked, ['beforeunload']);
  assert.equal(await firstName(form).inputValue(), 'Aino');

  answer = 'accept';
  await open.click();
  await page.getByText('Vastaukset ovat esimerkkejä.').waitFor();
  await ready(form);
  // The example is nobody's: it may be left.
  await page.getByRole('link', { name: 'Avaa tyhjä lomake' }).click();
  await page.waitForURL(`${portal.origin}/fi/parityo`);
  assert.deepEqual(asked, ['beforeunload', 'beforeunload']);
});

visit('examples that cannot be had leave an empty form', { expected: [/404/, /answered 404/] }, async ({ page }) => {
  await page.route('**/schemas/examples/**', (route) => route.fulfill({ status: 404, body: 'no such file' }));
  await page.goto(`${portal.origin}/fi/parityo/esimerkki`);
  await page.getByRole('status').getByText('Esimerkkivastauksia ei saatu haettua. Lomake on tyhjä.').waitFor();
  await ready(page.locator('sovitaan-form'));
  assert.equal(await firstName(page.locator('sovitaan-form')).inputValue(), '');
});

visit('the form speaks another language where it stands, with its answers', {}, async ({ page }) => {
  const form = page.locator('sovitaan-form');
  await page.goto(`${portal.origin}/fi/parityo`);
  await firstName(form).fill('Aino');
  const before = await valueOf(form);
  const swedish = page.getByRole('radiogroup', { name: 'Lomakkeen kieli' }).getByRole('radio', { name: 'Svenska' });
  await swedish.scrollIntoViewIfNeeded();
  const at = await page.evaluate(() => scrollY);
  await swedish.check();
  await form.getByRole('heading', { level: 2, name: titleOf(schema, 'sv'), exact: true }).waitFor();
  assert.deepEqual(await valueOf(form), before);
  assert.ok(await swedish.evaluate((radio) => radio == document.activeElement), 'the choice has the focus');
  assert.equal(await page.evaluate(() => scrollY), at);
  assert.equal(page.url(), `${portal.origin}/fi/parityo`);
  await page.getByRole('heading', { level: 1, name: titleOf(schema, 'fi'), exact: true }).waitFor();
  await sound(page);

  // It is kept for nothing.
  assert.deepEqual(await page.evaluate(() => [localStorage.length, document.cookie]), [0, '']);
  await page.reload();
  await form.getByRole('heading', { level: 2, name: titleOf(schema, 'fi'), exact: true }).waitFor();
  assert.ok(await page.getByRole('radio', { name: 'Suomi' }).isChecked());
});

visit('a stored agreement leads to a review that knows which agreement it is', {}, async ({ page }) => {
  const review = await checklist('pair-work-review');
  const form = page.locator('sovitaan-form');
  await page.goto(`${portal.origin}/fi/parityo/esimerkki`);
  await ready(form);
  await submit(form);
  await page.getByRole('link', { name: 'Avaa asiakirja' }).click();
  const { id: number, envelope } = (await storedRows(portal.database)).at(-1);
  const { id, time } = JSON.parse(envelope);

  await page.getByRole('link', { name: 'Arvioi parityö' }).click();
  await page.getByRole('heading', { level: 1, name: titleOf(review, 'fi'), exact: true }).waitFor();
  await page.getByText('Lomake jatkaa asiakirjaa').waitFor();
  assert.ok(page.url().endsWith(`/${number}`));
  await ready(form);
  const day = new Date(time).toLocaleDateString('sv', { timeZone: 'Europe/Helsinki' });
  const { agreement } = await valueOf(form);
  assert.deepEqual([agreement.id, agreement.date], [id, day]);
  await sound(page);
});
