/**
 * A host of one page: receives envelopes, checks them, and stores each once.
 *
 *     cargo run --example envelope-schema schemas/NAME.json > SCHEMAS/NAME.json    # for each checklist
 *     node examples/node/receive.mjs SCHEMAS
 *
 * It keeps what it stores in memory; a real host has a table with UNIQUE (source, id) (`../sql/envelopes.sql`), a login,
 * and its pages. What no schema can say of answers that are not finished is not checked here; a host that stores drafts
 * looks again when they are finished.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import canonicalize from 'canonicalize';

const longest = 5_000_000;
const folder = process.argv[2];

/** What judges the envelopes of a checklist, by its `$id`. */
const judges = new Map();
for (const file of await readdir(folder)) {
  const schema = JSON.parse(await readFile(join(folder, file), 'utf8'));
  // One for each schema: they all embed the schema of the envelope. Strict mode refuses keywords such as x-form.
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  judges.set(schema.properties.dataschema.const, ajv.compile(schema));
}

/** What is stored, by source and id. */
const documents = new Map();

function receive(body) {
  let envelope;
  try {
    envelope = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return problem(400, 'not-json', 'The document is no JSON.');
  }
  const judge = judges.get(envelope?.dataschema);
  if (!judge) return problem(422, 'unknown-checklist', 'This checklist is not known here.');
  if (!judge(envelope)) return problem(422, 'invalid', 'The document does not keep to its schema.', judge.errors.map(place));
  const digest = createHash('sha256').update(canonicalize(envelope.data)).digest('hex');
  if (envelope.datadigest != `sha-256-${digest}`)
    return problem(422, 'altered', 'The answers were changed after they were sealed.');
  const name = JSON.stringify([envelope.source, envelope.id]);
  const canonical = canonicalize(envelope);
  const stored = documents.get(name);
  if (stored && stored.canonical != canonical) return problem(409, 'conflict', 'Another document has this source and id.');
  if (!stored) documents.set(name, { canonical, body });
  // 200: the answer got lost, and the form has sent it again.
  return { status: stored ? 200 : 201, headers: { location: `/api/documents/${encodeURIComponent(envelope.id)}` } };
}

/**
 * An error with its pointer, into the answers where it is there: to the question that is not answered, where one is missing.
 * The message of the validator is for developers.
 */
function place({ instancePath, keyword, params }) {
  const missing = keyword == 'required' ? `/${params.missingProperty.replaceAll('~', '~0').replaceAll('/', '~1')}` : '';
  return { pointer: instancePath.replace(/^\/data(?=\/|$)/, '') + missing, detail: `This does not keep to '${keyword}'.` };
}

/** RFC 9457. */
function problem(status, code, detail, errors = []) {
  const body = JSON.stringify({ type: `urn:example:problem:${code}`, status, detail, errors });
  return { status, headers: { 'content-type': 'application/problem+json' }, body };
}

/** The whole body; nothing where it is too long, which is not kept while it comes. */
async function read(request) {
  const parts = [];
  let length = 0;
  for await (const part of request) if ((length += part.length) <= longest) parts.push(part);
  return length <= longest ? Buffer.concat(parts) : undefined;
}

const server = createServer(async (request, response) => {
  const isMeant = request.method == 'POST' && request.url == '/api/documents';
  const body = isMeant && (await read(request));
  const answer = !isMeant
    ? problem(404, 'not-found', 'There is nothing here.')
    : body ? receive(body) : problem(413, 'too-large', 'The document is too large.');
  response.writeHead(answer.status, answer.headers).end(answer.body);
});
server.listen(0, '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${server.address().port}`));
