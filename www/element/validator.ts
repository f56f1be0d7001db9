import type { Break } from './envelope.js';
import { json } from './json.js';
import { compile, type WasmSource } from './loading.js';
import { once } from './once.js';

type Chunk = typeof import('./sovitaan-validator.js');
type Validator = InstanceType<Chunk['Validator']>;

const chunks = new Map<WasmSource, Promise<Chunk>>();

/** Loads the lazy chunk and starts its wasm, once per page. */
async function load(source: WasmSource): Promise<Chunk> {
  const [chunk, module] = await Promise.all([import('./sovitaan-validator.js'), compile(source)]);
  await chunk.start(module);
  return chunk;
}

/** Where a chain of documents, oldest first, was changed; `null` where it was not. */
export async function verify(source: WasmSource, envelopes: readonly string[]): Promise<Break | null> {
  const chunk = await once(chunks, source, () => load(source));
  const found = chunk.verify(json(envelopes));
  return found ? (JSON.parse(found) as Break) : null;
}

/**
 * The judge of one form. It arrives after the first paint; until then there is no verdict, and when it arrives it
 * judges the whole instance, so nothing that happened meanwhile is missed.
 */
export class Judge {
  /** The lazy chunk, once it is here. */
  chunk: Chunk | undefined;
  #validator: Validator | undefined;
  #generation = 0;
  #gone = false;

  /**
   * @param schema the checklist's text
   * @param documents the text of the documents that it refers to, by their addresses
   * @param instance what the answers are now, as JSON text
   */
  constructor(
    readonly schema: string,
    readonly documents: string,
    readonly instance: () => string,
  ) {}

  /** Does it know what to say? */
  get arrived(): boolean {
    return !!this.#validator;
  }

  /**
   * Loads what is missing and judges everything.
   *
   * @returns the verdict's text
   * @throws when the chunk cannot be had, or a string when the validator refuses the schema
   */
  async arrive(source: WasmSource): Promise<string> {
    this.chunk ??= await once(chunks, source, () => load(source));
    return this.#gone ? '{}' : this.#ask(this.#whole);
  }

  /** Judges what these operations change; nothing while the validator is on its way. */
  edit(operations: string): string | undefined {
    if (!this.#validator) return undefined;
    try {
      return this.#validator.edit(operations);
    } catch (error) {
      // Text says that it is out of step with the form, anything else that it has trapped. Either way, from the start.
      return typeof error == 'string' ? this.#whole(this.#validator) : this.#rebuilt(this.#whole);
    }
  }

  /** What it has to say of all the answers; nothing while the validator is on its way. */
  again(): string | undefined {
    return this.#validator && this.#ask(this.#whole);
  }

  /** Answers the engine's questions; nothing while the validator is on its way, or when it cannot say. */
  holds(asks: string): string | undefined {
    return this.#validator && this.#ask((validator) => validator.holds(asks));
  }

  /**
   * The envelope of the answers.
   *
   * @throws when the answers are not valid: a string, the border's `{"code", …}`
   */
  envelope(request: string): string {
    return this.#ask((validator) => (this.#whole(validator), validator.envelope(request)));
  }

  /**
   * What the answers change in an earlier document, as the border says it.
   *
   * @throws when that is none, or its answers are not those that were sealed: a string, the border's `{"code", …}`
   */
  changes(earlier: string): string {
    return this.#ask((validator) => (this.#whole(validator), validator.changes(earlier)));
  }

  /** What is the matter with a document by itself: the code of a {@link Break}. */
  flaw(envelope: string): string | undefined {
    const found = this.#ask(() => this.chunk!.verify(json([envelope])));
    return found && (JSON.parse(found) as Break).code;
  }

  /** The digest of a JSON text. */
  digest(text: string): string {
    return this.#ask(() => this.chunk!.digest(text));
  }

  /** Gives the memory back. */
  free(): void {
    this.#gone = true;
    if (this.#generation == this.chunk?.generation) this.#validator?.free();
    this.#validator = undefined;
  }

  /** Does `work`; once more with a new validator when there is none, or it traps. */
  #ask<T>(work: (validator: Validator) => T): T {
    try {
      if (this.#validator) return work(this.#validator);
    } catch (error) {
      if (typeof error == 'string') throw error;
    }
    return this.#rebuilt(work);
  }

  readonly #whole = (validator: Validator): string => validator.judge(this.instance());

  /**
   * Does `work` with a new validator. After a trap the wasm instance is replaced first, unless another form's judge
   * has done it already. When `work` traps again, the judge is out until it is asked to arrive anew.
   */
  #rebuilt<T>(work: (validator: Validator) => T): T {
    const chunk = this.chunk!;
    if (this.#validator && this.#generation == chunk.generation) chunk.restart();
    this.#generation = chunk.generation;
    this.#validator = undefined;
    try {
      const validator = new chunk.Validator(this.schema, this.documents);
      const result = work(validator);
      this.#validator = validator;
      return result;
    } catch (error) {
      // What is thrown as text is an answer; everything else leaves an instance behind that nobody may use.
      if (typeof error != 'string') chunk.restart();
      throw error;
    }
  }
}
