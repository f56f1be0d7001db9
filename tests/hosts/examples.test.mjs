/** The hosts of `examples/`, each started for real, answer alike. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import canonicalize from 'canonicalize';
import { ask, few, python, root, start, startLibrary } from './support.mjs';

let room;
before(async () => {
  room = await mkdtemp(join(tmpdir(), 'sovitaan-hosts-'));
  // As a host makes them.
  for (const file of await readdir(join(root, 'schemas/examples/fi')))
    await writeFile(join(room, file), await ask(process.env.SOVITAAN_ENVELOPE_SCHEMA, [join('schemas', file)], ''));
});
after(() => rm(room, { recursive: true, force: true }));

const hosts = [
  ['rust', true, () => startLibrary()],
  ['node', true, () => start('node', ['examples/node/receive.mjs', room])],
  [
    'python',
    python,
    () =>
      start(python, ['-m', 'uvicorn', '--app-dir', 'examples/python', '--port', '0', 'receive:app'], {
        SCHEMAS: room,
        DATABASE: join(room, 'documents.sqlite'),
        PYTHONDONTWRITEBYTECODE: '1',
      }),
  ],
];

for (const [host, is, begin] of hosts)
  test(host, { skip: !is && 'not on this machine' }, async () => {
    const server = await begin();
    try {
      for (const { name, text } of few) {
        const { status, location } = await server.post(text);
        assert.deepEqual([status, !!location], [201, true], `${name}: stored`);
        assert.equal((await server.post(JSON.stringify(JSON.parse(text), null, 2))).status, 200, `${name}: stored before`);
      }
      const { text } = few.find(({ name }) => name == 'pair-work-agreement.fi');
      const refused = async (body, expected, code) => {
        const { status, problem } = await server.post(body);
        assert.deepEqual([status, problem?.type], [expected, `urn:example:problem:${code}`]);
        return problem.errors;
      };
      const spoilt = (change) => {
        const envelope = JSON.parse(text);
        change(envelope);
        return JSON.stringify(envelope);
      };
      await refused(text.slice(1), 400, 'not-json');
      await refused(spoilt((envelope) => (envelope.time = '2026-10-01T12:00:00Z')), 409, 'conflict');
      await refused(spoilt((envelope) => (envelope.dataschema = 'urn:x:y:1.0.0')), 422, 'unknown-checklist');
      // Valid still, and not what was sealed.
      const other = spoilt(({ data }) => change(data));
      assert.notEqual(other, text);
      await refused(other, 422, 'altered');
      // Sealed again, and nothing that was asked is answered.
      const errors = await refused(
        spoilt((envelope) => {
          envelope.data = { purpose: 7 };
          envelope.datadigest = `sha-256-${createHash('sha256').update(canonicalize(envelope.data)).digest('hex')}`;
        }),
        422,
        'invalid',
      );
      const { required } = JSON.parse(await readFile(join(root, 'schemas/pair-work-agreement.json'), 'utf8'));
      const named = new Set(errors.filter(({ detail }) => detail).map(({ pointer }) => pointer));
      assert.deepEqual(required.filter((name) => !named.has(`/${name}`)), [], 'each question that is not answered');
      const { status } = await server.post(`"${'a'.repeat(5_000_001)}"`);
      assert.equal(status, 413, 'too large');
    } finally {
      await server.stop();
    }
  });

/** Puts a letter more into the first text that may have any. */
function change(answers) {
  for (const [name, answer] of Object.entries(answers)) {
    if (name == 'acknowledgements') continue;
    if (typeof answer == 'string' && answer.includes(' ')) return (answers[name] += 'x'), true;
    if (answer && typeof answer == 'object' && change(answer)) return true;
  }
  return false;
}
