/** The official JSON Schema Test Suite, where it lies: it is not part of this repository. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { json, root } from './environment.mjs';

/** Where the suite's tests believe that `remotes` is served. */
export const host = 'http://localhost:1234/';
const cases = join(root, 'tests/cases/suite');

/** The suite's folder, if it is here. */
export const suite = [process.env.JSON_SCHEMA_TEST_SUITE ?? join(root, '../shared/json-schema-test-suite')].find(
  (folder) => existsSync(join(folder, 'tests')),
);

/** The parts that concern us: `{folder, dialect, remotes}`. */
export const parts = () => json(cases, 'parts.json');

/** Where we differ, and why: `{file, group?, test?, differs, why}`. */
export const expected = () => json(cases, 'expected.json');

/** The JSON files in a folder as `[name, text]`, without those in folders inside it. */
export async function files(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')]));
}

/** What the tests of a part refer to, as the text of one object: URI to document. */
export async function remotes(part) {
  const all = await readdir(join(suite, 'remotes'), { recursive: true });
  const [drafts, common] = [part.remotes, (path) => !/^(draft|v1\b)/.test(path)];
  const wanted = all.filter((path) => path.endsWith('.json') && (common(path) || drafts.includes(path.split('/')[0])));
  const texts = wanted.map((path) => readFile(join(suite, 'remotes', path), 'utf8'));
  return `{${(await Promise.all(texts)).map((text, n) => `${JSON.stringify(host + wanted[n])}: ${text}`)}}`;
}
