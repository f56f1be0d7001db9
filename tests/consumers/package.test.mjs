/** The package as npm has installed it: all of `dist` is in it, every name leads to a file, and Node.js runs its validator. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { dist, root } from '../browser/support/environment.mjs';

const home = process.env.SOVITAAN_CONSUMERS;
if (!home) throw new Error('SOVITAAN_CONSUMERS is not set: run the tests with `cargo xtask test consumers`');
const installed = join(home, 'node_modules/sovitaan');
/** Finds what an application's own modules would. */
const { resolve } = createRequire(join(home, 'package.json'));
const read = (name) => readFileSync(resolve(name), 'utf8');
const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
const { exports } = manifest;

const filesOf = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
const files = filesOf(installed);
/** What stands for `*` in each file that a target means; of one without a `*`, nothing. */
function meant(target) {
  const [before, after] = target.replace('./', '').split('*');
  if (after === undefined) return files.includes(before) ? [''] : [];
  const found = files.filter((file) => file.startsWith(before) && file.endsWith(after));
  return found.map((file) => file.slice(before.length, file.length - after.length));
}

test('all of dist is in the package', () => {
  assert.deepEqual(files, filesOf(dist));
});

test('what the package says beside its names leads to files too', () => {
  for (const file of [manifest.types, manifest.customElements, ...manifest.sideEffects]) assert.deepEqual(meant(file), [''], file);
});

for (const [name, target] of Object.entries(exports))
  test(`${name} leads to files that are there`, () => {
    const { types, default: run, ...others } = typeof target == 'string' ? { default: target } : target;
    assert.deepEqual(others, {}, 'a condition that nothing here looks at');
    assert.ok(types || run, 'it leads nowhere');
    if (types) assert.deepEqual(meant(types), [''], types);
    if (!run) return;
    assert.notDeepEqual(meant(run), [], run);
    for (const star of meant(run)) assert.equal(resolve(`sovitaan${name.slice(1).replace('*', star)}`), join(installed, run.replace('*', star)));
  });

test('the documentation speaks of no name that leads nowhere', () => {
  const pages = ['docs/embedding.md', 'docs/receiving.md', 'docs/portals/sharepoint.md'];
  const said = pages.flatMap((page) => readFileSync(join(root, page), 'utf8').match(/(?<=[`'])sovitaan\/[\w./-]+(?=[`'])/g) ?? []);
  assert.ok(said.length > 5, `${said}`);
  for (const name of new Set(said)) assert.ok(`.${name.slice('sovitaan'.length)}` in exports || resolve(name), name);
});

test('the validator of the package judges an example', async () => {
  const { checklist } = await import(pathToFileURL(resolve('sovitaan/validate')).href);
  const experiment = await checklist(read('sovitaan/schemas/development-experiment.json'));
  const answers = read('sovitaan/schemas/examples/fi/development-experiment.json');
  assert.deepEqual(experiment.violations(answers), []);
  assert.notDeepEqual(experiment.violations({}), []);
});
