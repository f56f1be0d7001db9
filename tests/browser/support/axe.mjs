/** What axe finds in a page, the forms' shadow roots included. */
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** One line for each thing found: rule, what it asks for, where. */
export async function axe(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(async (tags) => {
    // A form that is not there yet is nothing to be looked at.
    const forms = [...document.querySelectorAll('sovitaan-form')];
    await Promise.all(forms.map(async (form) => (await customElements.whenDefined('sovitaan-form'), form.ready.catch(() => {}))));
    // What is fading in has no colour yet to be judged.
    const moving = forms.flatMap((form) => form.shadowRoot.getAnimations());
    await Promise.allSettled(moving.map((animation) => animation.finished));
    const { violations } = await window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, any }) => `${id} (${help}): ${target.flat().join(' ')}: ${any[0]?.message}`),
    );
  }, tags);
}

/** Ids that more than one element has, within a tree as between the trees. */
export const doubledIds = (page) =>
  page.evaluate(() => {
    const trees = [document, ...[...document.querySelectorAll('sovitaan-form')].map((form) => form.shadowRoot)];
    const ids = trees.flatMap((tree) => [...tree.querySelectorAll('[id]')].map(({ id }) => id));
    return ids.filter((id, at) => ids.indexOf(id) != at);
  });

/** The levels of the headings in the order in which they are read, those of the forms included. */
export const headings = (page) =>
  page.evaluate(() => {
    const levels = (tree) =>
      [...tree.querySelectorAll('h1, h2, h3, h4, h5, h6, sovitaan-form')].flatMap((element) =>
        element.shadowRoot
          ? levels(element.shadowRoot)
          : element.checkVisibility()
            ? [Number(element.localName[1])]
            : [],
      );
    return levels(document);
  });
