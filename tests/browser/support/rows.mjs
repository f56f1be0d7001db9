/** What stands in the portal's database, read past the portal. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { run } from './portal.mjs';

const execute = promisify(execFile);
const query = 'SELECT id, checklist, locale, datadigest, envelope FROM documents ORDER BY received_at';
const script = `
import json, sqlite3, sys
connection = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
connection.row_factory = sqlite3.Row
print(json.dumps([dict(row) for row in connection.execute(sys.argv[2])]))
`;

/** How to read a file of SQLite with what may be here. */
const readers = [
  async (file) => {
    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync(file, { readOnly: true });
    const rows = database.prepare(query).all();
    database.close();
    return rows;
  },
  async (file) => JSON.parse((await execute('sqlite3', ['-readonly', '-json', file, query])).stdout || '[]'),
  async (file) => JSON.parse((await execute('python3', ['-c', script, file, query])).stdout),
  // Nothing here knows SQLite: another portal on the same file does.
  async (file) => {
    const { origin, end } = await run(file);
    const { documents } = await (await fetch(`${origin}/api/documents`)).json();
    const rows = documents.map(async (row) => ({
      ...row,
      envelope: await (await fetch(origin + row.location)).text(),
    }));
    await end();
    return Promise.all(rows);
  },
];

/** The rows of the table `documents`, oldest first; `envelope` is JSON text. */
export async function storedRows(file) {
  const failed = [];
  for (const read of readers) {
    try {
      return await read(file);
    } catch (error) {
      failed.push(error);
    }
  }
  throw new AggregateError(failed, `${file} could not be read: ${failed.join('; ')}`);
}
