/**
 * The engine's wasm, one instance for all forms of a page. After a trap nothing in its memory can be trusted: it is
 * replaced, and every form goes on in the new one from what it has outside.
 */
import { __wbg_reset_state, checklistOf, Engine, initSync } from './generated/engine.js';

export { checklistOf, Engine };

/** Grows when the instance is replaced: an {@link Engine} of an earlier one is stale. */
export let generation = 0;

/** Starts the instance, once. */
export function start(module: WebAssembly.Module): void {
  initSync({ module });
}

/** Replaces the instance. */
export function restart(): void {
  generation++;
  __wbg_reset_state();
}
