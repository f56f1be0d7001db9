import type { Request } from './host.js';

/** Headers of the page's own, or what gives them when they are needed: tokens run out. */
export type Headers = Readonly<Record<string, string>> | (() => Headers | Promise<Headers>);

/** The element, as far as its requests go. */
export interface Requester {
  /** The attribute `action`. */
  readonly action: string;
  /** The attribute `csrf`. */
  readonly csrf: string;
  /** The attribute `credentials`. */
  readonly credentials: string;
  /** The property `headers`. */
  readonly headers: Headers;
}

/**
 * What a request to the host carries besides the envelope, found out at the moment it is sent.
 *
 * The attribute `csrf` says which header gets the token, and where the page has it: `X-CSRFToken: cookie csrftoken` or
 * `X-CSRF-Token: meta csrf-token`. A token of the page is for the page's own origin and goes nowhere else.
 */
export async function requestOf({ action, csrf, credentials, headers }: Requester): Promise<Request> {
  const own = typeof headers == 'function' ? await headers() : headers;
  const [, name, place, key] = /^\s*([\w-]+)\s*:\s*(cookie|meta)\s+(\S+)\s*$/.exec(csrf) ?? [];
  const isOwn = new URL(action, document.baseURI).origin == location.origin;
  const token = name && key && isOwn ? (place == 'meta' ? metaOf(key) : cookieOf(key)) : undefined;
  return {
    headers: { ...(token ? { [name!]: token } : {}), ...(own as Readonly<Record<string, string>>) },
    credentials: credentials == 'include' || credentials == 'omit' ? credentials : 'same-origin',
  };
}

function metaOf(name: string): string | undefined {
  for (const meta of document.getElementsByTagName('meta')) if (meta.name == name) return meta.content;
  return undefined;
}

function cookieOf(name: string): string | undefined {
  for (const cookie of document.cookie.split('; ')) {
    const [key, ...value] = cookie.split('=');
    if (key != name) continue;
    try {
      return decodeURIComponent(value.join('='));
    } catch {
      return value.join('=');
    }
  }
  return undefined;
}
