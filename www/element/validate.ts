/**
 * The judge of the browser on a server that runs JavaScript: the same wasm, the same verdict.
 *
 * ```js
 * import { checklist, verify } from 'sovitaan/validate';
 * const agreement = await checklist(await readFile('pair-work-agreement.json', 'utf8'));
 * const { envelope, refusal } = agreement.receive(requestBody);
 * ```
 */
import type { Violation } from './border.js';
import type { Break, Envelope } from './envelope.js';
import { digest as digestOf, initSync, Validator, verify as verifyAll } from './generated/validator.js';
import { json, jsonText } from './json.js';

/** Why a document is not taken. */
export interface Refusal {
  /** What kind of refusal: `docs/receiving.md` lists them. */
  readonly code: string;
  /** What is wrong, in English. */
  readonly message: string;
  /** Where in the envelope, if it is one place. */
  readonly pointer?: string;
  /** What is wrong with the answers. */
  readonly violations?: readonly Violation[];
}

/** What becomes of a document: one of the two. */
export type Received =
  | { readonly envelope: Envelope; readonly refusal?: undefined }
  | { readonly refusal: Refusal; readonly envelope?: undefined };

/** A checklist that documents are checked against. */
export interface Checklist {
  /** Checks an envelope as it was sent: its own form, that nobody has changed it, and its answers. Never throws. */
  receive(text: string): Received;
  /** What is wrong with answers; nothing is in order. */
  violations(answers: object | string): readonly Violation[];
}

let ready: Promise<void> | undefined;

/** Reads the wasm beside this file, once. */
async function start(): Promise<void> {
  const { readFile } = await import('node:fs/promises');
  initSync({ module: await readFile(new URL('sovitaan-validator.wasm', import.meta.url)) });
}

/**
 * Reads a checklist.
 *
 * @param schema the JSON Schema; as text it keeps every digit
 * @param documents the documents that it refers to, by their addresses; none is ever fetched
 * @throws an `Error` that says what is wrong with the schema
 */
export async function checklist(schema: object | string, documents: Readonly<Record<string, object | string>> = {}): Promise<Checklist> {
  await (ready ??= start());
  const text = jsonText(schema);
  const others = `{${Object.entries(documents).map(([address, document]) => `${json(address)}:${jsonText(document)}`)}}`;
  const validator = told(() => new Validator(text, others));
  return {
    receive(envelope) {
      try {
        return { envelope: JSON.parse(validator.receive(envelope)) as Envelope };
      } catch (refusal) {
        if (typeof refusal != 'string') throw refusal;
        return { refusal: JSON.parse(refusal) as Refusal };
      }
    },
    violations(answers) {
      const verdict = JSON.parse(told(() => validator.judge(jsonText(answers)))) as { at: readonly [string, readonly Violation[]][] };
      return verdict.at.flatMap(([, violations]) => violations);
    },
  };
}

/** Where a chain of documents, oldest first, was changed; `null` where it was not. */
export async function verify(envelopes: readonly (object | string)[]): Promise<Break | null> {
  await (ready ??= start());
  const found = verifyAll(json(envelopes.map(jsonText)));
  return found ? (JSON.parse(found) as Break) : null;
}

/** SHA-256 of a document's canonical JSON (RFC 8785), as `datadigest` has it. */
export async function digest(document: object | string): Promise<string> {
  await (ready ??= start());
  return told(() => digestOf(jsonText(document)));
}

/** What the border throws as text, as an error. */
function told<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw typeof error == 'string' ? new Error((JSON.parse(error) as Refusal).message) : error;
  }
}
