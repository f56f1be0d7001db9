import { read, type DraftRecord } from './draft-record.js';
import type { DraftStore } from './draft-store.js';
import { json } from './json.js';
import { within } from './within.js';

/** After that long a store is taken not to answer: milliseconds. */
const patience = 4_000;

/** What was on a form's shelf when it was looked at. */
export interface Found {
  /** Its draft. */
  readonly record: DraftRecord | undefined;
  /** What nobody can read, or is another form's. */
  readonly unreadable: string | undefined;
}

/**
 * One form's place in a store: its draft, what was put aside when it was begun anew, and what could not be read. Every
 * call may be rejected.
 */
export class DraftShelf {
  /** What was put aside, the latest first. */
  asides: readonly DraftRecord[] = [];

  constructor(
    readonly store: DraftStore,
    readonly key: string,
    /** Which form's: a record of another one is none of this shelf. */
    readonly form: string,
  ) {}

  /** Looks at all of it. */
  async look(): Promise<Found> {
    const [text, aside, unreadable] = await within(
      patience / 2,
      Promise.all([this.store.load(this.key), this.store.load(this.#aside), this.store.load(this.#unreadable)]),
    );
    if (aside) this.asides = (JSON.parse(aside) as string[]).map(read).filter((record) => !!record);
    const record = text ? this.#own(text) : undefined;
    return { record, unreadable: text && !record ? text : (unreadable ?? undefined) };
  }

  /** The draft as it is now; `undefined` when there is none, or none that can be read. */
  async load(): Promise<DraftRecord | undefined> {
    const text = await within(patience, this.store.load(this.key));
    return text ? this.#own(text) : undefined;
  }

  /** Keeps the draft. */
  save(record: DraftRecord): Promise<void> {
    return within(patience, this.store.save(this.key, json(record), record.revision));
  }

  /** Forgets the draft. */
  remove(): Promise<void> {
    return within(patience, this.store.remove(this.key));
  }

  /** Keeps a draft beside the one that takes its place, or none of those that were. */
  async setAside(records: readonly DraftRecord[]): Promise<void> {
    const text = json(records.map(json));
    await within(patience, records.length ? this.store.save(this.#aside, text, Date.now()) : this.store.remove(this.#aside));
    this.asides = records;
  }

  /** Keeps what cannot be read where no draft is written over it; or forgets it. */
  setUnreadable(text: string | undefined): Promise<void> {
    const key = this.#unreadable;
    return within(patience, text ? this.store.save(key, text, Date.now()) : this.store.remove(key));
  }

  get #aside(): string {
    return `${this.key}?`;
  }

  get #unreadable(): string {
    return `${this.key}!`;
  }

  #own(text: string): DraftRecord | undefined {
    const record = read(text);
    return record?.form == this.form ? record : undefined;
  }
}
