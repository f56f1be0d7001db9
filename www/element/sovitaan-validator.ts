/**
 * The lazy chunk: what is not needed before somebody has answered something. The wasm that knows every keyword of JSON
 * Schema, digests and envelopes, and how a form is submitted. The wasm has a memory of its own, so a schema that makes it
 * trap costs a restart and no answers.
 */
import init, { __wbg_reset_state, calendar, digest, Validator, verify } from './generated/validator.js';

export { agree } from './agree.js';
export { remind } from './remind.js';
export { seal, submit } from './submit.js';
export { calendar, digest, Validator, verify };

/** Grows when the wasm instance is replaced: a {@link Validator} of an earlier one is stale. */
export let generation = 0;

/** Starts the wasm instance that every validator of the page shares. */
export async function start(module: WebAssembly.Module): Promise<void> {
  await init({ module_or_path: module });
}

/** Replaces the instance after a trap; its memory cannot be trusted any more. */
export function restart(): void {
  generation++;
  __wbg_reset_state();
}
