/**
 * Envelopes, sealed here by what docs/receiving.md says and by nothing of the library: what the portal accepts is then
 * held to the words of the contract.
 */
import { createHash } from 'node:crypto';
import { checklists, example } from '../../browser/support/checklist.mjs';
import { json, locales, schemas } from '../../browser/support/environment.mjs';

/** RFC 8785: names in the order of their UTF-16 code units, numbers and texts as ECMAScript writes them. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value != 'object' || !value) return JSON.stringify(value);
  const members = Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
  return `{${members.join()}}`;
}

export const digest = (value) => `sha-256-${createHash('sha256').update(canonical(value)).digest('hex')}`;

/** Every checklist with its example in every language: `{name, locale, schema, digest, records, data, datadigest}`. */
export const originals = (
  await Promise.all(
    checklists.map(async (name) => {
      const schema = await json(schemas, `${name}.json`);
      const same = { name, schema, digest: digest(schema), records: recordsOf(schema) };
      return Promise.all(
        locales.map(async (locale) => {
          const data = await example(name, locale);
          return { ...same, locale, data, datadigest: digest(data) };
        }),
      );
    }),
  )
).flat();

/** The names of the questions that hold who has agreed, and what stays open. */
function recordsOf(schema) {
  const named = (widget) =>
    Object.entries(schema.properties).find(([, question]) => question['x-form']?.widget == widget)?.[0];
  return { agreed: named('acknowledgements'), open: named('openPoints') };
}

/** What a document of these answers is, when nothing more is expected of anybody. */
function typeOf({ agreed, open }, data) {
  if (!agreed) return 'completed';
  return data?.[open]?.length ? 'agreed-with-open-points' : 'agreed';
}

/** The finished document of an example. */
export const finished = (original, id) => sealed(original, id, original.data, original.datadigest);

/** The same of other answers: everyone in them has agreed to them, whatever they are. */
export function envelope(original, id, answers) {
  const data = agreedTo(original.records, answers);
  return sealed(original, id, data, digest(data));
}

function sealed({ schema, digest: schemadigest, records, locale }, id, data, datadigest) {
  const open = data?.[records.open]?.length;
  return {
    specversion: '1.0',
    id,
    source: 'https://intranet.example/torture',
    type: `fi.sovitaan.submission.${typeOf(records, data)}`,
    time: '2026-09-03T12:41:07Z',
    dataschema: schema.$id,
    locale,
    schemadigest,
    datadigest,
    ...(open ? { openpoints: open } : {}),
    data,
  };
}

export const bytesOf = (sealed) => Buffer.from(JSON.stringify(sealed));

/** The answers with the digests of who has agreed renewed, as far as somebody has. */
function agreedTo({ agreed }, answers) {
  if (!Array.isArray(answers?.[agreed])) return answers;
  const { [agreed]: people, ...rest } = answers;
  const now = digest(rest);
  return { ...answers, [agreed]: people.map((one) => (one?.digest ? { ...one, digest: now } : one)) };
}
