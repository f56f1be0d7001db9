import type { Outcome } from './border.js';
import { answerOf, post, type Answer, type HostCode } from './host.js';
import { json } from './json.js';
import type { WasmSource } from './loading.js';
import type { Session } from './session.js';
import { SovitaanEvent, SovitaanSubmitEvent } from './sovitaan-event.js';

/** What submitting needs to know of the element. */
export interface Sender {
  /** Where the events are dispatched. */
  readonly element: HTMLElement;
  /** Where the form posts when nobody takes the event; resolved, or empty. */
  readonly action: string;
  /** The host's own case id, or empty. */
  readonly subject: string;
  /** Where the validator's wasm is. */
  readonly wasm: WasmSource;
}

/** The last envelope: the same bytes go out again as long as the answers are the same. */
export interface Sealed {
  readonly instance: string;
  readonly id: string;
  readonly text: string;
}

/**
 * Submits a form: waits for a verdict, seals the answers, hands them to the host, and says what became of them.
 *
 * @param sealed what was sent before, if anything
 * @returns was it stored, and what was sent
 */
export async function submit(session: Session, sender: Sender, sealed?: Sealed): Promise<[stored: boolean, sealed?: Sealed]> {
  if (!session.judge.arrived && !(await judged(session, sender))) return [false];
  if (session.do((engine) => engine.attempt()).verdict != 'valid') return [false];
  const instance = session.answers();
  if (sealed?.instance != instance) {
    try {
      sealed = seal(session, sender, instance);
    } catch (error) {
      return [unavailable(session, sender, error)];
    }
  }
  session.show({ state: 'submitting' });
  const answer = await deliver(sender, sealed);
  if (answer?.state == 'stored') {
    const same = session.answers() == instance;
    session.show(same ? answer : { state: 'failed', code: 'stored-earlier' });
    sender.element.dispatchEvent(new SovitaanEvent('stored', { id: sealed.id, location: answer.location }));
  } else if (answer) fail(session, sender, answer);
  else session.show({ state: 'idle' });
  return [answer?.state == 'stored', sealed];
}

/** Brings the judge; says so when it cannot be had. */
async function judged(session: Session, sender: Sender): Promise<boolean> {
  session.show({ state: 'checking' });
  try {
    const verdict = await session.judge.arrive(sender.wasm);
    session.do((engine) => engine.verdict(verdict));
    session.show({ state: 'idle' });
    return true;
  } catch (error) {
    return unavailable(session, sender, error);
  }
}

function unavailable(session: Session, sender: Sender, error: unknown): false {
  return fail(session, sender, { state: 'failed', code: 'validator-unavailable', message: `(${error})` });
}

/** Says it in the form and to the page. */
function fail(session: Session, { element }: Sender, outcome: Outcome & { code: HostCode }): false {
  session.show(outcome);
  const message = [session.words[`outcome.${outcome.code}`], outcome.message].filter(Boolean).join(' ');
  element.dispatchEvent(new SovitaanEvent('error', { code: outcome.code, message }));
  return false;
}

function seal(session: Session, { subject }: Sender, instance: string): Sealed {
  const id = uuid();
  const request = {
    id,
    source: location.origin == 'null' ? 'urn:sovitaan:form' : location.origin,
    time: new Date().toISOString(),
    locale: session.options.locale,
    subject: subject || undefined,
    type: 'completed',
  };
  return { instance, id, text: session.judge.envelope(json(request)) };
}

/** The host's answer; `undefined` when the host cancelled the event and keeps the answer to itself. */
async function deliver({ element, action }: Sender, { id, text }: Sealed): Promise<Answer | undefined> {
  const event = new SovitaanSubmitEvent(text);
  const untouched = element.dispatchEvent(event);
  if (event.answer) return answerOf(event.answer);
  if (!untouched) return undefined;
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
