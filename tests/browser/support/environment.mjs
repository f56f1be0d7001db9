/** What `cargo xtask test browser` tells the tests: where the browser, the finished files and the portal are. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));
export const executablePath = told('SOVITAAN_CHROMIUM');
/** Its engine without the browser around it, which needs half the time; the browser, where there is none. */
export const shell = process.env.SOVITAAN_SHELL ?? executablePath;
/** What `cargo xtask dist` wrote. */
export const dist = told('SOVITAAN_DIST');
/** The engine's wasm with faults on demand (`src/wasm/fault.rs`). */
export const faulty = told('SOVITAAN_FAULTY');
/** The portal's program. */
export const portalProgram = told('SOVITAAN_PORTAL');
/** The checklists, an example of each in `examples/`. */
export const schemas = join(root, 'schemas');
export const locales = ['fi', 'sv', 'en'];

export async function json(...path) {
  return JSON.parse(await readFile(join(...path), 'utf8'));
}

/** The form's own words in a language. */
export const catalogue = (locale) => json(dist, 'locales', `${locale}.json`);

/** What the build tells under this name. */
export function told(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests with \`cargo xtask test browser\``);
  return value;
}
