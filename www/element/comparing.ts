import type { Options } from './border.js';
import { paint, patch } from './dom.js';
import type { Envelope } from './envelope.js';
import { jsonText } from './json.js';
import { compile, type WasmSource } from './loading.js';
import type { Comparison } from './sovitaan-compare.js';
import type { Settled } from './sovitaan-event.js';
import { sheetOf } from './style.js';
import { Judge } from './validator.js';

/** What is compared, and with what. */
export interface Matter {
  /** The checklist's text. */
  readonly schema: string;
  /** The text of the documents that it refers to. */
  readonly references: string;
  readonly options: Options;
  /** The envelopes. */
  readonly documents: readonly (Envelope | string)[];
  readonly compareWasm: WasmSource;
  readonly validatorWasm: WasmSource;
  /** Tells the page that a document is not what was sealed. */
  readonly altered: (message: string) => void;
}

/**
 * The documents beside each other, in the place of a form.
 *
 * @throws a string, the border's `{"code", …}`, when they cannot be compared
 */
export async function compare(root: ShadowRoot, matter: Matter): Promise<Comparison> {
  const { schema, references, options, documents, compareWasm, validatorWasm, altered } = matter;
  const [chunk, module] = await Promise.all([import('./sovitaan-compare.js'), compile(compareWasm)]);
  const judge = async (instance: string): Promise<Judge> => {
    const made = new Judge(schema, references, () => instance);
    await made.arrive(validatorWasm);
    return made;
  };
  const place = { root, module, paint, patch, sheetOf, judge, altered };
  return new chunk.Comparison(place, schema, references, options, documents.map(jsonText));
}

/** What has come of it, as the page is told, and as exact text; `undefined` while something is not settled. */
export function settlementOf(
  comparison: Comparison,
  documents: readonly (Envelope | string)[],
): { text: string; detail: Settled } | undefined {
  const settled = comparison.settled();
  if (!settled) return undefined;
  const { text, open } = settled;
  const settles = documents.map((document) => (JSON.parse(jsonText(document)) as Envelope).id);
  return { text, detail: { value: JSON.parse(text) as Settled['value'], settles, open } };
}
