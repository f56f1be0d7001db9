// The questions of the benchmark, once as data, once as the JSON Schema that the library gets.
// Deterministic: the same size is the same form, wherever and whenever it is run.

/** What a section of twenty asks, in this order. Every second question is required. */
const MIX = [
  'text', 'text', 'number', 'radios', 'text', 'long', 'date', 'select', 'text', 'text',
  'yesno', 'text', 'number', 'checkboxes', 'text', 'date', 'select', 'long', 'text', 'radios',
];

/** Questions in a section. What a condition reveals is not counted: nothing is revealed in these measurements. */
const SECTION = MIX.length;

/** What a section reveals: a text beside this choice of this question. Three conditions a section. */
const REVEALED = [
  { by: 3, choice: 'other', name: 'other-way' },
  { by: 7, choice: 'other', name: 'other-place' },
  { by: 10, choice: true, name: 'more' },
];

const WORDS = ['goal', 'meeting', 'partner', 'notes', 'support', 'schedule', 'follow-up', 'family', 'school', 'agreement'];

const words = (from, count) => Array.from({ length: count }, (_, index) => WORDS[(from * 7 + index * 3) % WORDS.length]).join(' ');

const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** Labelled values: `few` for radios and checkboxes, more for a select; the last is "other". */
const choices = (count, seed) => [
  ...Array.from({ length: count - 1 }, (_, index) => ({ value: `c${index + 1}`, title: capital(words(seed + index, 2)) })),
  { value: 'other', title: 'Something else' },
];

const COUNTS = { radios: 4, checkboxes: 5, select: 8 };

/**
 * The sections of a form of `size` questions.
 *
 * @returns {{name: string, title: string, questions: object[]}[]} a question has `name`, `kind`, `title`, `help`?,
 *   `required`, `choices`?, and `when`: {name, value} when another question's answer reveals it
 */
export function sections(size) {
  return Array.from({ length: Math.ceil(size / SECTION) }, (_, section) => {
    const count = Math.min(SECTION, size - section * SECTION);
    const questions = MIX.slice(0, count).map((kind, index) => {
      const seed = section * SECTION + index;
      const question = { name: `q${index + 1}`, kind, title: `${seed + 1}. ${capital(words(seed, 3))}`, required: index % 2 == 0 };
      if (index % 3 == 0) question.help = `${capital(words(seed + 1, 9))}.`;
      if (COUNTS[kind]) question.choices = choices(COUNTS[kind], seed);
      return question;
    });
    for (const { by, choice, name } of REVEALED) {
      const asker = questions.find((question) => question.name == `q${by + 1}`);
      if (!asker) continue;
      const revealed = { name, kind: 'text', title: `What else about "${asker.title}"?`, required: true, when: { name: asker.name, value: choice } };
      questions.splice(questions.indexOf(asker) + 1, 0, revealed);
    }
    return { name: `s${section + 1}`, title: `Part ${section + 1}: ${words(section, 2)}`, questions };
  });
}

/** What the schema says of one question. */
function property({ kind, title, help, choices }) {
  const texts = { title, ...(help && { description: help }) };
  const labelled = choices?.map(({ value, title }) => ({ const: value, title }));
  switch (kind) {
    case 'text':
      return { type: 'string', ...texts, minLength: 1, maxLength: 2000, 'x-form': { widget: 'text' } };
    case 'long':
      return { type: 'string', ...texts, maxLength: 4000, 'x-form': { widget: 'multiline' } };
    case 'number':
      return { type: 'number', ...texts, minimum: 0, maximum: 1000 };
    case 'date':
      return { type: 'string', format: 'date', ...texts };
    case 'yesno':
      return { type: 'boolean', ...texts };
    case 'radios':
      return { type: 'string', ...texts, oneOf: labelled, 'x-form': { widget: 'radios' } };
    case 'select':
      return { type: 'string', ...texts, oneOf: labelled, 'x-form': { widget: 'select' } };
    case 'checkboxes':
      return { type: 'array', uniqueItems: true, ...texts, items: { oneOf: labelled } };
    default:
      throw new Error(`no kind of question is called ${kind}`);
  }
}

/** The form as a JSON Schema: an object per section, an `if` per revealed question. */
export function schema(size) {
  const properties = {};
  for (const { name, title, questions } of sections(size)) {
    const plain = questions.filter((question) => !question.when);
    properties[name] = {
      type: 'object',
      title,
      properties: Object.fromEntries(plain.map((question) => [question.name, property(question)])),
      required: plain.filter((question) => question.required).map((question) => question.name),
      allOf: questions
        .filter((question) => question.when)
        .map((question) => ({
          if: { properties: { [question.when.name]: { const: question.when.value } }, required: [question.when.name] },
          then: { properties: { [question.name]: property(question) }, required: [question.name] },
        })),
    };
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:sovitaan:bench:${size}:1.0.0`,
    title: `A form of ${size} questions`,
    type: 'object',
    properties,
    required: Object.keys(properties),
  };
}

/** A valid answer to a question. */
function answer({ kind, choices }) {
  switch (kind) {
    case 'number':
      return 12;
    case 'date':
      return '2026-02-03';
    case 'yesno':
      return false;
    case 'radios':
    case 'select':
      return choices[0].value;
    case 'checkboxes':
      return [choices[0].value, choices[1].value];
    default:
      return 'Every other Tuesday, in the small meeting room';
  }
}

/** A form filled in down to its middle: every question before {@link middle} has an answer that reveals nothing. */
export function answers(size) {
  const all = {};
  const stop = middle(size);
  for (const { name, questions } of sections(size)) {
    all[name] = {};
    for (const question of questions) {
      if (name == stop.section && question.name == stop.question) return all;
      if (!question.when) all[name][question.name] = answer(question);
    }
  }
  return all;
}

/** The required text question in the middle, which is typed into. No condition reads it. */
export function middle(size) {
  const all = sections(size).flatMap(({ name, questions }) => questions.map((question) => ({ section: name, question })));
  const { section, question } = all.slice(Math.floor(all.length / 2)).find(({ question }) => question.kind == 'text' && question.required && !question.when);
  return { section, question: question.name, pointer: `/${section}/${question.name}` };
}
