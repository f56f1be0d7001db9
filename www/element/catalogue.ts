import type { Catalogue } from './border.js';
import { Failure, getText } from './failure.js';
import { once } from './once.js';

/** The words that are there already, or on their way, by address. */
export const catalogues = new Map<string, Promise<Catalogue>>();

/**
 * The language of a form: the closest `lang` of the element and its ancestors, else the browser's languages in
 * their order; each with its fallbacks (sv-FI, then sv), English when none of them is known.
 */
export function localeOf(element: Element, known: readonly string[]): string {
  for (const tag of [closestLang(element), ...navigator.languages])
    for (let rest = tag; rest; rest = rest.replace(/-?[^-]*$/, '')) {
      const found = known.find((locale) => locale.toLowerCase() == rest.toLowerCase());
      if (found) return found;
    }
  return 'en';
}

/** Also out of the shadow roots that the element may stand in. */
function closestLang(element: Element): string {
  for (let node: Node | null = element; node; node = node.parentNode ?? (node as ShadowRoot).host ?? null)
    if ((node as HTMLElement).lang) return (node as HTMLElement).lang;
  return '';
}

/** Where the words of a locale are: written so that bundlers take the files along. */
export function urlOf(locale: string): string {
  return new URL(`./locales/${locale}.json`, import.meta.url).href;
}

/** The words of a locale, fetched once per page. */
export function catalogueOf(locale: string): Promise<Catalogue> {
  const url = urlOf(locale);
  return once(catalogues, url, () => fetchCatalogue(url));
}

async function fetchCatalogue(url: string): Promise<Catalogue> {
  const text = await getText(url, 'locale-unreachable');
  try {
    return JSON.parse(text) as Catalogue;
  } catch (error) {
    throw new Failure('locale-unreachable', `${url} ${error}`);
  }
}
