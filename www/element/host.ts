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
  /** No answer came. */
  | 'host-unreachable'
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
  | (Outcome & { readonly state: 'refused' | 'unreachable' | 'failed'; readonly code: HostCode });

const unreachable: Answer = { state: 'unreachable', code: 'host-unreachable' };

/** Posts an envelope. The same id again means the same submission, however often it is sent. */
export async function post(url: string, id: string, text: string): Promise<Answer> {
  return answerOf(
    fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/cloudevents+json',
        Accept: 'application/json, application/problem+json',
        'Idempotency-Key': id,
      },
      credentials: 'same-origin',
      body: text,
      // Not to leave the person in doubt for ever; the id makes it safe to try again.
      signal: AbortSignal.timeout(60_000),
    }),
  );
}

/** Waits for what a host promised, and understands it. Never rejects. */
export async function answerOf(promise: Promise<unknown>): Promise<Answer> {
  try {
    const said = await promise;
    return said instanceof Response ? await read(said) : { state: 'stored', location: (said as Stored | undefined)?.location };
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
  const { ok, redirected, status, headers, url } = response;
  const type = headers.get('content-type') ?? '';
  if (redirected || status == 401 || (ok && type.includes('html'))) return { state: 'refused', code: 'host-login' };
  const location = headers.get('location');
  if (ok) return { state: 'stored', location: location ? new URL(location, url || document.baseURI).href : undefined };
  if (status < 500 && type.includes('problem+json')) {
    const problem = (await response.json().catch(() => ({}))) as ProblemDetails;
    const errors = Array.isArray(problem.errors) ? problem.errors : [];
    return { state: 'refused', code: 'host-refused', message: problem.detail ?? problem.title, problems: errors.map(problemOf) };
  }
  // A 4xx without details (an HTML 403 of a portal whose token has run out) is a no, not a breakdown.
  const refused = status >= 400 && status < 500;
  const message = `(${status})`;
  return refused ? { state: 'refused', code: 'host-refused', message } : { state: 'failed', code: 'host-error', message };
}

/** RFC 9457, with the `errors` of its section 3. */
interface ProblemDetails {
  title?: string;
  detail?: string;
  errors?: { pointer?: string; detail?: string }[];
}

/** A pointer of RFC 9457 is a URI fragment into the request, whose `data` the answers are. */
function problemOf({ pointer = '', detail = '' }: { pointer?: string; detail?: string }): Problem {
  let path = pointer.replace(/^#/, '');
  try {
    path = decodeURIComponent(path);
  } catch {
    // Not percent-encoded after all.
  }
  return { pointer: path.replace(/^\/data(?=\/|$)/, ''), message: detail };
}
