/** axe finds nothing in any state of the checklists, and in no language; no id is there twice, no heading skips a level. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { axe, doubledIds, headings } from './support/axe.mjs';
import { visit } from './support/browser.mjs';
import { checklist, checklists, example, labelsOf, titleOf } from './support/checklist.mjs';
import { locales } from './support/environment.mjs';
import { startPortal } from './support/portal.mjs';

const portal = await startPortal();
after(() => portal.stop());

/** Goes to the page of a checklist, by way of the front page. */
async function open(page, name, locale) {
  const title = titleOf(await checklist(name), locale);
  await page.goto(`${portal.origin}/${locale}`);
  await page.getByRole('main').getByRole('link', { name: title, exact: true }).click();
}

async function sound(page, state) {
  assert.deepEqual(await axe(page), [], state);
  assert.deepEqual(await doubledIds(page), [], state);
  const levels = await headings(page);
  assert.deepEqual(
    levels.filter((level) => level == 1),
    [1],
    `${state}: one heading of level 1`,
  );
  assert.ok(
    levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1),
    `${state}: levels ${levels}`,
  );
}

/** The states of a form, one after another: each is what the one before becomes. */
const states = {
  'to fill in': (form) => form.evaluate((form) => form.ready),
  'with errors': async (form, words) => {
    await form.getByRole('button', { name: words.submit, exact: true }).click();
    await form.locator('.summary a').first().waitFor();
  },
  'filled in': async (form, _, answers) => {
    await form.evaluate((form, answers) => (form.value = answers), answers);
    await form.locator('.summary').waitFor({ state: 'detached' });
  },
  'to read': async (form) => {
    await form.evaluate((form) => form.setAttribute('mode', 'view'));
    await form.locator('.read').waitFor();
  },
  'on paper': (form) => form.page().emulateMedia({ media: 'print' }),
};

for (const name of checklists)
  visit(name, {}, async ({ page }) => {
    await open(page, name, 'fi');
    const words = labelsOf(await checklist(name), 'fi');
    const answers = await example(name);
    for (const [state, reach] of Object.entries(states)) {
      await reach(page.locator('sovitaan-form'), words, answers);
      await sound(page, state);
    }
  });

// The other languages differ in their words: in what a reader is told of them, and how long they are.
for (const locale of locales.filter((locale) => locale != 'fi'))
  visit(`all of them (${locale})`, { timeout: 180_000 }, async ({ page }) => {
    for (const name of checklists) {
      await open(page, name, locale);
      await states['to fill in'](page.locator('sovitaan-form'));
      await states['filled in'](page.locator('sovitaan-form'), undefined, await example(name, locale));
      await sound(page, name);
    }
  });

/** Ways to look at a page. */
const looks = {
  dark: { colorScheme: 'dark' },
  'with forced colours': { forcedColors: 'active' },
  'on a narrow screen': { viewport: { width: 320, height: 640 } },
};

// One without tables, and one with them.
for (const name of ['pair-work-agreement', 'systemic-rollout'])
  for (const [look, options] of Object.entries(looks))
    visit(`${name} ${look}`, options, async ({ page }) => {
      await open(page, name, 'fi');
      const words = labelsOf(await checklist(name), 'fi');
      const answers = await example(name);
      for (const [state, reach] of Object.entries(states).slice(0, 4)) {
        await reach(page.locator('sovitaan-form'), words, answers);
        await sound(page, state);
        const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(wide <= window, `${state}: ${wide} px wide in ${window}`);
      }
    });

visit('the month dialog, and a form that is stored', {}, async ({ page }) => {
  await page.goto(`${portal.origin}/fi/parityo`);
  const form = page.locator('sovitaan-form');
  await form.evaluate((form) => form.ready);
  await form.evaluate((form, answers) => (form.value = answers), await example('pair-work-agreement'));
  await form.locator('.calendar-open').first().click();
  await form.getByRole('grid').waitFor();
  await sound(page, 'the month');
  await page.keyboard.press('Escape');
  await form.getByRole('button', { name: labelsOf(await checklist('pair-work-agreement'), 'fi').submit, exact: true }).click();
  await page.getByText('Asiakirja on tallennettu.').waitFor();
  await sound(page, 'stored');
});

visit('every other page of the portal', {}, async ({ page }) => {
  for (const path of ['', '/asiakirjat', '/saavutettavuus', '/uutiset/tyohyvinvointikysely']) {
    await page.goto(`${portal.origin}/fi${path}`);
    await sound(page, path);
  }
});
