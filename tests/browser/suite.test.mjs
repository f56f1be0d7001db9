/** The JSON Schema Test Suite in the browser, by way of the wasm that a page loads: the verdicts of `tests/suite`. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { startHost } from './support/host.mjs';
import { expected, files, host as served, parts, remotes, suite } from './support/suite.mjs';

if (!suite)
  console.log('not run: the JSON Schema Test Suite in the browser, because JSON_SCHEMA_TEST_SUITE does not say where it is');
else {
  // Not before: where there is no test, nothing would stop it.
  const host = await startHost();
  after(() => host.stop());
  const address = host.page('/', '');
  for (const part of await parts())
    visit(`the verdicts of ${part.folder} are those of the suite`, {}, async ({ page, t }) => {
      await page.goto(address);
      await page.evaluate(start);
      const documents = await remotes(part);
      const list = (await expected()).map((entry) => ({ ...entry, found: [] }));
      const [unlisted, all] = [[], []];
      for (const [name, text] of await files(join(suite, 'tests', part.folder))) {
        const file = `${part.folder}/${name}`;
        const outcomes = await page.evaluate(judge, { text, documents, served, dialect: part.dialect });
        all.push(...outcomes);
        for (const { group, test } of outcomes.filter(({ agrees }) => !agrees)) {
          const entry = list.find((entry) => isMeant(entry, { file, group, test }));
          (entry?.found ?? unlisted).push(`${file}: ${group}: ${test}`);
        }
      }
      const agreed = all.filter(({ agrees }) => agrees).length;
      t.diagnostic(`${part.folder} (in the browser): ${agreed}/${all.length}`);
      assert.deepEqual(unlisted, []);
      for (const { found, file, differs } of list)
        if (isIn(part, file)) assert.equal(found.length, differs, found.join('\n'));
    });
}

const isIn = (part, file) => file.slice(0, file.lastIndexOf('/')) == part.folder;

/** Whether an entry of the list is about this test: what it does not name may be anything. */
const isMeant = (entry, test) => ['file', 'group', 'test'].every((key) => (entry[key] ?? test[key]) == test[key]);

/** Runs in the page: starts the wasm as the element does. */
async function start() {
  window.chunk = await import('/sovitaan/sovitaan-validator.js');
  await chunk.start(await WebAssembly.compileStreaming(fetch('/sovitaan/sovitaan-validator.wasm')));
}

/** Runs in the page: judges every test of a file. */
function judge({ text, documents, served, dialect }) {
  // Every digit counts, and a double has not all of them.
  const exact = (_, value, { source }) => (typeof value == 'number' ? JSON.rawJSON(source) : value);
  const judgeGroup = ({ description: group, schema, tests }) => {
    const written =
      typeof schema == 'object' && !('$schema' in schema) ? { $schema: dialect, ...schema } : schema;
    const schemaText = JSON.stringify(written);
    const validator = new chunk.Validator(schemaText, schemaText.includes(served) ? documents : '{}');
    const outcomes = tests.map(({ description: test, data, valid }) => {
      const verdict = JSON.parse(validator.judge(JSON.stringify(data)));
      return { group, test, agrees: verdict.at.every(([, violations]) => !violations.length) == valid };
    });
    validator.free();
    return outcomes;
  };
  return JSON.parse(text, exact).flatMap(judgeGroup);
}
