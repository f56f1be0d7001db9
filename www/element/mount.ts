import { define } from './define.js';
import type { SovitaanForm } from './element.js';

/** What a form is made with: its attributes, as properties, and the properties that are none. */
export type MountOptions = { -readonly [Name in Settable]?: SovitaanForm[Name] | undefined } & {
  /** Another tag than `sovitaan-form`. */
  readonly tag?: string;
};

type Settable =
  | 'src' | 'lang' | 'mode' | 'action' | 'drafts' | 'draftDays' | 'name' | 'csrf' | 'credentials' | 'subject' | 'stored' | 'apart'
  | 'headingLevel' | 'readOnly' | 'required' | 'disabled' | 'schema' | 'schemas' | 'messages' | 'value' | 'submission'
  | 'documents' | 'relation' | 'parties' | 'draftStore' | 'headers';

/** The element's attributes that may be said of the place as `data-…`. */
const told = [
  'src', 'lang', 'mode', 'action', 'drafts', 'draft-days', 'name', 'csrf', 'credentials', 'subject', 'stored', 'apart',
  'heading-level', 'readonly', 'required', 'disabled',
] as const;

/**
 * Puts a form into any element, in the place of what stands there: for portals whose editors strip tags that they do not
 * know. What the element says as `data-src`, `data-lang` … is the form's `src`, `lang` …; `options` come after.
 *
 * @returns the form, to listen to
 */
export function mount(place: Element, { tag = 'sovitaan-form', ...options }: MountOptions = {}): SovitaanForm {
  define(tag);
  const form = document.createElement(tag) as SovitaanForm;
  for (const name of told) {
    const said = place.getAttribute(`data-${name}`);
    if (said != null) form.setAttribute(name, said);
  }
  for (const [name, value] of Object.entries(options)) if (value !== undefined) Reflect.set(form, name, value);
  place.replaceChildren(form);
  return form;
}

/** Puts a form into every element with `data-sovitaan` that has none yet; again after the page has changed. */
export function mountAll(root: ParentNode = document, options: MountOptions = {}): SovitaanForm[] {
  const { tag = 'sovitaan-form' } = options;
  const places = [...root.querySelectorAll('[data-sovitaan]')].filter((place) => place.firstElementChild?.localName != tag);
  return places.map((place) => mount(place, options));
}
