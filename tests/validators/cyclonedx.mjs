/** CycloneDX's own schema of a bill of materials, and what we promise of ours. `node cyclonedx.mjs FILE` */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

const read = async (file) => JSON.parse(await readFile(file, 'utf8'));
const [file] = process.argv.slice(2);
const bill = await read(file);

const library = createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json');
const schema = (name) => read(join(dirname(library), 'res/schema', `${name}.SNAPSHOT.schema.json`));
// Addresses in other alphabets are no concern of this file.
const ajv = new Ajv.default({ strict: false, formats: { 'iri-reference': true, 'idn-email': true } });
addFormats.default(ajv);
const parts = ['spdx', 'jsf-0.82', 'cryptography-defs'];
for (const name of parts) ajv.addSchema(await schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
const valid = ajv.compile(await schema(`bom-${bill.specVersion}`));
assert.ok(valid(bill), JSON.stringify(valid.errors, null, 2));
// The schema takes hold at all.
assert.ok(!valid({ ...bill, components: [{ ...bill.components[0], type: 'crate' }] }));

// Everything is reached from the root, and everything that is used is there.
const uses = new Map(bill.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
const reached = new Set([bill.metadata.component['bom-ref']]);
for (const ref of reached) for (const used of uses.get(ref) ?? []) reached.add(used);
const named = [bill.metadata.component, ...bill.components].map((component) => component['bom-ref']);
assert.deepEqual([...reached].sort(), named.sort());
console.log(`CycloneDX ${bill.specVersion}: ${bill.components.length} components, valid`);
