import type { Outcome } from './border.js';
import { answerOf, post, type Answer, type HostCode } from './host.js';
import type { Session } from './session.js';

/** What the element does for a submission; handed over, so that this chunk brings no second copy of it. */
export interface Sender {
  /** Where the form posts when nobody takes the event, or empty. */
  readonly action: string;
  /** The host's own case id, or empty. */
  readonly subject: string;
  /** Dispatches `sovitaan-submit`: what the host promised, and whether it cancelled the event. */
  offer(text: string): { answer: Promise<unknown> | undefined; cancelled: boolean };
  /** Dispatches `sovitaan-stored`. */
  stored(id: string, location: string | undefined): void;
  /** Says in the form and to the page why it was not stored. */
  fail(outcome: Outcome & { code: HostCode }): void;
}

/** The last envelope: the same bytes go out again as long as the answers are the same. */
export interface Sealed {
  /** The checklist and the answers that it was made of. */
  readonly schema: string;
  readonly instance: string;
  /** Its id. */
  readonly id: string;
  /** Itself. */
  readonly text: string;
}

/** What submitting came to. */
export interface Submitted {
  /** Has the host stored the answers? */
  readonly stored: boolean;
  /** What was sent. */
  readonly sealed?: Sealed | undefined;
}

/**
 * Submits a form whose judge has arrived: seals the answers, hands them to the host, and says what became of them.
 *
 * @param sealed what was sent before, if anything
 */
export async function submit(session: Session, sender: Sender, sealed?: Sealed): Promise<Submitted> {
  if (session.do((engine) => engine.attempt()).verdict != 'valid') return { stored: false, sealed };
  const instance = session.answers();
  if (sealed?.instance != instance || sealed.schema != session.judge.schema) sealed = seal(session, sender.subject, instance);
  session.show({ state: 'submitting' });
  const answer = await deliver(sender, sealed);
  if (answer?.state != 'stored') {
    if (answer) sender.fail(answer);
    else session.show({ state: 'idle' });
    return { stored: false, sealed };
  }
  if (session.answers() == instance) session.show(answer);
  else session.show({ state: 'failed', code: 'stored-earlier' });
  sender.stored(sealed.id, answer.location);
  return { stored: true, sealed };
}

function seal(session: Session, subject: string, instance: string): Sealed {
  const id = uuid();
  // Strings alone, so that no page's `toJSON` is asked.
  const request = JSON.stringify({
    id,
    source: location.origin == 'null' ? 'urn:sovitaan:form' : location.origin,
    time: new Date().toISOString(),
    locale: session.options.locale,
    subject: subject || undefined,
    type: 'completed',
  });
  return { schema: session.judge.schema, instance, id, text: session.judge.envelope(request) };
}

/** The host's answer; `undefined` when the host cancelled the event and keeps the answer to itself. */
async function deliver({ action, offer }: Sender, { id, text }: Sealed): Promise<Answer | undefined> {
  const { answer, cancelled } = offer(text);
  if (answer) return answerOf(answer);
  if (cancelled) return undefined;
  return action ? post(action, id, text) : { state: 'failed', code: 'host-silent' };
}

/** A random UUID (version 4); `crypto.randomUUID` is missing on pages without https. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 15) | 64;
  bytes[8] = (bytes[8]! & 63) | 128;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
