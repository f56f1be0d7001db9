/** A checklist as a person meets it: titles, choices and answers in their language. */
import { readdir } from 'node:fs/promises';
import { json, schemas } from './environment.mjs';

/** With what it refers to in the place of the reference: none of ours refers to itself. */
export const checklist = async (name) => {
  const schema = await json(schemas, `${name}.json`);
  return unfolded(schema, schema.$defs);
};
/** A filled-in instance that validates. */
export const example = (name, locale = 'fi') => json(schemas, 'examples', locale, `${name}.json`);
/** The names of all checklists: whatever stands in their folder but the schema of the envelope. */
export const checklists = (await readdir(schemas))
  .filter((file) => file.endsWith('.json') && file != 'envelope.json')
  .map((file) => file.slice(0, -'.json'.length))
  .sort();

function unfolded(schema, defs) {
  if (typeof schema != 'object' || !schema) return schema;
  if (Array.isArray(schema)) return schema.map((part) => unfolded(part, defs));
  const { $ref, ...own } = schema;
  const parts = Object.entries(own).map(([key, part]) => [key, key == '$defs' ? part : unfolded(part, defs)]);
  const here = Object.fromEntries(parts);
  if (typeof $ref != 'string') return here;
  const target = unfolded(defs[$ref.slice('#/$defs/'.length)], defs);
  const words = { ...target['x-i18n'] };
  for (const [locale, said] of Object.entries(here['x-i18n'] ?? {})) words[locale] = { ...words[locale], ...said };
  return { ...target, ...here, 'x-form': { ...target['x-form'], ...here['x-form'] }, 'x-i18n': words };
}

/** An author's word in a language: the translation beside it, else the plain one. */
export const titleOf = (schema, locale) => schema['x-i18n']?.[locale]?.title ?? schema.title;
export const labelsOf = (schema, locale) => schema['x-i18n']?.[locale]?.labels ?? schema['x-form']?.labels ?? {};

/** Every question of an object, also those that a condition may bring: `{name: schema}`. */
export function questionsOf(schema) {
  const parts = [schema.if && schema.then, schema.if && schema.else, ...(schema.allOf ?? [])].filter(Boolean);
  const questions = { ...schema.properties };
  for (const [name, question] of parts.flatMap((part) => Object.entries(questionsOf(part))))
    questions[name] = name in questions ? both(questions[name], question) : question;
  return questions;
}

/** A question of which two places say something: a condition elsewhere may bring questions into a section. */
const both = (one, other) => ({ ...other, ...one, properties: {}, if: undefined, allOf: [one, other] });

/** How the author wants it to be asked. */
export const widgetOf = (schema) => schema['x-form']?.widget;
/** Whether its rows stand in a table. */
export const isTable = (schema) => ['table', 'people'].includes(widgetOf(schema));

/** `acknowledgements`, `openPoints`, `group`, `rows`, `checkboxes`, `checkbox`, `choice`, `date`, `number` or `text`. */
export function kindOf(schema) {
  if (['acknowledgements', 'openPoints'].includes(widgetOf(schema))) return widgetOf(schema);
  if (schema.type == 'object') return 'group';
  if (schema.type == 'boolean' && widgetOf(schema) == 'checkbox') return 'checkbox';
  if (schema.type == 'array') return schema.uniqueItems && choicesOf(schema.items) ? 'checkboxes' : 'rows';
  if (choicesOf(schema)) return 'choice';
  if (schema.format == 'date') return 'date';
  return ['number', 'integer'].includes(schema.type) ? 'number' : 'text';
}

function choicesOf(schema) {
  if (widgetOf(schema) == 'scale') {
    const { minimum, maximum } = schema;
    return Array.from({ length: maximum - minimum + 1 }, (_, at) => ({ const: minimum + at, title: `${minimum + at}` }));
  }
  if (schema.type == 'boolean') return [{ const: true }, { const: false }];
  return schema.oneOf ?? schema.enum?.map((value) => ({ const: value, title: `${value}` }));
}

/** What a choice is called. */
export function choiceTitle(schema, value, locale) {
  const choice = choicesOf(schema).find((choice) => choice.const === value);
  const yesNo = { fi: ['Kyllä', 'Ei'], sv: ['Ja', 'Nej'], en: ['Yes', 'No'] }[locale][value ? 0 : 1];
  return titleOf(choice, locale) ?? labelsOf(schema, locale)[`${value}`] ?? yesNo;
}

/** An answer as a person writes it. */
export function written(schema, value, locale) {
  switch (kindOf(schema)) {
    case 'date':
      return value.split('-').reverse().map(Number).join('.');
    case 'number':
      return locale == 'en' ? `${value}` : `${value}`.replace('.', ',');
    case 'choice':
      return choiceTitle(schema, value, locale);
    default:
      return value;
  }
}

/**
 * A filled-in document as lines to read, in any order: `Who we are / Person 1 / Name: Aino`.
 *
 * @param nothing the words for a question that applies and has no answer
 */
export function linesOf(schema, instance, locale, nothing, path = []) {
  return Object.entries(questionsOf(schema)).flatMap(([name, question]) => {
    const value = instance[name];
    const here = [...path, titleOf(question, locale)];
    // Records are read as sentences, not as answers.
    if (['acknowledgements', 'openPoints'].includes(kindOf(question))) return [];
    const line = (text) => [`${here.join(' / ')}: ${text}`];
    if (value === undefined) return name in (schema.properties ?? {}) ? line(nothing) : [];
    if (kindOf(question) == 'group') return linesOf(question, value, locale, nothing, here);
    if (kindOf(question) == 'checkboxes')
      return line(value.map((one) => choiceTitle(question.items, one, locale)).join('; '));
    if (kindOf(question) != 'rows') return line(written(question, value, locale));
    return value.flatMap((row, at) => {
      if (kindOf(question.items) != 'group') return line(written(question.items, row, locale));
      const title = `${labelsOf(question, locale).item} ${at + 1}`;
      return linesOf(question.items, row, locale, nothing, [...here, title]);
    });
  });
}

/** A document without the times at which people agreed: those are the clock's. */
export const timeless = ({ acknowledgements, ...answers }) =>
  acknowledgements ? { ...answers, acknowledgements: acknowledgements.map(({ time: _, ...record }) => record) } : answers;
