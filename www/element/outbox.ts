import type { Drafts } from './drafts.js';
import type { Kept } from './draft-record.js';
import type { WasmSource } from './loading.js';
import type { Origin } from './origin.js';
import { send, type Submitter } from './sending.js';
import type { Session } from './session.js';
import type { Sealed } from './submit.js';

/** What is on its way from one form to its host: one document at a time, until the host has said yes or no. */
export class Outbox {
  readonly #element: Submitter;
  /** What was sealed last: the same answers go out as the same bytes. */
  #sealed: Sealed | undefined;
  #sending: Promise<boolean> | undefined;
  /** The answers that are being sent. */
  #sent: string | undefined;
  /** Ends the wait for the next try. */
  #again: (() => void) | undefined;

  constructor(element: Submitter) {
    this.#element = element;
  }

  /** Sends. While something is on its way, that is tried again at once; what was changed since follows on it. */
  send(what: Sending): Promise<boolean> {
    const { session, origin, drafts, wasm, signal, unfinished, resumes, isHere, stored } = what;
    if (this.#sending) {
      this.hurry();
      const isOther = session.answers() != this.#sent;
      return this.#sending.then((done) => (isOther && isHere() ? this.send({ ...what, resumes: false }) : done));
    }
    this.#sent = session.answers();
    const submission = { unfinished, earlier: origin.earlier, settles: origin.settles, resumes };
    const hold = {
      signal,
      again: () => new Promise<true>((resolve) => (this.#again = () => resolve(true))),
      keep: async ({ schema, ...sealed }: Sealed) => {
        const kept = (await drafts?.seal({ ...sealed, unfinished })) ?? sealed;
        return (this.#sealed = { ...kept, schema });
      },
      unkeep: () => drafts?.unseal(),
    };
    const sending = send(session, this.#element, wasm, submission, hold, this.#sealed)
      .then(async ({ stored: done, sealed }) => {
        // Reset, or another form, since: what is here now has nothing to do with it.
        if (isHere()) this.#sealed = sealed;
        if (done && sealed) await stored(sealed);
        return done;
      })
      .finally(() => {
        if (this.#sending == sending) this.#sending = this.#again = undefined;
      });
    return (this.#sending = sending);
  }

  /** The text of the envelope, for a form of the page that carries it itself; nothing while the answers are not in order. */
  seal({ session, origin, drafts, unfinished }: Pick<Sending, 'session' | 'origin' | 'drafts' | 'unfinished'>): string | undefined {
    const { subject } = this.#element;
    const { earlier, settles } = origin;
    const sealed = session.judge.chunk?.seal(session, { subject, unfinished, earlier, settles }, this.#sealed);
    if (!sealed) return undefined;
    this.#sealed = sealed;
    // The same answers are the same document, also when somebody comes back to them.
    const { schema: _, ...kept } = sealed;
    void drafts?.seal({ ...kept, unfinished });
    return sealed.text;
  }

  /** The person does not want to wait. */
  hurry(): void {
    this.#again?.();
  }

  /** What was sealed when the page was left. */
  take(kept: Kept, schema: string): void {
    this.#sealed = { ...kept, schema };
  }

  /** The form goes: whatever comes of what is on its way is for its draft. */
  leave(): void {
    this.#sending = this.#again = undefined;
  }

  /** The document of these answers, where one has been sealed. */
  documentOf(answers: string): Sealed | undefined {
    return this.#sealed?.instance == answers ? this.#sealed : undefined;
  }
}

/** What is sent, and how. */
export interface Sending {
  readonly session: Session;
  /** What its answers go on from. */
  readonly origin: Origin;
  readonly drafts: Drafts | undefined;
  /** The validator's. */
  readonly wasm: WasmSource;
  /** Ends with the form. */
  readonly signal: AbortSignal;
  /** Answers may be missing. */
  readonly unfinished: boolean;
  /** It was on its way when the page was left. */
  readonly resumes: boolean;
  /** Whether the form is still the one that it is sent from. */
  isHere(): boolean;
  /** The host has it. */
  stored(sealed: Sealed): Promise<void>;
}
