import type { Outcome } from './border.js';
import type { HostCode } from './host.js';
import type { WasmSource } from './loading.js';
import { requestOf, type Requester } from './request.js';
import type { Session } from './session.js';
import { SovitaanEvent, SovitaanSubmitEvent } from './sovitaan-event.js';
import type { Earlier, Sealed, Sender, Submitted } from './submit.js';

/** The element, as far as submitting goes. */
export interface Submitter extends HTMLElement, Requester {
  /** The attribute `subject`. */
  readonly subject: string;
}

/** What is submitted. */
export interface Submission {
  /** Somebody goes on with it: answers may be missing. */
  readonly unfinished: boolean;
  /** The document that is gone on from. */
  readonly earlier: Earlier | undefined;
  /** The ids of the documents that were settled in this one. */
  readonly settles: string;
  /** It was on its way when the page was left. */
  readonly resumes: boolean;
}

/** What the element does meanwhile. */
export type Hold = Pick<Sender, 'keep' | 'unkeep' | 'again' | 'signal'>;

/**
 * Submits: waits for the judge if it has not arrived yet, and leaves the rest to the lazy chunk, which knows how.
 *
 * @param sealed what was sent before, if anything
 */
export async function send(
  session: Session,
  element: Submitter,
  wasm: WasmSource,
  submission: Submission,
  hold: Hold,
  sealed?: Sealed,
): Promise<Submitted> {
  const fail = (outcome: Outcome, code: HostCode): void => {
    session.show(outcome);
    const message = [session.words[`outcome.${outcome.code}`], outcome.message].filter(Boolean).join(' ');
    element.dispatchEvent(new SovitaanEvent('error', { code, message }));
  };
  try {
    // Everything is judged once more, as it stands: what is sealed is what was judged.
    const waiting = !session.judge.arrived;
    if (waiting) session.show({ state: 'checking' });
    await session.arrive(wasm);
    if (waiting) session.show({ state: 'idle' });
    return await session.judge.chunk!.submit(
      session,
      {
        ...submission,
        ...hold,
        request: () => requestOf(element),
        action: element.action,
        subject: element.subject,
        offer: (text) => {
          const event = new SovitaanSubmitEvent(text);
          return { cancelled: !element.dispatchEvent(event), answer: event.answer };
        },
        stored: (id, location) => element.dispatchEvent(new SovitaanEvent('stored', { id, location })),
        fail,
      },
      sealed,
    );
  } catch (error) {
    // The chunk or its wasm cannot be had, or has trapped twice over these answers.
    fail({ state: 'failed', code: 'validator-unavailable', message: `(${error})` }, 'validator-unavailable');
    return { stored: false, sealed };
  }
}
