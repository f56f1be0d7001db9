/** A form under a person's hands: everything is found as they would find it, by its title on the screen. */
import { choiceTitle, kindOf, labelsOf, questionsOf, titleOf, written } from './checklist.mjs';

/** The whole title, with or without "(required)" after it. Quotes by number, for the sake of Playwright's selectors. */
function exactly(title) {
  const literal = title.replace(/[^\p{L} ]/gu, (character) => `\\u{${character.codePointAt(0).toString(16)}}`);
  return new RegExp(`^${literal}( \\(\\p{L}+\\))?$`, 'u');
}

/** Answers every question that the instance has an answer to, in the instance's order. */
export async function fillIn(scope, schema, instance, locale) {
  for (const [name, value] of Object.entries(instance)) await answer(scope, questionsOf(schema)[name], value, locale);
}

/** Answers one question, or a group of them, or a list. */
export async function answer(scope, question, value, locale) {
  const title = titleOf(question, locale);
  switch (kindOf(question)) {
    case 'group':
      return fillIn(place(scope, title), question, value, locale);
    case 'rows':
      return fillInRows(place(scope, title), question, value, locale);
    case 'checkboxes':
      for (const one of value) await choose(place(scope, title), 'checkbox', choiceTitle(question.items, one, locale));
      return;
    case 'choice': {
      const choice = choiceTitle(question, value, locale);
      const select = scope.getByRole('combobox', { name: exactly(title) });
      if (await select.count()) return void (await select.selectOption({ label: choice }));
      return choose(place(scope, title), 'radio', choice);
    }
    default:
      return field(scope, title).fill(written(question, value, locale));
  }
}

/** The field that one types in; one that suggests answers is a combobox. */
export function field(scope, title) {
  const [plain, suggesting] = ['textbox', 'combobox'].map((role) => scope.getByRole(role, { name: exactly(title) }));
  return plain.or(suggesting);
}

/** A section, or a group of fields, by its title. */
export function place(scope, title) {
  const [region, group, radios] = ['region', 'group', 'radiogroup'].map((role) =>
    scope.getByRole(role, { name: exactly(title) }),
  );
  return region.or(group).or(radios);
}

const choose = (scope, role, name) => scope.getByRole(role, { name, exact: true }).check();

async function fillInRows(list, question, rows, locale) {
  const { add, item } = labelsOf(question, locale);
  const groups = kindOf(question.items) == 'group';
  for (const [at, value] of rows.entries()) {
    const title = `${item} ${at + 1}`;
    const row = groups ? place(list, title) : field(list, title);
    if (!(await row.count())) await list.getByRole('button', { name: add, exact: true }).click();
    if (groups) await fillIn(row, question.items, value, locale);
    else await row.fill(written(question.items, value, locale));
  }
}

/** The answers as the page's script reads them. */
export const valueOf = (form) => form.evaluate((element) => element.value);

/** The title of the field that has the focus, or the text of what else has it. */
export const focused = (form) =>
  form.evaluate(({ shadowRoot: { activeElement: active } }) => {
    const frame = active?.closest('.field, .repeat, .section');
    const title = active?.matches('a, .summary') ? active : (frame?.querySelector('.label, .section-title') ?? active);
    return (title?.innerText ?? '').replace(/\s+/g, ' ').trim();
  });

/** A document in the mode `view` as lines: `Who we are / Person 1 / Name: Aino`. */
export const readLines = (form) =>
  form.evaluate(({ shadowRoot }) => {
    const titlesAbove = (element) => {
      const place = element.parentElement?.closest('.section, .row');
      const title = place?.querySelector(':scope > :is(h1, h2, h3, h4, h5, h6)')?.innerText;
      return place ? [...titlesAbove(place), ...(title ? [title] : [])] : [];
    };
    return [...shadowRoot.querySelectorAll('dd, p.no-answer')].map((element) => {
      const question = element.previousElementSibling?.matches('dt') ? [element.previousElementSibling.innerText] : [];
      const answers = [...element.querySelectorAll('li')].map((item) => item.innerText);
      return `${[...titlesAbove(element), ...question].join(' / ')}: ${answers.join('; ') || element.innerText}`;
    });
  });
