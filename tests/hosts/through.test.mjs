/** Envelopes go through hosts that read JSON and write it anew. They come back as they were, or the library says that they did not. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ask, envelopes, python, startLibrary, written } from './support.mjs';

const { SOVITAAN_PHP: php, SOVITAAN_WORDPRESS: wordpress, SOVITAAN_JARS: jars } = process.env;
const scripts = 'tests/hosts/through';
const through = async (program, ...words) => {
  return async (texts) => JSON.parse(await ask(program, words, JSON.stringify(texts)));
};
const ofPhp = (how, ...more) => through(php, join(scripts, 'json.php'), how, ...more);
const ofJava = (how) => through('java', '-cp', jars, join(scripts, 'Through.java'), how);

/** An empty object becomes a list. Nobody has answered anything in that document. */
const emptied = ({ name }) => name.endsWith('.nothing');
const none = () => false;

/**
 * What a mangling does: what is said of every document with answers, of one without (its `subject` is delicate too), and
 * of each delicate text, by somebody who has never seen the original. What is not named comes back as it was. `unnoticed`
 * is another document that passes: no digest of a document's own holds what stands outside its answers.
 */
const unslashed = {
  answered: 'not-json',
  empty: 'not-json',
  delicate: {
    'answer.newline': 'altered',
    'answer.quote': 'not-json',
    'attribute.quote': 'not-json',
    'answer.backslash': 'altered',
    'attribute.backslash': 'malformed',
    'answer.all': 'not-json',
  },
};
const escaped = {
  answered: 'altered',
  empty: 'unnoticed',
  delicate: {
    'answer.markup': 'altered',
    'attribute.markup': 'unnoticed',
    'answer.less': 'altered',
    'attribute.less': 'unnoticed',
    'answer.tag': 'altered',
    'attribute.tag': 'unnoticed',
    'answer.entity': 'altered',
    'attribute.entity': 'unnoticed',
    'answer.all': 'altered',
  },
};
const stripped = {
  answered: 'altered',
  empty: 'unnoticed',
  delicate: {
    'answer.markup': 'altered',
    'attribute.markup': 'unnoticed',
    'answer.tag': 'not-json',
    'attribute.tag': 'not-json',
    'answer.all': 'altered',
  },
};
const cleaned = {
  answered: 'altered',
  empty: 'unnoticed',
  // <b> may stay; what opens no tag that ends takes the rest of the text with it.
  delicate: {
    'answer.less': 'not-json',
    'attribute.less': 'not-json',
    'answer.tag': 'not-json',
    'attribute.tag': 'not-json',
    'answer.entity': 'altered',
    'attribute.entity': 'unnoticed',
    'answer.all': 'altered',
  },
};

/** Each host, what it takes, which documents it is known to spoil or how it mangles them all, and which of the fragile it breaks. */
const hosts = [
  ['JSON of Node', true, () => (texts) => texts.map((text) => JSON.stringify(JSON.parse(text))), none, ['digits']],
  ["Python's json", python, () => through(python, join(scripts, 'json_.py')), none],
  ['PHP, arrays', php, () => ofPhp('array'), emptied, ['names', 'empty', 'digits']],
  ['PHP, arrays, pretty', php, () => ofPhp('pretty'), emptied, ['names', 'empty', 'digits']],
  ['PHP, objects', php, () => ofPhp('object'), none, ['digits']],
  ['PHP, stripslashes', php, () => ofPhp('stripslashes'), unslashed],
  ['PHP, htmlspecialchars', php, () => ofPhp('htmlspecialchars'), escaped],
  ['PHP, strip_tags', php, () => ofPhp('strip_tags'), stripped],
  ['WordPress, a text as metadata', wordpress, () => ofPhp('wp_unslash', wordpress), unslashed],
  ['WordPress, a slashed text as metadata', wordpress, () => ofPhp('wp_slash', wordpress), none],
  ['WordPress, a text as content', wordpress, () => ofPhp('wp_kses_post', wordpress), cleaned],
  ['Jackson, maps', jars, () => ofJava('jackson-map'), none],
  ['Jackson, trees', jars, () => ofJava('jackson-tree'), none],
  ['Gson', jars, () => ofJava('gson'), none, ['digits']],
];

const read = async (folder) => JSON.parse(await readFile(join(written, folder, 'envelopes.json'), 'utf8'));
const [fragile, delicate] = [await read('fragile'), await read('delicate')];
const others = ['fragile', 'delicate'].map((folder) => join(written, folder, 'checklist.json'));

/** It has stored every original. */
let library;
before(async () => {
  library = await startLibrary(...others);
  for (const { name, text } of [...fragile, ...delicate, ...envelopes]) assert.equal((await library.post(text)).status, 201, name);
});
after(() => library?.stop());

/** What the library says of a text: of the one that it has stored, or of one that it has never seen. */
const saidOf = ({ status, problem }) => problem?.type.replace('urn:example:problem:', '') ?? { 200: 'same', 201: 'unseen' }[status] ?? status;
const said = async (host, texts) => {
  const all = [];
  for (const text of texts) all.push(saidOf(await host.post(text)));
  return all;
};
const names = (documents, is) => documents.filter((_, at) => is(at)).map(({ name }) => name);

for (const [host, is, make, spoils, breaks = []] of hosts)
  test(host, { skip: !is && 'not on this machine' }, async (t) => {
    const go = await make();
    if (typeof spoils == 'object') return mangles(t, go, spoils);
    const found = await said(library, await go(envelopes.map(({ text }) => text)));
    for (const [at, envelope] of envelopes.entries()) assert.equal(found[at], spoils(envelope) ? 'altered' : 'same', envelope.name);
    const back = await said(library, await go([...fragile, ...delicate].map(({ text }) => text)));
    assert.deepEqual(names(fragile, (at) => back[at] == 'altered'), breaks, 'what it cannot keep');
    assert.ok(back.every((one, at) => one == 'same' || (one == 'altered' && at < fragile.length)), 'nothing passes for another document');
    t.diagnostic(`${found.filter((one) => one == 'same').length} of ${envelopes.length} as they were`);
  });

/** Another document comes out, or none: what a library says of it that has not stored the original. */
async function mangles(t, go, { answered, empty, delicate: expected }) {
  const fresh = await startLibrary(...others);
  try {
    const documents = [...envelopes, ...delicate];
    const texts = await go(documents.map(({ text }) => text));
    const [known, unknown] = [await said(library, texts), await said(fresh, texts)];
    // What it takes in is the original, or nobody but who has that can tell.
    const verdicts = unknown.map((one, at) => (one != 'unseen' ? one : known[at] == 'conflict' ? 'unnoticed' : known[at]));
    for (const [at, { name }] of envelopes.entries()) assert.equal(verdicts[at], emptied({ name }) ? empty : answered, name);
    const spoilt = delicate.map(({ name }, at) => [name, verdicts[envelopes.length + at]]).filter(([, verdict]) => verdict != 'same');
    assert.deepEqual(Object.fromEntries(spoilt), expected);
    assert.ok(spoilt.every(([name, verdict]) => verdict != 'unnoticed' || name.startsWith('attribute.')), 'no answer passes for another');
    const count = (verdict) => verdicts.filter((one) => one == verdict).length;
    t.diagnostic(['altered', 'not-json', 'malformed', 'unnoticed', 'same'].map((verdict) => `${verdict}: ${count(verdict)}`).join(', '));
  } finally {
    await fresh.stop();
  }
}
