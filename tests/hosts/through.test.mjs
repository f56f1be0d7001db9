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

/** Each host, what it takes, which documents it is known to spoil (`true` for most of them), and which of the fragile. */
const hosts = [
  ['JSON of Node', true, () => (texts) => texts.map((text) => JSON.stringify(JSON.parse(text))), none, ['digits']],
  ["Python's json", python, () => through(python, join(scripts, 'json_.py')), none],
  ['PHP, arrays', php, () => ofPhp('array'), emptied, ['names', 'empty', 'digits']],
  ['PHP, arrays, pretty', php, () => ofPhp('pretty'), emptied, ['names', 'empty', 'digits']],
  ['PHP, objects', php, () => ofPhp('object'), none, ['digits']],
  ['PHP, stripslashes', php, () => ofPhp('stripslashes'), true],
  ['PHP, htmlspecialchars', php, () => ofPhp('htmlspecialchars'), true],
  ['PHP, strip_tags', php, () => ofPhp('strip_tags'), true],
  ['WordPress, a text as metadata', wordpress, () => ofPhp('wp_unslash', wordpress), true],
  ['WordPress, a slashed text as metadata', wordpress, () => ofPhp('wp_slash', wordpress), none],
  ['WordPress, a text as content', wordpress, () => ofPhp('wp_kses_post', wordpress), true],
  ['Jackson, maps', jars, () => ofJava('jackson-map'), none],
  ['Jackson, trees', jars, () => ofJava('jackson-tree'), none],
  ['Gson', jars, () => ofJava('gson'), none, ['digits']],
];

const fragile = JSON.parse(await readFile(join(written, 'fragile/envelopes.json'), 'utf8'));

let library;
before(async () => {
  library = await startLibrary(join(written, 'fragile/checklist.json'));
  for (const { name, text } of fragile) assert.equal((await library.post(text)).status, 201, name);
  for (const { name, text } of envelopes) assert.equal((await library.post(text)).status, 201, name);
});
after(() => library?.stop());

for (const [host, is, make, spoils, breaks = []] of hosts)
  test(host, { skip: !is && 'not on this machine' }, async (t) => {
    const go = await make();
    const texts = await go(envelopes.map(({ text }) => text));
    let noticed = 0;
    for (const [at, envelope] of envelopes.entries()) {
      const { status, problem } = await library.post(texts[at]);
      // 200: it is the document that is there already, to the digest of all that it says.
      const same = status == 200;
      assert.ok(same || (problem && [400, 409, 422].includes(status)), `${envelope.name}: ${status}`);
      if (spoils !== true) assert.equal(same, !spoils(envelope), `${envelope.name}: ${status} ${problem?.detail}`);
      if (spoils !== true && !same) assert.equal(problem.type, 'urn:example:problem:altered', envelope.name);
      noticed += !same;
    }
    if (spoils !== true) {
      const back = await go(fragile.map(({ text }) => text));
      const answers = await Promise.all(back.map((text) => library.post(text)));
      const broken = fragile.filter((_, at) => answers[at].problem?.type == 'urn:example:problem:altered');
      assert.deepEqual(broken.map(({ name }) => name), breaks, 'what it cannot keep');
      assert.ok(answers.every(({ status }) => [200, 422].includes(status)), 'nothing passes for another document');
    }
    if (spoils === true) assert.ok(noticed > envelopes.length / 2, `${noticed}`);
    t.diagnostic(`${envelopes.length - noticed} of ${envelopes.length} as they were, ${noticed} noticed`);
  });
