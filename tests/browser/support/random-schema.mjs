/**
 * Random schemas as a diligent author might write them: an object at the root, a title on each question, and every
 * keyword of 2020-12 somewhere.
 *
 * Left out, because validators differ on them and the standard leaves it open, or because JavaScript's own numbers
 * cannot carry them to the two that judge beside ours:
 * - numbers with more digits than a double has, and `multipleOf` with fractions;
 * - patterns beyond what every dialect of regular expressions reads alike;
 * - a property called `__proto__`, which one of the two takes for the prototype.
 */

/** What each of the validators takes and refuses alike; `driver.mjs` knows texts that fit them. */
const formats = ['date', 'date-time', 'email', 'uri', 'uuid', 'ipv4'];
const patterns = ['^[A-Z]', '^\\d{3}$', '^[a-zåäö ]+$', '^.{2,8}$'];
const names = ['name', 'role', 'day', 'count', 'note', 'place', 'level', 'a/b', 'm~n', 'x-1', '0', 'constructor', 'ää', '$ref', 'two words', 'kind'];
const words = ['Name', 'Role', 'Day', 'Number of people', 'What was agreed', 'Place', 'Level', 'Who else?'];

/** A schema whose `$id` says how to get it again. */
export function randomSchema(chance, id) {
  const maker = new Maker(chance);
  const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: id, title: 'A random form', type: 'object' };
  Object.assign(schema, maker.members(0));
  if (chance.yes(0.2)) schema.unevaluatedProperties = false;
  if (maker.defs) schema.$defs = maker.definitions();
  return schema;
}

class Maker {
  /** How many questions there may still be. */
  left = 28;
  defs = false;

  constructor(chance) {
    this.chance = chance;
  }

  definitions() {
    return {
      word: { title: 'A word', type: 'string', maxLength: 12 },
      person: {
        title: 'Person',
        type: 'object',
        properties: { first: { title: 'First name', type: 'string' }, born: { title: 'Born', type: 'string', format: 'date' } },
        required: ['first'],
      },
      branch: {
        $anchor: 'branch',
        title: 'Branch',
        type: 'object',
        properties: {
          label: { title: 'Label', type: 'string' },
          inner: { title: 'Inside', type: 'array', items: { $ref: '#/$defs/branch' }, maxItems: 2 },
        },
      },
      tree: {
        $dynamicAnchor: 'tree',
        title: 'Tree',
        type: 'object',
        properties: {
          leaf: { title: 'Leaf', type: 'string' },
          below: { title: 'Below', type: 'array', items: { $dynamicRef: '#tree' }, minItems: 1 },
        },
      },
    };
  }

  /** The keywords of an object. */
  members(depth) {
    const { chance } = this;
    const keys = chance.some(names, depth == 0 ? 7 : 3, depth == 0 ? 3 : 1);
    const properties = Object.fromEntries(keys.map((key) => [key, this.question(depth + 1)]));
    const schema = { properties };
    if (chance.yes(0.5)) schema.required = chance.some(keys, 2);
    if (chance.yes(0.3)) Object.assign(schema, this.condition(keys, depth));
    if (chance.yes(0.15)) schema.dependentRequired = { [chance.pick(keys)]: [chance.pick(keys)] };
    if (chance.yes(0.15)) schema.dependentSchemas = { [chance.pick(keys)]: this.consequence(keys, depth) };
    if (chance.yes(0.1)) schema.patternProperties = { '^x-': this.leaf() };
    if (chance.yes(0.1)) schema.propertyNames = { maxLength: 14 };
    if (chance.yes(0.1)) schema.minProperties = 1 + chance.below(2);
    if (chance.yes(0.08)) schema.maxProperties = 2 + chance.below(4);
    if (chance.yes(0.1)) schema.allOf = [this.consequence(keys, depth), this.condition(keys, depth)];
    if (chance.yes(0.06)) schema.anyOf = [{ required: [chance.pick(keys)] }, { required: [chance.pick(keys)] }];
    if (chance.yes(0.06)) schema.not = { required: chance.some(keys, 2, 2) };
    const closed = chance.below(10);
    if (closed == 0) schema.additionalProperties = false;
    if (closed == 1) schema.additionalProperties = this.leaf();
    if (chance.yes(0.1)) schema['x-form'] = { order: [...keys].reverse() };
    return schema;
  }

  /** `if`, and what follows. */
  condition(keys, depth) {
    const { chance } = this;
    const key = chance.pick(keys);
    const test = chance.pick([
      { required: [key] },
      { properties: { [key]: { const: chance.pick([true, 'a', 3, 'none']) } }, required: [key] },
      { properties: { [key]: { type: 'string', minLength: 2 } } },
      { properties: { [key]: { enum: ['a', true, 2] } } },
      { not: { required: [key] } },
      { properties: { [key]: { pattern: '^A' } }, required: [key] },
      { properties: { [key]: { minimum: 2 } }, required: [key] },
    ]);
    const schema = { if: test, then: this.consequence(keys, depth) };
    if (chance.yes(0.4)) schema.else = this.consequence(keys, depth);
    return schema;
  }

