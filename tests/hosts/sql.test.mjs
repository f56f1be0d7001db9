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

/** The answer at a pointer, as text. */
function answerAt(data, pointer) {
  const found = pointer.split('/').slice(1).reduce((value, step) => value?.[step], data);
  return found === undefined ? null : typeof found == 'object' ? JSON.stringify(found) : `${found}`;
}
/** However a list is spaced. */
const compact = (text) => (/^[[{]/.test(text ?? '') ? JSON.stringify(JSON.parse(text)) : text);

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
      assert.deepEqual([row.open_points, row.review_date], [envelope.openpoints ?? 0, envelope.reviewdate ?? null], name);
      assert.equal(Date.parse(row.completed), Date.parse(envelope.time), name);
      assert.equal(row.superseded_how, kind == 'fi' ? 'amends' : null, name);
      if (kind == 'amends') assert.equal(documents.get(row.chain).superseded_by, row.id);
      const found = (answers.get(envelope.id) ?? []).map(({ pointer, answer }) => [pointer, answer]);
      assert.deepEqual(found.sort(), leaves(envelope.data).filter(([at, value]) => at || typeof value != 'object').sort(), name);
    }
    assert.ok(answers.size > 12);

    // The report that is in the file: the documents of one checklist, and a column for each of its questions.
    const sealed = few.map(({ text }) => JSON.parse(text));
    const reviews = sealed.filter(({ dataschema }) => dataschema == 'urn:sovitaan:checklist:pair-work-review:1.0.0');
    const report = await rows('SELECT * FROM pair_work_reviews');
    const byId = new Map(reviews.map((envelope) => [envelope.id, envelope]));
    assert.deepEqual(report.map(({ id }) => id).sort(), [...byId.keys()].sort());
    const questions = ['/agreement/date', '/agreed/reached', '/experience/from', '/workers/load', '/change/keep', '/next/decision', '/next/reviewDate'];
    for (const row of report) {
      const { id, ...columns } = row;
      assert.deepEqual(Object.keys(row), [...Object.keys(documents.get(id)), ...questions]);
      for (const pointer of questions) assert.equal(compact(columns[pointer]), answerAt(byId.get(id).data, pointer), `${id} ${pointer}`);
    }
    assert.ok(report.some((row) => questions.every((pointer) => row[pointer] !== null)), 'a document that answers each');

    // What is due, what is left open, and a report on names that a pointer has other signs for.
    const first = reviews.find(({ type, relation }) => type.endsWith('completed') && !relation);
    const put = (changes) => script(`INSERT INTO envelopes (envelope) VALUES (${quoted(JSON.stringify({ ...first, ...changes }))})`);
    const [past, future] = ['2020-01-01', '9999-01-01'];
    const odd = { dataschema: "urn:it's:1.0.0", data: { 'a/b': { '~c': ['x'] } } };
    await put({ id: 'past', reviewdate: past, openpoints: 2, ...odd });
    await put({ id: 'future', reviewdate: future });
    await put({ id: 'never', reviewdate: undefined });
    await put({ id: 'replaced', reviewdate: past });
    await put({ id: 'later', reviewdate: future, relation: 'replaces', relatesto: 'replaced', chainid: 'replaced', chainindex: 1 });
    const due = await rows('SELECT id, due, open_points, superseded_by FROM documents WHERE length(id) < 10 ORDER BY id');
    assert.deepEqual(due.map(Object.values), [
      ['future', false, 0, null],
      ['later', false, 0, null],
      ['never', false, 0, null],
      ['past', true, 2, null],
      ['replaced', false, 0, 'later'],
    ]);
    await script(`SELECT make_report('odd "names"', 'urn:it''s:', '/a~1b/~0c/0', '/a~1b', '/nothing')`);
    const [found, ...more] = await rows('SELECT "/a~1b/~0c/0", "/a~1b", "/nothing" FROM "odd ""names"""');
    assert.deepEqual([Object.values(found), more], [['x', '{"~c": ["x"]}', null], []]);
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
