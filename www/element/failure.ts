import type { JsonMLElement } from './border.js';

/** Why a form is not on the page. Stable: hosts may tell them apart. */
export type FailureCode =
  /** The wasm file is not there: not found, an HTML page instead, or no connection. */
  | 'wasm-missing'
  /** The wasm file is there and broken, or of another version than this script. */
  | 'wasm-corrupt'
  /** A Content-Security-Policy without `'wasm-unsafe-eval'`, or a browser that runs no wasm. */
  | 'wasm-blocked'
  /** The checklist is not there. */
  | 'schema-unreachable'
  /** The checklist is there and cannot be read as one. */
  | 'schema-broken'
  /** The answers that the page gave cannot be read. */
  | 'value-unreadable'
  /** The document that the page gave was filled in with another checklist. */
  | 'other-checklist'
  /** The form's own words are not there. */
  | 'locale-unreachable'
  /** A fault of ours while the form ran. */
  | 'engine-failed';

/** A form that cannot be shown, and why. */
export class Failure extends Error {
  /**
   * @param code what kind of failure
   * @param detail for the site's administrator: a status and an address, a header, a diagnostic
   * @param told what happened, in the person's language, where somebody knows better than the table below
   */
  constructor(
    readonly code: FailureCode,
    readonly detail: string,
    readonly told?: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** Fetches, and fails with this code when there is nothing to be had. */
export async function get(url: string | URL, code: FailureCode): Promise<Response> {
  const response = await fetch(url).catch(() => {
    throw new Failure(code, `${url}`);
  });
  if (!response.ok) throw new Failure(code, `${response.status} ${url}`);
  return response;
}

/** Fetches text; a page of HTML in its place (a login, a soft 404) fails like nothing. */
export async function getText(url: string | URL, code: FailureCode): Promise<string> {
  const text = await (await get(url, code)).text().catch(() => '<');
  if (text.trimStart()[0] == '<') throw new Failure(code, `text/html ${url}`);
  return text;
}

// Every catalogue comes over the network, so what is said before one has come must be in this file: few words, because
// every page downloads them. The code and the detail, which stand behind them, tell apart what a person need not.
const words: Record<string, readonly string[]> = {
  fi: [
    'Lomaketta ei voi näyttää, koska osa siitä jäi latautumatta.',
    'Lomaketta ei voi näyttää, koska sen kysymyksiä ei saatu haettua.',
    'Lomaketta ei voi näyttää, koska siinä on virhe.',
    'Lomaketta ei voi näyttää, koska selaimen tai sivuston suojausasetus estää sen.',
    'Yritä uudelleen. Jos se ei auta, välitä tämä tieto sivuston ylläpidolle:',
    'Yritä uudelleen',
    'Lomaketta ladataan.',
  ],
  sv: [
    'Formuläret kan inte visas, eftersom en del av det inte laddades.',
    'Formuläret kan inte visas, eftersom frågorna inte kunde hämtas.',
    'Formuläret kan inte visas, eftersom det finns ett fel i det.',
    'Formuläret kan inte visas, eftersom en säkerhetsinställning i webbläsaren eller på webbplatsen hindrar det.',
    'Försök igen. Om det inte hjälper, ge den här uppgiften till webbplatsens administratör:',
    'Försök igen',
    'Formuläret laddas.',
  ],
  en: [
    'The form cannot be shown because a part of it did not load.',
    'The form cannot be shown because its questions could not be fetched.',
    'The form cannot be shown because there is an error in it.',
    'The form cannot be shown because a security setting of the browser or the site prevents it.',
    'Try again. If that does not help, pass this on to the site’s administrator:',
    'Try again',
    'Loading the form.',
  ],
};
/** Which of the sentences; where none is named, the one about an error. */
const told: Partial<Record<FailureCode, number>> = {
  'wasm-missing': 0,
  'locale-unreachable': 0,
  'schema-unreachable': 1,
  'wasm-blocked': 3,
};

const wordsOf = (locale: string): readonly string[] => words[locale] ?? words['en']!;

/** What happened, in one sentence. */
export function sentence(failure: Failure, locale: string): string {
  return failure.told ?? wordsOf(locale)[told[failure.code] ?? 2]!;
}

/**
 * The failure as it stands in the place of the form: what happened, what to do, a button that tries again.
 *
 * @param download what is on the button for the answers, where there are any
 */
export function showFailure(failure: Failure, locale: string, download?: string): JsonMLElement {
  const [remedy, again] = wordsOf(locale).slice(-3);
  return [
    'div',
    { class: 'failure', part: 'failure', lang: locale in words ? locale : 'en' },
    ['div', { role: 'alert' }, ['p', {}, sentence(failure, locale)], ['p', {}, remedy!, ' ', ['code', {}, failure.message]]],
    ['button', { type: 'button', part: 'retry', 'data-edit': 'retry' }, again!],
    ...(download ? [['button', { type: 'button', part: 'outcome-action', 'data-edit': 'document' }, download] satisfies JsonMLElement] : []),
  ];
}

/** That the form takes its time, in one sentence. */
export function loading(locale: string): string {
  return wordsOf(locale).at(-1)!;
}

/** What stands in the place of a form that takes its time. */
export function showLoading(locale: string): JsonMLElement {
  return ['p', { class: 'note', role: 'status', lang: locale in words ? locale : 'en' }, loading(locale)];
}
