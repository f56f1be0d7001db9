import layout from './layout.css';
import css from './style.css';

const sheets = new WeakMap<Document, CSSStyleSheet>();

/**
 * The form's style sheet for a document, made once for each. Constructed, never a `<style>` element: a
 * `style-src 'self'` would ignore that. A sheet belongs to its document, so an element that is moved into
 * another one (an iframe) asks again.
 */
export function sheet(document: Document): CSSStyleSheet {
  let made = sheets.get(document);
  if (!made) {
    made = sheetOf(document, css + layout);
    sheets.set(document, made);
  }
  return made;
}

/** A new style sheet with this text, fit for being adopted in this document. */
export function sheetOf(document: Document, text: string): CSSStyleSheet {
  const made = new (document.defaultView ?? window).CSSStyleSheet();
  made.replaceSync(text);
  return made;
}
