import { Failure, get } from './failure.js';
import { once } from './once.js';

/** A wasm file: its address, the answer to a request for it, its bytes, or a module that the page has compiled. */
export type Wasm = string | URL | Response | BufferSource | WebAssembly.Module;

/** Where a wasm file comes from: one of these, a promise of it, or a function that is asked when it is needed. */
export type WasmSource = Wasm | Promise<Wasm> | (() => Wasm | Promise<Wasm>);

const modules = new Map<WasmSource, Promise<WebAssembly.Module>>();

/** The compiled module of a wasm file, fetched and compiled once per page however many forms share it. */
export function compile(source: WasmSource): Promise<WebAssembly.Module> {
  return once(modules, source, () => read(source));
}

async function read(source: WasmSource): Promise<WebAssembly.Module> {
  try {
    const wasm = await (typeof source == 'function' ? source() : source);
    if (wasm instanceof WebAssembly.Module) return wasm;
    if (typeof wasm == 'string' || wasm instanceof URL) return await compiled(await get(wasm, 'wasm-missing'));
    return await (wasm instanceof Response ? compiled(wasm) : WebAssembly.compile(wasm));
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (!wasmRuns()) throw new Failure('wasm-blocked', "Content-Security-Policy: script-src 'wasm-unsafe-eval'");
    // What is no fault of the bytes is a connection that broke on the way.
    throw new Failure(error instanceof WebAssembly.CompileError ? 'wasm-corrupt' : 'wasm-missing', `${typeof source == 'function' ? '' : source} ${error}`);
  }
}

async function compiled(response: Response): Promise<WebAssembly.Module> {
  if (response.headers.get('content-type')?.startsWith('application/wasm')) return WebAssembly.compileStreaming(response);
  // A server that does not know the type of a wasm file is no obstacle; one that sends a page in its place is.
  const bytes = await response.arrayBuffer();
  if (/^\s*</.test(new TextDecoder().decode(bytes.slice(0, 99)))) throw new Failure('wasm-missing', `text/html ${response.url}`);
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
