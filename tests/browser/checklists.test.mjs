/**
 * Every checklist in every language: found on the portal, filled in as a person would, stored, and the stored document is
 * what was written. (`accessibility.test.mjs` looks at each of their states.)
 */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { checklist, checklists, example, labelsOf, timeless, titleOf } from './support/checklist.mjs';
import { catalogue, locales } from './support/environment.mjs';
import { fillIn, valueOf } from './support/form.mjs';
import { startPortal } from './support/portal.mjs';
import { storedRows } from './support/rows.mjs';

const portal = await startPortal();
after(() => portal.stop());

for (const name of checklists)
  for (const locale of locales)
    visit(`${name} (${locale})`, {}, async ({ page }) => {
      const schema = await checklist(name);
      const answers = await example(name, locale);
      const said = await catalogue(locale);
      await page.goto(`${portal.origin}/${locale}`);
      await page.getByRole('main').getByRole('link', { name: titleOf(schema, locale), exact: true }).click();
      const form = page.locator('sovitaan-form');
      await form.evaluate((form) => form.ready);
      const submit = form.getByRole('button', { name: labelsOf(schema, locale).submit, exact: true });

      await fillIn(form, schema, answers, locale, await valueOf(form));
      assert.deepEqual(timeless(await valueOf(form)), timeless(answers));

      // The portal has validated it, with the same code as the browser, before it says so.
      await submit.click();
      await form.getByRole('status').getByText(said['outcome.stored'], { exact: true }).waitFor();
      const row = (await storedRows(portal.database)).at(-1);
      const { data, dataschema } = JSON.parse(row.envelope);
      assert.deepEqual(timeless(data), timeless(answers));
      assert.deepEqual([dataschema, row.locale], [schema.$id, locale]);
    });
