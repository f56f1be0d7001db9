import type { Change } from './border.js';
import type { Envelope, Receipt, Stored } from './envelope.js';
import type { FailureCode } from './failure.js';
import type { HostCode } from './host.js';

/** What the element tells the page. Bubbles, and leaves any shadow root that the element stands in. */
export class SovitaanEvent<Detail = null> extends CustomEvent<Detail> {
  /** An event of this name (without its prefix). */
  constructor(name: string, detail: Detail, cancelable = false) {
    super(`sovitaan-${name}`, { detail, cancelable, bubbles: true, composed: true });
  }
}

/**
 * The answers are complete and sealed. The host either says what became of them:
 *
 * ```ts
 * form.addEventListener('sovitaan-submit', (event) => {
 *   event.respondWith(fetch('/documents', { method: 'POST', body: event.text, headers: { 'X-CSRFToken': token } }));
 * });
 * ```
 *
 * or cancels the event and keeps the outcome to itself, or leaves it: then the form posts to its `action`.
 */
export class SovitaanSubmitEvent extends SovitaanEvent<Envelope> {
  /** What the host promised with `respondWith`. */
  answer: Promise<unknown> | undefined;

  /** @param text the envelope, byte by byte what the digests were made of: send and store this, not a copy of `detail` */
  constructor(readonly text: string) {
    super('submit', JSON.parse(text) as Envelope, true);
  }

  /**
   * The host takes the submission. Fulfilled with a `Response`, its status decides as if the form itself had posted;
   * fulfilled with anything else, it is stored. Rejected with `{message, problems}` or an `Error`, it is refused;
   * with a `TypeError` (what `fetch` rejects with), the host was not reached and the person may try again.
   */
  respondWith(answer: PromiseLike<Response | Stored | undefined | void>): void {
    this.preventDefault();
    this.answer ??= Promise.resolve(answer);
  }
}

/** `detail` of `sovitaan-settled`. */
export interface Settled {
  /** The answers that have come of it; what is left open is in them as the checklist has it. */
  readonly value: Readonly<Record<string, unknown>>;
  /** The ids of the documents that were compared. */
  readonly settles: readonly string[];
  /** How many points are left open. */
  readonly open: number;
}

/** `detail` of `sovitaan-error`. */
export interface ErrorDetail {
  /** Stable. */
  readonly code: FailureCode | HostCode | 'calendar-unavailable' | 'drafts-unavailable' | 'document-altered' | 'engine-recovered';
  /** For people, in the form's language. */
  readonly message: string;
}

/** `detail` of `sovitaan-draft`. */
export interface DraftDetail {
  /**
   * `saved` when what was typed until then would survive; `resumed`, `offered`, `removed`; `full`, `forbidden`, `failed`
   * when it would not; `elsewhere`, `shared`, `conflict` when another tab has it too; empty when nothing is kept any more.
   */
  readonly state: string;
  /** When what it speaks of was saved (RFC 3339). */
  readonly savedAt: string | null;
}

/** The events of the element by name. */
export interface SovitaanEventMap {
  /** The form is on the page. */
  'sovitaan-ready': SovitaanEvent;
  /** An answer is different now. */
  'sovitaan-change': SovitaanEvent<Change>;
  /** Where the answers are until the host has them. */
  'sovitaan-draft': SovitaanEvent<DraftDetail>;
  /** The answers are complete; see {@link SovitaanSubmitEvent}. */
  'sovitaan-submit': SovitaanSubmitEvent;
  /** The host has stored them. */
  'sovitaan-stored': SovitaanEvent<Receipt>;
  /** Compared documents are settled. Unless cancelled, the form goes on with what has come of it. */
  'sovitaan-settled': SovitaanEvent<Settled>;
  /** Something failed; the form says so too. */
  'sovitaan-error': SovitaanEvent<ErrorDetail>;
}

declare global {
  interface HTMLElementEventMap extends SovitaanEventMap {}
  // They bubble: a portal whose forms come and go listens here.
  interface DocumentEventMap extends SovitaanEventMap {}
}
