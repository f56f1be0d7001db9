/** Checklists made to freeze a page, to break out of a form, or only to be large: name to schema, and answers. */

const times = (n, make) => Array.from({ length: n }, (_, at) => make(at));
const named = (n, make, name = (at) => `p${at}`) => Object.fromEntries(times(n, (at) => [name(at), make(at)]));
const object = (properties, more = {}) => ({ type: 'object', properties, ...more });
const one = (schema, more) => object({ text: { type: 'string', title: 'Text' }, a: schema }, more);
const string = { type: 'string' };

/** Each level asks for the next one twice. */
const doubling = (keyword, depth) =>
  one(
    { $ref: '#/$defs/d0' },
    {
      $defs: {
        ...named(depth, (at) => ({ [keyword]: [{ $ref: `#/$defs/d${at + 1}` }, { $ref: `#/$defs/d${at + 1}` }] }), (at) => `d${at}`),
        [`d${depth}`]: { type: 'string', minLength: 2 },
      },
    },
  );
const nested = (depth, wrap, inner = string) => times(depth, () => wrap).reduce((schema, wrap) => wrap(schema), inner);

export const bombs = {
  ...Object.fromEntries(
    ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) =>
      [12, 15, 16, 30, 200].map((depth) => [`${keyword} doubled ${depth} times`, [doubling(keyword, depth), { a: 'x' }]]),
    ),
  ),
  'properties doubled 20 times': [
    { $ref: '#/$defs/d0', $defs: { ...named(20, (at) => object({ a: { $ref: `#/$defs/d${at + 1}` }, b: { $ref: `#/$defs/d${at + 1}` } }, { required: ['a', 'b'] }), (at) => `d${at}`), d20: string } },
  ],
  'rows of rows that must be there': [one(nested(9, (items) => ({ type: 'array', minItems: 9, items })))],
  'a thousand million rows': [one({ type: 'array', minItems: 1e9, items: object({ a: string }) })],
  'contains a thousand million': [one({ type: 'array', contains: string, minContains: 1e9, maxItems: 1e15 }), { a: times(10_000, (at) => at) }],
  'a reference to itself, required and suggested': [
    { $ref: '#/$defs/a', $defs: { a: object({ a: { $ref: '#/$defs/a' }, b: { type: 'array', minItems: 2, items: { $ref: '#/$defs/a' } } }, { required: ['a', 'b'], default: { a: { a: {} } } }) } },
  ],
  'references in a ring': [one({ $ref: '#/$defs/a' }, { $defs: { a: { $ref: '#/$defs/b' }, b: { allOf: [{ $ref: '#/$defs/a' }] } } })],
  'a chain of references': [one({ $ref: '#/$defs/d0' }, { $defs: { ...named(3000, (at) => ({ $ref: `#/$defs/d${at + 1}` }), (at) => `d${at}`), d3000: string } })],
  '120 levels of objects': [nested(60, (a) => object({ a }))],
  '60 levels of lists': [one(nested(60, (items) => ({ type: 'array', minItems: 1, items }))), { a: nested(60, (a) => [a], 'x') }],
  '120 levels of negation': [one(nested(120, (not) => ({ not })))],
  '12 levels of conditions, each in both branches': [one(nested(12, (a) => ({ if: { properties: { a: { const: 1 } } }, then: { properties: { a } }, else: { properties: { a } } })))],
  'conditions that hang on each other': [
    object(named(400, () => string), { allOf: times(400, (at) => ({ if: { properties: { [`p${at}`]: { const: 'x' } }, required: [`p${at}`] }, then: object({ [`p${at + 1}`]: { const: 'x', default: 'x' } }, { required: [`p${at + 1}`] }) })) }),
  ],
  '2,000 conditions on one answer': [one(string, { allOf: times(2000, (at) => ({ if: { properties: { text: { const: `${at}` } } }, then: object({ [`q${at}`]: string }) })) })],
  'a condition that looks ahead': [one(string, { if: { properties: { text: { pattern: '(?=a)a*b' } } }, then: { properties: { b: string } } }), { text: 'a'.repeat(50_000) }],
  ...Object.fromEntries(
    ['(?=a)a*b', '^(a|a)*\\1b$', '(a+)+$', '^(?=(a+)+$).*b', 'a{1,100000}', '((a{100}){100}){100}', '(.*)*(.*)*(.*)*x', '(?<!a)b|(?<=(a+)+)b', '\\p{L}{1,1000}', '('.repeat(2000)].map((pattern) => [
      `the pattern ${pattern.slice(0, 24)}`,
      [one({ type: 'string', pattern }), { text: 'x', a: 'a'.repeat(100_000) }],
    ]),
  ),
  '2,000 patterns of names': [one({ type: 'object', patternProperties: named(2000, () => string, (at) => `^(?=x${at})`) }), { a: named(500, () => 'x') }],
  '100,000 choices': [one({ enum: times(100_000, (at) => at) })],
  '20,000 choices as texts': [one({ enum: times(20_000, (at) => `a choice with a name ${at}`) })],
  '10,000 choices of which many may hold': [one({ type: 'array', uniqueItems: true, items: { enum: times(10_000, (at) => `c${at}`) } })],
  '10,000 titled choices': [one({ oneOf: times(10_000, (at) => ({ const: at, title: `Choice ${at}` })) })],
  '3,000 branches': [one({ oneOf: times(3000, (at) => object({ kind: { const: at }, a: string })) }), { a: { kind: 2999, a: 'x' } }],
  '300 alternatives of 300 choices': [one({ anyOf: times(300, (n) => ({ enum: times(300, (at) => `${n} ${at}`) })) })],
  'choices compared with choices': [one({ allOf: times(20, (n) => ({ enum: times(2000, (at) => `c${at + n}`) })) })],
  '5,000 examples': [one({ type: 'string', examples: times(5000, (at) => `example ${at}`) })],
  '20,000 questions': [object(named(20_000, () => string))],
  '4,000 questions': [object(named(4000, (at) => ({ type: 'string', title: `Question ${at}` })), { required: times(4000, (at) => `p${at}`) })],
  '5,000 places': [one({ type: 'array', prefixItems: times(5000, () => string), minItems: 5000 })],
  '5,000 rows of answers': [one({ type: 'array', uniqueItems: true, items: string }), { a: times(5000, (at) => `row ${at}`) }],
  '2,000 rows that must differ': [one({ type: 'array', uniqueItems: true, items: object({ a: string, b: { type: 'number' } }) }), { a: times(2000, (at) => ({ a: `row ${at}`, b: at })) }],
  '5,000 names in a map': [one({ type: 'object', additionalProperties: string }), { a: named(5000, () => 'x') }],
  '20,000 rows of answers': [one({ type: 'array', items: string }), { a: times(20_000, (at) => `row ${at}`) }],
  '20,000 answers without a question': [object({ text: string }), named(20_000, () => 'x')],
  '5,000 answers that are wrong': [one({ type: 'array', items: { type: 'integer' } }), { a: times(5000, () => 'x') }],
  'a suggestion of 5,000 rows': [one({ type: 'array', items: string, default: times(5000, (at) => `${at}`) })],
  'a title of a million letters': [one({ type: 'string', title: 'x'.repeat(1_000_000) })],
  'words of a million lines': [one({ type: 'string', description: 'x\n'.repeat(500_000), 'x-form': { help: 'y\n\n'.repeat(100_000) } })],
  'a text of a million letters': [one({ type: 'string', minLength: 2_000_000, format: 'email' }), { text: 'x', a: 'ä😀'.repeat(300_000) }],
  'every format, of a long text': [one(string, { allOf: ['uri', 'iri', 'idn-email', 'idn-hostname', 'hostname', 'ipv6', 'json-pointer', 'uri-template', 'date-time', 'duration', 'regex', 'uuid'].map((format) => ({ properties: { a: { format } } })) }), { a: 'a.'.repeat(100_000) }],
  'numbers beyond measure': ['{"type":"object","properties":{"text":{"type":"string"},"a":{"type":"number","minimum":-1e999999999,"maximum":1e999999999,"multipleOf":1e-999999999},"b":{"type":"integer","multipleOf":1e-400},"c":{"const":1e1000000000}}}', '{"a":1e999999999,"b":' + '9'.repeat(20_000) + ',"c":0.' + '1'.repeat(20_000) + '}'],
  'a scale without end': [one({ type: 'integer', minimum: 0, maximum: 1e15, 'x-form': { widget: 'scale' } })],
  'a review in a hundred years': [one({ type: 'string', format: 'date', 'x-form': { reviewAfter: 'P99Y' } }), { a: '275760-09-13' }],
  'names that objects have': [
    JSON.stringify(object(named(12, (at) => ({ type: 'string', title: `Q${at}`, default: 'polluted' }), (at) => ['constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'then', 'toJSON', 'length', 'name', 'isPrototypeOf', '', ' '][at]))).replace('"properties":{', '"properties":{"__proto__":{"type":"object","properties":{"polluted":{"type":"string","default":"yes"}}},'),
    '{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}},"toJSON":"x","then":"x"}',
  ],
  'names that nobody can write': [object(named(6, () => string, (at) => ['a/b~c%25', '\u0000', '\u202e\u200b', '😀'.repeat(1000), 'x'.repeat(100_000), '"\\\n'][at]))],
  'addresses everywhere': [
    { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: 'https://hostile.example/a.json', ...one({ $ref: 'https://hostile.example/b.json' }), allOf: [{ $ref: '//hostile.example/c' }, { $ref: 'file:///etc/passwd' }, { $dynamicRef: '/hit' }, { $schema: 'https://hostile.example/meta' }] },
  ],
  'a dialect from elsewhere': [{ $schema: 'https://hostile.example/meta', ...one(string) }],
};

/** Two documents, to be compared. */
export const halves = {
  'two lists of 3,000 rows': [one({ type: 'array', items: object({ a: string }) }), { a: times(3000, (at) => ({ a: `x${at}` })) }, { a: times(3000, (at) => ({ a: `y${at}` })) }],
  'two lists that were turned around': [one({ type: 'array', items: string }), { a: times(5000, (at) => `x${at}`) }, { a: times(5000, (at) => `x${5000 - at}`) }],
  'two texts of 100,000 words': [one(string), { a: 'one two '.repeat(50_000) }, { a: 'two one three '.repeat(35_000) }],
  'two maps of 5,000 names': [one({ type: 'object', additionalProperties: string }), { a: named(5000, () => 'x') }, { a: named(5000, () => 'y', (at) => `q${at}`) }],
  '2,000 questions answered twice': [object(named(2000, () => string)), named(2000, () => 'x'), named(2000, () => 'y')],
};
