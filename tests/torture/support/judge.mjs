/**
 * Whether a document may be stored, by other people's code: Ajv for the envelope and the answers, and docs/receiving.md
 * for the rest.
 */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { json, schemas } from '../../browser/support/environment.mjs';
import { digest, originals } from './envelopes.mjs';

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const fits = ajv.compile(await json(schemas, 'envelope.json'));
const checklists = new Map();
for (const { schema, digest, records } of originals)
  checklists.get(schema.$id) ?? checklists.set(schema.$id, { judge: ajv.compile(schema), digest, records });

/** Why the bytes may not be stored; nothing where they may. */
export function accepts(bytes) {
  let sealed;
  try {
    sealed = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    return `it is no JSON (${error.message})`;
  }
  // An attribute that is null is not there (CloudEvents 1.0, JSON format, 2.2).
  for (const name of Object.keys(sealed ?? {})) if (name != 'data' && sealed[name] === null) delete sealed[name];
  if (!fits(sealed)) return `its envelope is not one: ${ajv.errorsText(fits.errors)}`;
  const checklist = checklists.get(sealed.dataschema);
  if (!checklist) return 'its checklist is none of ours';
  const { judge, records } = checklist;
  if (sealed.schemadigest != checklist.digest) return 'it was filled in with another edition';
  if (sealed.datadigest != digest(sealed.data)) return 'its answers are not those that were sealed';
  const unfinished = /\.(draft|waiting)$/.test(sealed.type);
  const open = (sealed.data[records.open] ?? []).map(({ pointer }) => pointer);
  // Answers may be missing where the type says so.
  const missing = ({ keyword, instancePath, params }) =>
    ['minItems', 'minContains', 'contains', 'minProperties', 'dependentRequired', 'if'].includes(keyword)
      ? unfinished || open.includes(instancePath)
      : keyword == 'required' && (unfinished || open.includes(`${instancePath}/${params.missingProperty}`));
  if (!judge(sealed.data) && judge.errors.some((error) => !missing(error))) return `its answers are not valid: ${ajv.errorsText(judge.errors)}`;
  const { [records.agreed]: people = [], ...answers } = sealed.data;
  if (people.some((one) => one.digest != digest(answers))) return 'somebody agreed to other answers';
  return undefined;
}
