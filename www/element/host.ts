import type { Outcome, Problem } from './border.js';
import type { Refused } from './envelope.js';

/** Why a submission was not stored. Stable: hosts may tell them apart. */
export type HostCode =
  /** The host's server, or the host itself, says no. */
  | 'host-refused'
  /** The person is not logged in any more. */
  | 'host-login'
  /** The server failed, or answered something that means neither yes nor no. */
  | 'host-error'
  /** No answer came. It is tried again. */
  | 'host-unreachable'
  /** The server asks for patience. It is tried again. */
  | 'host-busy'
  /** The form has no `action`, and nobody on the page took the event. */
  | 'host-silent'
  /** It was stored, and the answers have been changed since it was sent. */
  | 'stored-earlier'
  /** The document that the form was opened with is not the one that was sealed. */
  | 'earlier-altered'
  /** The answers could not be checked. */
  | 'validator-unavailable';

/** What the host said. */
export type Answer =
  | { readonly state: 'stored'; readonly location?: string | undefined }
  | Refusal
  | Delay;

/** A no: sent again as it is, it would get the same answer. */
export type Refusal = Outcome & { readonly state: 'refused' | 'failed'; readonly code: HostCode };

/** Neither yes nor no: to be sent again. */
export interface Delay {
  readonly state: 'unreachable';
  readonly code: 'host-unreachable' | 'host-busy' | 'host-error';
  /** For the site's administrator. */
  readonly message?: string;
  /** Not before so many milliseconds have gone, if the server has said so. */
  readonly after?: number | undefined;
}

const unreachable: Delay = { state: 'unreachable', code: 'host-unreachable' };

/** How the page wants its requests. */
export interface Request {
  /** What stands in a request besides what the form itself says: a CSRF token above all. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whether cookies go to another origin too. */
  readonly credentials: RequestCredentials;
}

/** Posts an envelope. The same id again means the same submission, however often it is sent. */
export async function post(url: string, id: string, text: string, { headers, credentials }: Request): Promise<Answer> {
  return answerOf(
    fetch(url, {
      method: 'POST',
      headers: {
        ...headers,
        'Content-Type': 'application/cloudevents+json',
        Accept: 'application/json, application/problem+json',
        'Idempotency-Key': id,
      },
      credentials,
      body: text,
      // A login page is often of another origin, where following it ends like a broken line; and a POST that was followed
      // elsewhere may have become a GET.
      redirect: 'manual',
      // Not to leave the person in doubt for ever; the id makes it safe to try again.
      signal: AbortSignal.timeout(60_000),
    }),
  );
}

/** Waits for what a host promised, and understands it. Never rejects. */
export async function answerOf(promise: Promise<unknown>): Promise<Answer> {
  try {
    const said = await promise;
    // By its looks: one of another frame is of another class.
    const isResponse = !!said && typeof (said as Response).ok == 'boolean' && 'headers' in (said as Response);
    return isResponse ? await read(said as Response) : { state: 'stored', location: (said as Stored | undefined)?.location };
  } catch (error) {
    // fetch rejects with a TypeError without a network, and with a DOMException when it took too long.
    if (error instanceof TypeError || error instanceof DOMException) return unreachable;
    const { message, problems } = (error ?? {}) as Refused;
    return { state: 'refused', code: 'host-refused', message, problems };
  }
}

type Stored = { location?: string };

/** What a response means. Stored is only what cannot be a login page. */
async function read(response: Response): Promise<Answer> {
  const { ok, redirected, status, headers, url, type } = response;
  const media = headers.get('content-type') ?? '';
  const isElsewhere = redirected || type == 'opaqueredirect';
  if (isElsewhere || status == 401 || (ok && media.includes('html'))) return { state: 'refused', code: 'host-login' };
  if (ok) return { state: 'stored', location: placeOf(headers.get('location'), url || document.baseURI) };
  const message = `(${status})`;
  // Too early, too slow, too much: the server may say yes another time, however well it explains why not now.
  const isBusy = [408, 425, 429].includes(status) || (status == 503 && headers.has('retry-after'));
  if (isBusy) return { state: 'unreachable', code: 'host-busy', message, after: patience(headers) };
  if (status >= 500) return { state: 'unreachable', code: 'host-error', message, after: patience(headers) };
  if (media.includes('problem+json')) {
    const problem = ((await response.json().catch(() => null)) ?? {}) as ProblemDetails;
    const errors = Array.isArray(problem.errors) ? problem.errors : [];
    const said = `${problem.detail ?? problem.title ?? message}`;
    return { state: 'refused', code: 'host-refused', message: said, problems: errors.map(problemOf) };
  }
  // A 403 without details is a portal whose login, or whose token, has run out; any other 4xx is a no, not a breakdown.
  return { state: 'refused', code: status == 403 ? 'host-login' : 'host-refused', message };
}

/** Where the document is, if that is a page: whoever follows the address must not run what it says. */
function placeOf(location: string | null, base: string): string | undefined {
  const href = location && URL.canParse(location, base) ? new URL(location, base).href : '';
  return /^https?:/.test(href) ? href : undefined;
}

/** How long the server asks to wait (RFC 9110, section 10.2.3: seconds, or a date); not for ever. */
function patience(headers: Headers): number | undefined {
  const said = headers.get('retry-after');
  if (!said) return undefined;
  const wait = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now();
  return wait > 0 ? Math.min(wait, 300_000) : undefined;
}

/** RFC 9457, with the `errors` of its section 3. */
interface ProblemDetails {
  title?: string;
  detail?: string;
  errors?: { pointer?: string; detail?: string }[];
}

/** A pointer of RFC 9457 is a URI fragment into the request, whose `data` the answers are. */
function problemOf(error: { pointer?: string; detail?: string } | null): Problem {
  const detail = `${error?.detail ?? ''}`;
  let path = `${error?.pointer ?? ''}`.replace(/^#/, '');
  try {
    path = decodeURIComponent(path);
  } catch {
    // Not percent-encoded after all.
  }
  return { pointer: path.replace(/^\/data(?=\/|$)/, ''), message: detail };
}
