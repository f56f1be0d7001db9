import type { Options } from './border.js';
import type { Envelope, RelationKind } from './envelope.js';
import { isFinished } from './facts.js';
import type { Earlier } from './submit.js';

/** What the answers go on from: the document that the page has opened, or the one that was stored here since. */
export class Origin {
  /** The text of the envelope that the page has opened. */
  opened: string | undefined;
  /** What the new document is to that one, where the page has said so. */
  told: RelationKind | undefined;
  /** The ids of the documents that were settled in the answers, separated by spaces. */
  settles = '';
  /** The text of the envelope that was stored here last. */
  stored: string | undefined;
  /** How many documents have been begun here: what is on its way belongs to the one that it was sent from. */
  begun = 0;
  /** That one is finished, and nothing has been changed in it yet. */
  #rests = false;
  /** The opened text that has been examined, and whether its answers are others than those that were sealed. */
  #examined: string | undefined;
  #altered = false;

  /** The document itself. */
  get envelope(): Envelope | undefined {
    const text = this.stored ?? this.opened;
    return text ? (JSON.parse(text) as Envelope) : undefined;
  }

  /** Somebody has changed its answers behind the form's back, as far as that is known. */
  get altered(): boolean {
    return this.#altered && this.#examined == (this.stored ?? this.opened);
  }

  /** Finds out whether the opened document is what was sealed, once. Says whether something new was found. */
  examine(flawOf: (text: string) => string | undefined): boolean {
    const { opened } = this;
    if (!opened || opened == this.#examined) return false;
    this.#examined = opened;
    return (this.#altered = flawOf(opened) == 'altered');
  }

  /** What the new document is to it. */
  get relation(): RelationKind {
    return (!this.stored && this.told) || (isFinished(this.envelope) ? 'amends' : 'replaces');
  }

  /** Both, for the envelope. */
  get earlier(): Earlier | undefined {
    const text = this.stored ?? this.opened;
    return text ? { text, relation: this.relation } : undefined;
  }

  /** What has to be said beside the answers, unless one of the parties answers alone; `now` is what is asked already. */
  account(now: Options['account']): Options['account'] {
    if (this.#rests) return now;
    return isFinished(this.envelope) && this.relation == 'amends' ? 'change' : null;
  }

  /** This has been stored: who goes on here goes on from it. */
  keep(text: string, unfinished: boolean): void {
    this.stored = text;
    this.#rests = !unfinished;
  }

  /** Something was changed. Says whether a finished document is being amended from now on. */
  change(): boolean {
    const amends = this.#rests;
    this.#rests = false;
    if (amends) this.settles = '';
    return amends;
  }

  /** What was stored here is a document by itself: what comes now is another one. */
  begin(): void {
    this.begun++;
    this.stored = undefined;
    this.#rests = false;
  }
}
