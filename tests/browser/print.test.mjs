/** Each checklist as a document that a meeting hands round: printed by Chromium, and read back from the PDF. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { checklist, checklists, example, titleOf, written } from './support/checklist.mjs';
import { catalogue } from './support/environment.mjs';
import { startHost } from './support/host.mjs';
import { printed, squeezed } from './support/print.mjs';

const host = await startHost();
after(() => host.stop());
host.file('/page.css', 'text/css', 'body { margin: 0 }');
const head = '<link rel="stylesheet" href="/page.css">';
const script = '<script type="module" src="/sovitaan/sovitaan.js"></script>';

/** More than this nobody reads in a meeting. */
const most = (name) => (name == 'systemic-rollout' ? 8 : 6);
const swedishToo = 'pair-work-agreement';
const englishToo = 'systemic-rollout';

for (const name of checklists)
  for (const locale of ['fi', ...(name == swedishToo ? ['sv'] : []), ...(name == englishToo ? ['en'] : [])])
    visit(`${name} on paper (${locale})`, {}, async ({ page, t }) => {
      const schema = await checklist(name);
      const answers = await example(name, locale);
      const said = await catalogue(locale);
      const { parts, paper } = await printedForm(page, name, locale, answers);
      t.diagnostic(`${paper.pages.length} pages`);
      assert.ok(paper.pages.length >= 2 && paper.pages.length <= most(name), `${paper.pages.length} pages`);
      assert.equal(paper.language, locale);

      // What it is.
      assert.equal(parts[0].text, squeezed(titleOf(schema, locale)));
      const facts = [
        [said['read.date'], '14.10.2026'],
        [said['read.language'], said['language.name']],
        [said['read.version'], schema.$id.split(':').at(-1)],
      ];
      const told = facts.flatMap(([name, value]) => [squeezed(`${name}:`), squeezed(value)]);
      assert.deepEqual(parts.slice(1, 1 + told.length).map(({ text }) => text), told);

      // The sections in the author's order, and in each what was answered there.
      const sections = ordered(schema).filter(([name]) => name in answers);
      const starts = parts.flatMap(({ role }, at) => (role == 'H3' ? [at] : []));
      assert.deepEqual(
        starts.map((at) => parts[at].text),
        sections.map(([, question]) => squeezed(titleOf(question, locale))),
      );
      for (const [at, [section]] of sections.entries()) {
        const here = parts.slice(starts[at], starts[at + 1]).map(({ text }) => text);
        for (const text of textsOf(answers[section]))
          assert.ok(here.some((part) => part.includes(squeezed(text))), `“${text}” in ${section}`);
      }
    });

visit('where nothing is answered it says so', {}, async ({ page }) => {
  const { parts } = await printedForm(page, 'pair-work-agreement', 'fi', {});
  const answers = parts.slice(7).filter(({ role }) => ['DD', 'P'].includes(role));
  assert.ok(answers.length > 20, `${answers.length} answers`);
  assert.deepEqual(new Set(answers.map(({ text }) => text)), new Set(['eivastausta']));
});

/** Prints a form, and holds the paper to what is on screen: every word, in the same order, as what it is, and nothing torn. */
async function printedForm(page, name, locale, answers) {
  const element = `<sovitaan-form src="/schemas/${name}.json" lang="${locale}" mode="view"></sovitaan-form>`;
  await page.goto(host.page(`/${name}`, element + script, { head, lang: locale }));
  const form = page.locator('sovitaan-form');
  const envelope = { time: '2026-10-14T09:00:00Z', data: answers };
  await form.evaluate((form, envelope) => (Object.assign(form, { submission: envelope }), form.ready), envelope);
  await form.locator('.facts').getByText('14.10.2026').waitFor();
  const parts = (await partsOf(form)).map((part) => ({ ...part, text: squeezed(part.text) }));
  const paper = await printed(page);
  place(parts, paper.pages);
  const headings = parts.filter(({ role }) => /^H/.test(role)).map(({ role, text }) => `${role} ${text}`);
  assert.deepEqual(paper.outline.map(([depth, title]) => `H${depth + 2} ${squeezed(title)}`), headings);
  for (const [at, part] of parts.entries()) {
    const next = parts[at + 1];
    if (/^H/.test(part.role)) assert.equal(next?.page, part.page, `the heading “${part.text}” and what follows it`);
    if (next?.line == part.line) assert.equal(next.page, part.page, `“${part.text}” and “${next.text}”, in one line`);
  }
  // What is too wide for the sheet would make every letter smaller.
  for (const { role, size, text } of paper.pages.flatMap(({ blocks }) => blocks))
    assert.ok(/^H/.test(role) ? size > 12 : size == (/^T/.test(role) ? 11 : 12), `“${text}”: ${size} pt`);
  return { parts, paper };
}

