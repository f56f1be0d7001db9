import { Failure, get } from './failure.js';
import { once } from './once.js';

/** Where a wasm file comes from: an address, its bytes, or a module that the page has compiled. */
export type WasmSource = string | URL | BufferSource | WebAssembly.Module;

const modules = new Map<WasmSource, Promise<WebAssembly.Module>>();

/** The compiled module of a wasm file, fetched and compiled once per page however many forms share it. */
export function compile(source: WasmSource): Promise<WebAssembly.Module> {
  return once(modules, source, () => read(source));
}

async function read(source: WasmSource): Promise<WebAssembly.Module> {
  try {
    if (source instanceof WebAssembly.Module) return source;
    return await (typeof source == 'string' || source instanceof URL ? fetched(source) : WebAssembly.compile(source));
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (!wasmRuns()) throw new Failure('wasm-blocked', "Content-Security-Policy: script-src 'wasm-unsafe-eval'");
    // What is no fault of the bytes is a connection that broke on the way.
    throw new Failure(error instanceof WebAssembly.CompileError ? 'wasm-corrupt' : 'wasm-missing', `${source} ${error}`);
  }
}

async function fetched(url: string | URL): Promise<WebAssembly.Module> {
  const response = await get(url, 'wasm-missing');
  if (response.headers.get('content-type')?.startsWith('application/wasm')) return WebAssembly.compileStreaming(response);
  // A server that does not know the type of a wasm file is no obstacle; one that sends a page in its place is.
  const bytes = await response.arrayBuffer();
  if (/^\s*</.test(new TextDecoder().decode(bytes.slice(0, 99)))) throw new Failure('wasm-missing', `text/html ${url}`);
  return WebAssembly.compile(bytes);
}

/** May this page compile wasm at all? Asked of the smallest module there is, because error texts differ by browser. */
function wasmRuns(): boolean {
  try {
    return !!new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch {
    return false;
  }
}
