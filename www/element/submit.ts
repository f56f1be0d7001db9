import type { Outcome } from './border.js';
import { answerOf, post, type Answer, type Delay, type HostCode, type Request } from './host.js';
import type { RelationKind } from './envelope.js';
import { json } from './json.js';
import { nap } from './nap.js';
import type { Session } from './session.js';
import { within } from './within.js';

/** What an envelope says besides the answers. */
export interface Occasion {
  /** The host's own case id, or empty. */
  readonly subject: string;
  /** Somebody goes on with it: answers may be missing. */
  readonly unfinished: boolean;
  /** The envelope's text of the document that is gone on from, and what this one is to it. */
  readonly earlier: Earlier | undefined;
  /** The ids of the documents that were settled in this one, separated by spaces, or empty. */
  readonly settles: string;
}

/** What the element does for a submission; handed over, so that this chunk brings no second copy of it. */
export interface Sender extends Occasion {
  /** Where the form posts when nobody takes the event, or empty. */
  readonly action: string;
  /** It was on its way when the page was left. */
  readonly resumes: boolean;
  /** Dispatches `sovitaan-submit`: what the host promised, and whether it cancelled the event. */
  offer(text: string): { answer: Promise<unknown> | undefined; cancelled: boolean };
  /** Dispatches `sovitaan-stored`. */
  stored(id: string, location: string | undefined): void;
  /** Says in the form and to the page why it was not stored. */
  fail(outcome: Outcome, code: HostCode): void;
  /** What a request carries besides the envelope. */
  request(): Promise<Request>;
  /** Keeps the envelope until the host has it; gives the one that has been kept for the same answers already. */
  keep(sealed: Sealed): Promise<Sealed>;
  /** The host does not want it. */
  unkeep(): void;
  /** Fulfilled when the person does not want to wait for the next try. */
  again(): Promise<true>;
  /** The form is gone. */
  readonly signal: AbortSignal;
}

/** The document that a form was opened with. */
export interface Earlier {
  /** Its envelope. */
  readonly text: string;
  /** What the new document is to it. */
  readonly relation: RelationKind;
}

/** The last envelope: the same bytes go out again as long as the answers are the same. */
export interface Sealed {
  /** The checklist and the answers that it was made of. */
  readonly schema: string;
  readonly instance: string;
  /** What else went into it. */
  readonly occasion: string;
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
  // What was on its way when the page was left goes out again as it is.
  if (sender.resumes) return sealed ? hand(session, sender, sealed) : { stored: false };
  let next: Sealed | undefined;
  try {
    next = seal(session, sender, sealed);
  } catch (error) {
    if (typeof error != 'string') throw error;
    // The document that the page opened is not the one that was sealed.
    sender.fail({ state: 'failed', code: 'earlier-altered' }, 'earlier-altered');
  }
  return next ? hand(session, sender, { ...(await sender.keep(next)), schema: next.schema }) : { stored: false, sealed };
}

/**
 * Seals the answers: the last envelope again where a new one would say the same. Nothing while they are not in order, which
 * is shown.
 *
 * @throws a string, the border's `{"code", …}`, when the earlier document is not the one that was sealed
 */
export function seal(session: Session, said: Occasion, last?: Sealed): Sealed | undefined {
  const instance = session.answers();
  const { schema } = session.judge;
  if (session.do((engine) => engine.attempt(said.unfinished)).verdict != 'valid') return undefined;
  const words = occasionOf(session, said);
  const occasion = json(words);
  // What it goes on from is no part of what is said: once it is stored, it would go on from itself.
  if (last?.instance == instance && last.schema == schema && last.occasion == occasion) return last;
  const related = said.earlier && relationOf(session, said.earlier);
  const id = uuid();
  const request = json({ ...words, ...related, id, time: new Date().toISOString() });
  return { id, text: session.judge.envelope(request), schema, instance, occasion };
}

