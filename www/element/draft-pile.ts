import type { DraftStore } from './draft-store.js';
import { json } from './json.js';

/** As it is kept. */
interface Pile {
  /** Grows by one each time it is saved: the clock may go back. */
  readonly revision: number;
  readonly texts: readonly string[];
}

/** Texts beside a draft, the latest first, under one key of a store. Every call may be rejected. */
export class DraftPile {
  #revision = 0;
  /** What is being changed. */
  #changing: Promise<unknown> = Promise.resolve();

  constructor(
    readonly store: DraftStore,
    readonly key: string,
  ) {}

  /** What there is. */
  async look(): Promise<readonly string[]> {
    const text = await this.store.load(this.key);
    const { revision, texts } = text ? pileOf(text) : { revision: 0, texts: [] };
    this.#revision = revision;
    return texts;
  }

  /** Changes it as it is by now, whatever another tab has done to it; fulfilled with what there is then. */
  change(how: (texts: readonly string[]) => readonly string[]): Promise<readonly string[]> {
    // One after the other: each goes on from what the one before it left.
    const changed = this.#changing.then(() => this.#change(how, false));
    this.#changing = changed.catch(() => {});
    return changed;
  }

  async #change(how: (texts: readonly string[]) => readonly string[], again: boolean): Promise<readonly string[]> {
    const before = await this.look();
    const texts = how(before);
    const revision = this.#revision + 1;
    if (json(texts) == json(before)) return texts;
    try {
      if (texts.length) await this.store.save(this.key, json({ revision, texts }), revision);
      else await this.store.remove(this.key);
      return texts;
    } catch (error) {
      if ((error as Error).name != 'StaleDraftError') throw error;
    }
    // Another tab came in between.
    if (!again) return this.#change(how, true);
    // Or the store knows what a damaged text does not say: its revision.
    await this.store.remove(this.key);
    await this.store.save(this.key, json({ revision, texts }), revision);
    return texts;
  }
}

/** What is no pile is one text on it: nothing is thrown away because it cannot be read. */
function pileOf(text: string): Pile {
  try {
    const { revision, texts } = JSON.parse(text) as Pile;
    if (Number.isInteger(revision) && texts.every((one) => typeof one == 'string')) return { revision, texts };
  } catch {
    // Damaged, or of a later version.
  }
  return { revision: 0, texts: [text] };
}
