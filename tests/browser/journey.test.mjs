/** A pair fills in its start-up agreement on a page of the portal, and the host stores it: the whole path, in three languages. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { checklist, example, labelsOf, linesOf } from './support/checklist.mjs';
import { catalogue, json, locales } from './support/environment.mjs';
import { answer, focused, readLines } from './support/form.mjs';
import { printed, squeezed } from './support/print.mjs';
import { startPortal } from './support/portal.mjs';
import { storedRows } from './support/rows.mjs';

const portal = await startPortal();
after(() => portal.stop());

const schema = await checklist('pair-work-agreement');
const typed = await example('pair-work-agreement');
const words = await json(import.meta.dirname, 'cases/portal.json');

/** Without what the clock and the language say of an acknowledgement. */
const unspoken = ({ acknowledgements, ...answers }) => [
  answers,
  acknowledgements.map(({ name, role, digest }) => [name, role, digest]),
];

for (const locale of locales) {
  visit(`a pair fills in, stores, reads and prints its agreement (${locale})`, {}, async ({ page }) => {
    const said = await catalogue(locale);
    const { page: address, form: name, menu, documents, stored, print } = words[locale];
    const form = page.locator('sovitaan-form');
    const summary = form.locator('.summary');
    const submit = form.getByRole('button', { name: labelsOf(schema, locale).submit, exact: true });

    // The page, and the form in its language.
    await page.goto(portal.origin + address);
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await form.getByRole('heading', { level: 2, name, exact: true }).waitFor();

    // They introduce themselves, and ask to submit far too early.
    await answer(form, schema.properties.people, typed.people, locale);
    await submit.click();
    await summary.locator('a').first().waitFor();
    assert.ok(await summary.evaluate((element) => element.matches(':focus')), 'the summary has the focus');

    // Each thing that is missing is a link to its field.
    const links = await summary.getByRole('link').all();
    assert.ok(links.length > 15, `${links.length} links`);
    for (const link of links) {
      await link.click();
      const [text, question] = [await link.innerText(), await focused(form)];
      assert.ok(question && text.includes(question.replace(/ \(\p{L}+\)$/u, '')), `“${text}” led to “${question}”`);
    }

    // The list shrinks as they are mended.
    let left = links.length;
    for (const [section, value] of Object.entries(typed).slice(1)) {
      await answer(form, schema.properties[section], value, locale);
      const now = await summary.getByRole('link').count();
      assert.ok(now < left, `${section}: ${left} things were missing, now ${now}`);
      left = now;
    }
    assert.equal(left, 0);
    assert.equal(await summary.innerText(), said['summary.clear']);

    // They submit, and see that it was stored.
    await submit.click();
    await form.getByRole('status').getByText(said['outcome.stored'], { exact: true }).waitFor();
    await page.getByText(stored).waitFor();

    // The row in the database is what they typed.
    const row = (await storedRows(portal.database)).at(-1);
    const envelope = JSON.parse(row.envelope);
    assert.deepEqual(unspoken(envelope.data), unspoken(typed));
    assert.equal(row.locale, locale);
    assert.equal(envelope.dataschema, schema.$id);

    // They find it in the list, and read it.
    await page.getByRole('navigation', { name: menu }).getByRole('link', { name: documents, exact: true }).click();
    await page.getByRole('link', { name: `${name} ${row.id.slice(0, 8)}`, exact: true }).click();
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await form.locator('.read').waitFor();
    await form.getByText(typed.people[0].name).first().waitFor();
    const lines = linesOf(schema, typed, locale, said['no-answer']);
    assert.deepEqual((await readLines(form)).sort(), lines.sort());
    assert.equal(await (await page.request.get(`${portal.origin}/api/documents/${row.id}`)).text(), row.envelope);

    // They print it: the answers, and nothing to press.
    await page.getByRole('button', { name: print }).waitFor();
    await page.emulateMedia({ media: 'print' });
    assert.equal(
      await page.locator('button:visible, input:visible, select:visible, textarea:visible, nav:visible').count(),
      0,
    );
    const paper = squeezed((await printed(page)).pages.flatMap(({ blocks }) => blocks.map(({ text }) => text)).join(''));
    const answers = lines.flatMap((line) => line.slice(line.indexOf(': ') + 2).split('; '));
    for (const text of answers) assert.ok(paper.includes(squeezed(text)), `“${text}” on paper`);
  });
}
