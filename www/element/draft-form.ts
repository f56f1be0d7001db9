import type { Keeping } from './border.js';
import type { DraftRecord, Kept, Place } from './draft-record.js';
import type { DraftStore } from './draft-store.js';

/** What a form lends to its draft. */
export interface Form {
  /** The answers, with every digit. */
  answers(): string;
  /** All that has been typed, as the engine says it; `undefined` when the engine is gone. */
  draft(): string | undefined;
  /** The document that the answers go on from, where the page has not given it. */
  earlier(): string | undefined;
  /** Where somebody is writing. */
  place(): Place | undefined;
  /** Goes on from what was kept; `exact`: it is of these very questions. */
  resume(record: DraftRecord, exact: boolean): void;
  /** Puts the person where they were. */
  goTo(place: Place): void;
  /** Shows where the answers are. */
  say(keeping: Keeping): void;
  /** Tells the page, and when that was saved. */
  tell(state: string, savedAt: string | undefined): void;
  /** Another tab is written in; here nothing can be changed. */
  follow(follows: boolean): void;
  /** Back to what the page gave. */
  reset(): void;
  /** What was on its way to the host goes out again. */
  send(kept: Kept): void;
}

/** Which draft, and how it is kept. */
export interface Settings {
  /** Which form's: {@link identityOf}. */
  readonly form: string;
  /** The exact questions, as a hash. */
  readonly questions: string;
  /** The answers that the page has given, as a hash. */
  readonly given: string;
  /** The tab, the device, or a store of the page's own. */
  readonly store: 'tab' | 'device' | DraftStore;
  /** For how many days the device keeps it. */
  readonly days: number;
}
