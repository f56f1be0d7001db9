import { DraftPile } from './draft-pile.js';
import { read, type DraftRecord } from './draft-record.js';
import type { DraftStore } from './draft-store.js';
import { json } from './json.js';
import { within } from './within.js';

/** After that long a store is taken not to answer: milliseconds. */
const patience = 4_000;

/**
 * One form's place in a store: its draft, what was put aside when it was begun anew, and what could not be read. Every
 * call may be rejected.
 */
export class DraftShelf {
  /** What was put aside, the latest first. */
  asides: readonly DraftRecord[] = [];
  /** What nobody can read, or is another form's, wherever it lies. */
  unreadable: readonly string[] = [];
  readonly #store: DraftStore;
  /** What was put aside; what of it cannot be read, by an older library, say, stays there. */
  readonly #aside: DraftPile;
  /** What could not be read, and had to give its place to a draft. */
  readonly #removed: DraftPile;
  /** What cannot be read, and is in the draft's own place. */
  #inPlace: string | undefined;
  /** Drafts that the form could not read, as the engine had said them. */
  readonly #refused = new Set<string>();
  #asideTexts: readonly string[] = [];
  #removedTexts: readonly string[] = [];

  constructor(
    store: DraftStore,
    readonly key: string,
    /** Which form's: a record of another one is none of this shelf. */
    readonly form: string,
  ) {
    this.#store = patient(store);
    this.#aside = new DraftPile(this.#store, `${key}?`);
    this.#removed = new DraftPile(this.#store, `${key}!`);
  }

  /** Looks at all of it: gives the draft, where there is one that can be read. */
  async look(): Promise<DraftRecord | undefined> {
    const all = Promise.all([this.#store.load(this.key), this.#aside.look(), this.#removed.look()]);
    const [text, aside, removed] = await within(patience / 2, all);
    const record = text ? this.#own(text) : undefined;
    this.#inPlace = text && !record ? text : undefined;
    this.#sort(aside, removed);
    return record;
  }

  /** The draft as it is now; `undefined` when there is none, or none that can be read. */
  async load(): Promise<DraftRecord | undefined> {
    const text = await this.#store.load(this.key);
    return text ? this.#own(text) : undefined;
  }

  /** Keeps the draft. */
  save(record: DraftRecord): Promise<void> {
    return this.#store.save(this.key, json(record), record.revision);
  }

  /** Forgets the draft. */
  remove(): Promise<void> {
    return this.#store.remove(this.key);
  }

  /** Keeps a draft beside the one that takes its place. */
  async putAside(record: DraftRecord): Promise<void> {
    const text = json(record);
    this.#sort(await this.#aside.change((texts) => topped(text, texts)));
  }

  /** Forgets a draft that was put aside. */
  async drop(record: DraftRecord): Promise<void> {
    const text = json(record);
    const isOther = (one: string): boolean => json(this.#own(one)) != text;
    this.#sort(await this.#aside.change((texts) => texts.filter(isOther)));
  }

  /** The form cannot read this draft. It stays where it is. */
  refuse(record: DraftRecord): void {
    if (!this.asides.includes(record)) this.#inPlace = json(record);
    this.#refused.add(record.draft);
    this.#sort();
  }

  /** Makes room for a draft: what cannot be read is put where none is written over it. */
  async clear(): Promise<void> {
    const text = this.#inPlace;
    if (text == undefined) return;
    this.#sort(undefined, await this.#removed.change((texts) => topped(text, texts)));
    await this.#vacate();
    this.#inPlace = undefined;
  }

  /** Forgets what cannot be read. */
  async discardUnreadable(): Promise<void> {
    const isInPlace = this.#inPlace != undefined;
    this.#inPlace = undefined;
    this.unreadable = [];
    const removed = await this.#removed.change(() => []);
    this.#sort(await this.#aside.change((texts) => texts.filter((text) => this.#own(text))), removed);
    if (isInPlace) await this.#vacate();
  }

  /** Forgets all that lies beside the draft. */
  async empty(): Promise<void> {
    this.#sort(await this.#aside.change(() => []), await this.#removed.change(() => []));
  }

  /** The store may know what a text does not say: its revision. Unless another tab has put a draft there since. */
  async #vacate(): Promise<void> {
    if (!(await this.load())) await this.remove();
  }

  #sort(aside = this.#asideTexts, removed = this.#removedTexts): void {
    this.#asideTexts = aside;
    this.#removedTexts = removed;
    const asides = aside.map((text) => this.#own(text));
    this.asides = asides.filter((record) => !!record);
    const inPlace = this.#inPlace == undefined ? [] : [this.#inPlace];
    this.unreadable = [...new Set([...inPlace, ...aside.filter((_, at) => !asides[at]), ...removed])];
  }

  #own(text: string): DraftRecord | undefined {
    const record = read(text);
    return record?.form == this.form && !this.#refused.has(record.draft) ? record : undefined;
  }
}

/** With this text on top, once. */
function topped(text: string, texts: readonly string[]): readonly string[] {
  return [text, ...texts.filter((one) => one != text)];
}

/** A store that is not waited for without end. */
function patient(store: DraftStore): DraftStore {
  return {
    load: async (key) => within(patience, store.load(key)),
    save: async (key, text, revision) => within(patience, store.save(key, text, revision)),
    remove: async (key) => within(patience, store.remove(key)),
  };
}
