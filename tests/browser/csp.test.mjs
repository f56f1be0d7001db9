/** The portal's strict policy: every page lives under it, and a form that it forbids to run says what to allow. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { checklist, example, labelsOf } from './support/checklist.mjs';
import { json, locales, root } from './support/environment.mjs';
import { startPortal } from './support/portal.mjs';

const portal = await startPortal();
after(() => portal.stop());
const words = await json(import.meta.dirname, 'cases/portal.json');
// The policy that the documentation gives.
const embedding = await readFile(join(root, 'docs/embedding.md'), 'utf8');
const strict = embedding.split('\n## Content-Security-Policy\n')[1].split('```\n')[1].trim().split(/;\s*/);
assert.ok(strict.includes("script-src 'self' 'wasm-unsafe-eval'"), strict.join());

visit('a document is filled in, stored and read without a violation', {}, async ({ page }) => {
  const response = await page.goto(portal.origin + words.fi.page);
  const policy = response.headers()['content-security-policy'].split(/;\s*/);
  for (const directive of strict) assert.ok(policy.includes(directive), `${directive} in ${policy}`);

  const form = page.locator('sovitaan-form');
  await form.evaluate(
    async (form, value) => {
      await form.ready;
      form.value = value;
    },
    await example('pair-work-agreement'),
  );
  // Whatever is loaded late: the month dialog, the validator.
  await form.locator('.calendar-open').first().click();
  await form.getByRole('grid').waitFor();
  await page.keyboard.press('Escape');
  await form
    .getByRole('button', { name: labelsOf(await checklist('pair-work-agreement'), 'fi').submit, exact: true })
    .click();
  await page.getByText(words.fi.stored).waitFor();
});

for (const locale of locales)
  visit(`every page of the portal (${locale}): no violation, and nothing from elsewhere`, {}, async ({ page }) => {
    const foreign = [];
    page.on('request', (request) => request.url().startsWith(portal.origin) || foreign.push(request.url()));
    const waiting = [`/${locale}`];
    const known = new Set(waiting);
    for (const path of waiting) {
      const response = await page.goto(portal.origin + path);
      assert.equal(response.status(), 200, path);
      const form = page.locator('sovitaan-form');
      if (await form.count()) await form.evaluate((form) => form.ready);
      const links = await page
        .locator(`a[href^="/${locale}"]`)
        .evaluateAll((links) => links.map((link) => link.pathname));
      // The other languages have the same pages with other words: those that the front page leads to will do.
      for (const link of locale == 'fi' || known.size == 1 ? links : [])
        if (!known.has(link)) {
          known.add(link);
          waiting.push(link);
        }
    }
    // Home; twelve checklists, empty and as examples; seven of them to answer apart, under an address of their own, and
    // compared; four news; documents, one document, what follows it and what amends it; accessibility.
    assert.equal(known.size, locale == 'fi' ? 55 : 19, [...known].join());
    assert.deepEqual(foreign, []);
  });

visit(
  'without ’wasm-unsafe-eval’ the form says that it is what is missing',
  { expected: [/wasm/i] },
  async ({ page, t }) => {
    const careful = await startPortal('--without-wasm');
    t.after(() => careful.stop());
    for (const locale of locales) {
      await page.goto(careful.origin + words[locale].page);
      const alert = page.locator('sovitaan-form').getByRole('alert');
      assert.match(await alert.innerText(), /'wasm-unsafe-eval'/);
      assert.equal(await page.locator('sovitaan-form').locator('.failure').getAttribute('lang'), locale);
    }
  },
);
