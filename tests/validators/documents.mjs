/** Asks a validator about the documents that `tests/documents` has written, and compares its verdicts with ours. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const json = async (...path) => JSON.parse(await readFile(join(...path), 'utf8'));

/**
 * Prints what it agrees on, and each document on which it does not.
 *
 * @param name what the validator is called
 * @param judgeOf for a schema, a function (or a promise of one) from a document to whether it is valid
 */
export async function compare(name, judgeOf) {
  const folder = process.argv[2];
  for (const file of (await readdir(folder)).sort()) {
    const { schema: asked, documents } = await json(folder, file);
    // A file of the project, or the schema itself.
    const [schema, is] = typeof asked == 'string' ? [asked, await json(root, asked)] : [asked.title, asked];
    const judge = await judgeOf(is);
    const other = documents.filter(({ data, valid }) => judge(data) !== valid);
    for (const { why, valid } of other) console.log(`  ${valid ? 'valid only' : 'invalid only'} for us: ${why}`);
    console.log(`${name}, ${schema}: ${documents.length - other.length}/${documents.length} verdicts as ours`);
    if (!documents.length || other.length) process.exitCode = 1;
  }
}