/** Hands over what is sealed, and says what became of it. */
async function hand(session: Session, sender: Sender, sealed: Sealed): Promise<Submitted> {
  const answer = await persist(session, sender, sealed);
  // Still on its way: it goes out again when the form is there again.
  if (sender.signal.aborted && answer?.state != 'stored') return { stored: false, sealed };
  if (answer?.state != 'stored') {
    sender.unkeep();
    if (answer) sender.fail(answer, answer.code);
    else session.show({ state: 'idle' });
    return { stored: false, sealed };
  }
  const isSame = session.answers() == sealed.instance;
  if (isSame) session.show(sender.unfinished ? { ...answer, code: 'stored-unfinished' } : answer);
  sender.stored(sealed.id, answer.location);
  // Last, so that a page that calls its answers stored takes the word back.
  if (!isSame) sender.fail({ state: 'failed', code: 'stored-earlier' }, 'stored-earlier');
  return { stored: true, sealed };
}

/** From the first wait to the longest: milliseconds. */
const first = 2_000;
const longest = 60_000;

/**
 * Hands the envelope over until there is a yes or a no: the same bytes each time, and with the same id, so that however
 * often they arrive they are one document. `undefined` when the host keeps its answer to itself, or the form is gone.
 */
async function persist(session: Session, sender: Sender, sealed: Sealed): Promise<Exclude<Answer, Delay> | undefined> {
  let told: string | undefined;
  let asked = true;
  for (let wait = first; !sender.signal.aborted; wait = Math.min(2 * wait, longest)) {
    if (asked) session.show({ state: 'submitting' });
    const answer = await deliver(sender, sealed);
    if (answer?.state != 'unreachable') return answer;
    const { code, message, after = 0 } = answer;
    const outcome: Outcome = { state: 'waiting', code: waiting(code), message };
    // The page hears of a fault, not of every attempt.
    if (told != code) sender.fail(outcome, code);
    else if (asked) session.show(outcome);
    told = code;
    // Not all forms of a town hall in the same second.
    const pause = Math.max(after, wait * (0.5 + Math.random() / 2));
    asked = await Promise.race([nap(pause, sender.signal), sender.again()]);
  }
  return undefined;
}

function waiting(code: Delay['code']): string {
  if (!navigator.onLine) return 'waiting-offline';
  return code.replace('host', 'waiting');
}

/** What the envelope says besides the answers, but for what is new each time. */
function occasionOf(session: Session, { subject, unfinished, settles }: Occasion): Record<string, unknown> {
  const said = JSON.parse(session.ask((engine) => engine.occasion()) ?? '{}') as object;
  const source = location.origin == 'null' ? 'urn:sovitaan:form' : location.origin;
  const { locale } = session.options;
  return { source, locale, unfinished, subject: subject || undefined, settles: settles || undefined, ...said };
}

/** How the answers go on from an earlier document. */
function relationOf(session: Session, { text, relation }: Earlier): Record<string, unknown> {
  const { id, digest, places, ...told } = JSON.parse(session.judge.changes(text)) as Changes;
  const titles = JSON.parse(session.ask((engine) => engine.titles(json(places))) ?? '[]') as string[];
  // An attribute is one line, and no place for a book; the changes have it all.
  let changed = '';
  for (const title of titles.map((title) => title.replace(/\s+/g, ' ')))
    if (changed.length + title.length < 400) changed += `${changed && '; '}${title}`;
  return { relation, relatesto: id, relateddigest: digest, ...told, changed: changed || undefined };
}

interface Changes {
  readonly id: string;
  readonly digest: string;
  readonly chainid: string;
  readonly chainindex: number;
  readonly changes: string;
  readonly places: readonly string[];
}

/** The host's answer; `undefined` when the host cancelled the event and keeps the answer to itself. */
async function deliver({ action, offer, request }: Sender, { id, text }: Sealed): Promise<Answer | undefined> {
  const { answer, cancelled } = offer(text);
  // One that promises and never keeps it does not answer.
  if (answer) return answerOf(within(60_000, answer));
  if (cancelled) return undefined;
  if (!action) return { state: 'failed', code: 'host-silent' };
  try {
    return await post(action, id, text, await within(60_000, request()));
  } catch {
    // The page's own headers cannot be had just now.
    return { state: 'unreachable', code: 'host-unreachable' };
  }
}

/** A random UUID (version 4); `crypto.randomUUID` is missing on pages without https. */
function uuid(): string {
  const bytes = new Uint8Array(16);
  try {
    crypto.getRandomValues(bytes);
  } catch {
    // It is to be another one than any other, not to be kept secret.
    for (const at of bytes.keys()) bytes[at] = Math.random() * 256;
  }
  bytes[6] = (bytes[6]! & 15) | 64;
  bytes[8] = (bytes[8]! & 63) | 128;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
