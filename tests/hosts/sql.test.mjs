/** `examples/sql/envelopes.sql` in a real PostgreSQL: what is stored comes out as it was sealed, and the views say what is in it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { startPostgres } from '../torture/support/postgres.mjs';
import { few, root, startLibrary } from './support.mjs';

const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

/** Every answer of a document by its pointer. */
function leaves(value, at = '') {
  if (typeof value != 'object' || !value) return [[at, value]];
  return Object.entries(value).flatMap(([name, one]) => leaves(one, `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`));
}

test('envelopes.sql', async (t) => {
  const server = await startPostgres();
  if (!server) return t.skip('PostgreSQL is not installed');
  const library = await startLibrary();
  try {
    const { script, rows } = await server.database('hosts');
    await script(await readFile(join(root, 'examples/sql/envelopes.sql'), 'utf8'));
    // Each twice. A few at a time: a command line has an end.
    const values = few.map(({ text }) => `(${quoted(text)})`);
    for (let at = 0; at < values.length; at += 6) {
      const some = values.slice(at, at + 6).join();
      for (let time = 0; time < 2; time++) await script(`INSERT INTO envelopes (envelope) VALUES ${some} ON CONFLICT DO NOTHING`);
    }

    const stored = await rows('SELECT envelope::text FROM envelopes');
    assert.equal(stored.length, few.length);
    for (const { text } of few) assert.equal((await library.post(text)).status, 201);
    for (const { envelope } of stored) assert.equal((await library.post(envelope)).status, 200, 'the digests are the same');

    const documents = new Map((await rows('SELECT * FROM documents')).map((row) => [row.id, row]));
    const answers = groups(await rows('SELECT * FROM answers'));
    for (const { name, text } of few) {
      const envelope = JSON.parse(text);
      const row = documents.get(envelope.id);
      assert.equal(`fi.sovitaan.submission.${row.state}`, envelope.type, name);
      assert.deepEqual([row.checklist, row.subject, row.waiting_for], [envelope.dataschema, envelope.subject, envelope.waitingfor ?? null]);
      const kind = name.split('.')[1];
      assert.equal(row.superseded_how, kind == 'fi' ? 'amends' : null, name);
      if (kind == 'amends') assert.equal(documents.get(row.chain).superseded_by, row.id);
      const found = (answers.get(envelope.id) ?? []).map(({ pointer, answer }) => [pointer, answer]);
      assert.deepEqual(found.sort(), leaves(envelope.data).filter(([at, value]) => at || typeof value != 'object').sort(), name);
    }
    assert.ok(answers.size > 12);
  } finally {
    await library.stop();
    await server.stop();
  }
});

/** The rows of each document. */
function groups(rows) {
  const found = new Map();
  for (const row of rows) found.set(row.id, [...(found.get(row.id) ?? []), row]);
  return found;
}
