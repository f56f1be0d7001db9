/**
 * One classic script with everything inside: for portals that take one file, or serve no wasm. It fetches nothing but the
 * checklist.
 */
import compareWasm from 'packed:sovitaan-compare.wasm';
import validatorWasm from 'packed:sovitaan-validator.wasm';
import wasm from 'packed:sovitaan.wasm';
import words from 'packed:locales';
import { catalogues, urlOf } from './catalogue.js';
import { SovitaanForm } from './element.js';
import { once } from './once.js';

SovitaanForm.wasm = unpacked(wasm);
SovitaanForm.validatorWasm = lazily(validatorWasm);
SovitaanForm.compareWasm = lazily(compareWasm);
for (const [locale, catalogue] of Object.entries(words)) catalogues.set(urlOf(locale), Promise.resolve(catalogue));

export * from './iife.js';

/** Bytes that were packed as the base64 of their gzip. */
async function unpacked(text: string): Promise<BufferSource> {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

/** Not before somebody asks. */
function lazily(text: string): () => Promise<BufferSource> {
  const made = new Map<string, Promise<BufferSource>>();
  return () => once(made, text, () => unpacked(text));
}
