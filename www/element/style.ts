import agree from './agree.css';
import controls from './controls.css';
import frame from './frame.css';
import layout from './layout.css';
import read from './read.css';
import base from './style.css';
import table from './table.css';

/** The later ones build on the earlier ones. */
const css = [base, controls, frame, read, layout, table, agree].join('');

const sheets = new WeakMap<Document, CSSStyleSheet>();

/**
 * The form's style sheet for a document, made once for each. Constructed, never a `<style>` element: a
 * `style-src 'self'` would ignore that. A sheet belongs to its document, so an element that is moved into
 * another one (an iframe) asks again.
 */
export function sheet(document: Document): CSSStyleSheet {
  let made = sheets.get(document);
  if (!made) {
    made = sheetOf(document, css);
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
