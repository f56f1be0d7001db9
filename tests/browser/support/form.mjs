/** A form under a person's hands: everything is found as they would find it, by its title on the screen. */
import { choiceTitle, isTable, kindOf, labelsOf, questionsOf, titleOf, written } from './checklist.mjs';
import { catalogue } from './environment.mjs';

/** The whole title, with or without "(required)" after it. Quotes by number, for the sake of Playwright's selectors. */
function exactly(title) {
  const literal = title.replace(/[^\p{L} ]/gu, (character) => `\\u{${character.codePointAt(0).toString(16)}}`);
  return new RegExp(`^${literal}( \\(\\p{L}+\\))?$`, 'u');
}

/**
 * Answers every question that the instance has an answer to, in the instance's order.
 *
 * @param standing what stands there already; of that, what the instance does not have is taken away
 */
export async function fillIn(scope, schema, instance, locale, standing = {}) {
  const questions = questionsOf(schema);
  const entries = Object.entries(instance);
  for (const [name, value] of entries) await answer(scope, questions[name], value, locale, standing[name]);
  for (const name of Object.keys(standing))
    if (!(name in instance)) await clear(scope, questions[name], standing[name], locale);
}

/** Answers one question, or a group of them, or a list. */
export async function answer(scope, question, value, locale, standing) {
  const title = titleOf(question, locale);
  switch (kindOf(question)) {
    case 'group': {
      const group = await pinned(place(scope, title));
      if (isTable(question)) return fillInTable(group, question, value, locale, standing);
      return fillIn(group, question, value, locale, standing);
    }
    case 'rows':
      return fillInRows(await pinned(place(scope, title)), question, value, locale, standing);
    case 'checkboxes': {
      const boxes = await pinned(place(scope, title));
      for (const one of value) await choose(boxes, 'checkbox', choiceTitle(question.items, one, locale));
      return;
    }
    case 'acknowledgements':
      return agree(await pinned(place(scope, title)), question, value, locale);
    case 'checkbox':
      return scope.getByRole('checkbox', { name: exactly(title) }).setChecked(value);
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

/** One after the other, all agree. */
async function agree(section, question, records, locale) {
  const said = await catalogue(locale);
  const { role: roles } = question.items.properties;
  for (const { name, role } of records) {
    await section.getByLabel(said['acknowledge.name'], { exact: true }).fill(name);
    const field = section.getByLabel(said['acknowledge.role'], { exact: true });
    if (roles.oneOf) await field.selectOption({ label: choiceTitle(roles, role, locale) });
    else await field.fill(role);
    await section.getByRole('button', { name: labelsOf(question, locale).add ?? said.acknowledge, exact: true }).click();
    await section.locator('[data-stands]').getByText(name, { exact: true }).waitFor();
  }
}

/** Takes away what stands there. */
async function clear(scope, question, standing, locale) {
  const title = titleOf(question, locale);
  switch (kindOf(question)) {
    case 'group': {
      const group = place(scope, title);
      // It may have left with what brought it.
      return (await group.count()) ? answer(scope, question, {}, locale, standing) : undefined;
    }
    case 'rows':
      return answer(scope, question, [], locale, standing);
    case 'checkbox':
      return answer(scope, question, false, locale);
    case 'date':
    case 'number':
    case 'text':
      return field(scope, title).fill('');
    default:
      throw new Error(`nothing of this kind has a default yet: ${title}`);
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

/**
 * What was found, by its id from now on: to find something by its role costs a look at all that is there. The id stays as
 * long as the question is asked.
 */
async function pinned(found) {
  return found.page().locator(`[id="${await found.getAttribute('id')}"]`);
}

/** A row of a table, by what stands at its head. */
export const rowOf = (table, title) => table.getByRole('rowheader', { name: exactly(title) }).locator('..');

async function fillInTable(table, question, value, locale, standing = {}) {
  const questions = questionsOf(question);
  for (const name of Object.keys({ ...value, ...standing })) {
    const row = rowOf(table, titleOf(questions[name], locale));
    // A row may have left with what brought it.
    if (name in value || (await row.count()))
      await fillIn(await pinned(row), questions[name], value[name] ?? {}, locale, standing[name]);
  }
}

async function fillInRows(list, question, rows, locale, standing = []) {
  const { add, item } = labelsOf(question, locale);
  const groups = kindOf(question.items) == 'group';
  for (let at = standing.length; at > rows.length; at--) {
    const { 'row.remove': remove } = await catalogue(locale);
    await list.getByRole('button', { name: `${remove}: ${item} ${at}`, exact: true }).click();
  }
  for (const [at, value] of rows.entries()) {
    const title = `${item} ${at + 1}`;
    const row = !groups ? field(list, title) : isTable(question) ? rowOf(list, title) : place(list, title);
    if (!(await row.count())) await list.getByRole('button', { name: add, exact: true }).click();
    if (groups) await fillIn(await pinned(row), question.items, value, locale, standing[at]);
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
    return [...shadowRoot.querySelectorAll('dd:not(.facts dd), p.no-answer')].map((element) => {
      const question = element.previousElementSibling?.matches('dt') ? [element.previousElementSibling.innerText] : [];
      const answers = [...element.querySelectorAll('li')].map((item) => item.innerText);
      return `${[...titlesAbove(element), ...question].join(' / ')}: ${answers.join('; ') || element.innerText}`;
    });
  });