  consequence(keys, depth) {
    const { chance } = this;
    const more = chance.pick(['more', 'why', 'else']);
    const asked = { properties: { [more]: this.question(depth + 1) } };
    return chance.pick([asked, { ...asked, required: [more] }, { required: [chance.pick(keys)] }]);
  }

  /** One question, a group of them, a list … */
  question(depth) {
    const { chance } = this;
    const title = chance.pick(words);
    if (--this.left < 0 || depth > 3) return { title, ...this.leaf() };
    switch (chance.below(depth == 3 ? 14 : 24)) {
      case 14:
      case 15:
        return { title, type: 'object', ...this.members(depth) };
      case 16:
      case 17:
        return this.rows(title, depth);
      case 18:
        return this.kinds(title, depth);
      case 19:
        return { title, anyOf: [this.leaf(), { type: 'object', ...this.members(depth) }] };
      case 20:
        return { title, type: 'object', additionalProperties: this.leaf(), maxProperties: 3 };
      case 21:
        return this.tuple(title);
      case 22:
        this.defs = true;
        return { title, $ref: chance.pick(['#/$defs/person', '#/$defs/word', '#/$defs/branch', '#branch', '#/$defs/tree']) };
      case 23:
        return { title, type: ['object', 'null'], ...this.members(depth) };
      default:
        return { title, ...this.leaf() };
    }
  }

  leaf() {
    const { chance } = this;
    const text = { type: 'string' };
    switch (chance.below(16)) {
      case 0:
        return { ...text, minLength: 1 + chance.below(3) };
      case 1:
        return { ...text, maxLength: chance.pick([4, 20, 400]) };
      case 2:
      case 3:
        return { ...text, format: chance.pick(formats) };
      case 4:
        return { ...text, pattern: chance.pick(patterns) };
      case 5:
        return { type: 'integer', minimum: chance.below(3), maximum: 3 + chance.below(8) };
      case 6:
        return { type: 'number', exclusiveMinimum: 0, multipleOf: chance.pick([1, 2, 5]) };
      case 7:
        return { type: 'boolean' };
      case 8:
        return { enum: chance.some(['a', 'b', 'none', 1, 2, true, null], 6, 2) };
      case 9:
        return { [chance.pick(['oneOf', 'anyOf'])]: ['a', 'b', 3].map((value) => ({ const: value, title: `Choice ${value}` })) };
      case 10:
        return { type: chance.pick([['string', 'null'], ['integer', 'null'], ['boolean', 'null'], ['string', 'integer']]) };
      case 11:
        return { const: chance.pick(['a', 1, true, null]) };
      case 12:
        return { ...text, default: 'a', description: 'Said under the question.' };
      case 13:
        return { type: 'array', items: { enum: ['a', 'b', 'c'] }, uniqueItems: true, minItems: chance.below(2) };
      case 14:
        return { ...text, contentEncoding: 'base64', contentMediaType: 'text/plain' };
      default:
        return text;
    }
  }

  rows(title, depth) {
    const { chance } = this;
    const schema = { title, type: 'array', items: { title: 'Row', ...(chance.yes(0.5) ? this.leaf() : this.question(depth + 1)) } };
    if (chance.yes(0.3)) schema.minItems = 1 + chance.below(2);
    if (chance.yes(0.3)) schema.maxItems = 2 + chance.below(2);
    if (chance.yes(0.2)) schema.uniqueItems = true;
    if (chance.yes(0.2)) Object.assign(schema, { contains: chance.pick([{ const: 'a' }, { minLength: 2 }, { type: 'object' }]), minContains: chance.below(2), maxContains: 2 });
    return schema;
  }

  tuple(title) {
    const { chance } = this;
    const schema = { title, type: 'array', prefixItems: [{ title: 'First', ...this.leaf() }, { title: 'Second', ...this.leaf() }] };
    const rest = chance.below(3);
    if (rest == 0) schema.items = false;
    if (rest == 1) schema.unevaluatedItems = { title: 'More', type: 'string' };
    if (chance.yes(0.3)) schema.minItems = 2;
    return schema;
  }

  /** Kinds of one thing, told apart by a constant. */
  kinds(title, depth) {
    const branch = (kind) => {
      const members = this.members(depth);
      return { title: `Kind ${kind}`, ...members, properties: { kind: { const: kind }, ...omit(members.properties, 'kind') }, required: ['kind'] };
    };
    return { title, type: 'object', oneOf: ['one', 'two'].map(branch), ...(this.chance.yes(0.2) && { unevaluatedProperties: false }) };
  }
}

function omit(object, key) {
  const { [key]: _, ...rest } = object;
  return rest;
}