/** Finds each part on the pages: `page` is where. At the top of a page a table says again what its columns are. */
function place(parts, pages) {
  const sheets = pages.map(({ blocks }) => blocks.map((block) => ({ ...block, text: squeezed(block.text) })));
  const texts = sheets.map((blocks) => blocks.map(({ text }) => text).join(''));
  let [page, at] = [0, 0];
  const expect = (text) => {
    const rest = texts[page]?.slice(at) ?? '';
    assert.ok(rest.startsWith(text), `page ${page + 1}: next is “${text}”, not “${rest.slice(0, 60)}”`);
    at += text.length;
  };
  for (const part of parts) {
    if (at == texts[page].length) {
      [page, at] = [page + 1, 0];
      if (part.columns) expect(squeezed(part.columns));
    }
    const role = roleAt(sheets[page] ?? [], at);
    expect(part.text);
    assert.equal(role, /^(H\d|TH|TD)$/.test(part.role) ? part.role : undefined, `what “${part.text}” is`);
    part.page = page;
  }
  assert.equal(texts[page].slice(at) + texts.slice(page + 1).join(''), '', 'after the last part');
}

/** What the text at a place of a page stands in. */
function roleAt(blocks, at) {
  for (const { role, text } of blocks) if ((at -= text.length) < 0) return role;
}

/**
 * What there is to read, in order: `{role, text, line, columns}`. Parts with the same `line` belong beside each other;
 * `columns` is the head of the table that a row stands in.
 */
const partsOf = (form) =>
  form.evaluate(({ shadowRoot }) => {
    const lines = [...shadowRoot.querySelectorAll('.read dl > div, .read tr')];
    return [...shadowRoot.querySelectorAll('.read :is(h1, h2, h3, h4, h5, h6, dt, dd, p, th, td)')]
      .filter((element) => element.innerText.trim() && !element.parentElement.closest('dd, th, td'))
      .map((element) => {
        const line = lines.indexOf(element.closest('dl > div, tr'));
        const columns = element.closest('tbody') && element.closest('table').tHead.textContent;
        const text = element.textContent + (element.matches('.facts dt') ? ':' : '');
        return { role: element.tagName, text, line: line < 0 ? NaN : line, columns };
      });
  });

/** The sections `[name, question]` as the author wants them, also those that a condition brings. */
function ordered(schema) {
  const parts = (part) => [part, part.then, part.else, ...(part.allOf ?? [])].filter(Boolean);
  const all = [schema, ...parts(schema).slice(1).flatMap(parts)].flatMap((part) => Object.entries(part.properties ?? {}));
  const meant = ({ $ref, ...own }) => ({ ...schema.$defs?.[$ref?.split('/').at(-1)], ...own });
  const sections = all.map(([name, question]) => [name, meant(question)]).filter(([, question]) => question.title);
  const place = ([name]) => (schema['x-form']?.order ?? []).indexOf(name);
  return sections.sort((a, b) => place(a) - place(b));
}

/** The answers that stand on paper as they were written: sentences and days. */
function textsOf(value) {
  if (typeof value == 'object') return Object.values(value).flatMap(textsOf);
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return [written({ format: 'date' }, value)];
  return /\s/.test(value) ? [value] : [];
}
