/**
 * JSON text of a plain value. `JSON.stringify` asks every object for `toJSON`, which pages with libraries
 * of 2008 have patched into `Array.prototype`; this asks only for what the value holds.
 *
 * ```ts
 * json({ kind: 'choose', at: '/a', choice: null }); // '{"kind":"choose","at":"/a","choice":null}'
 * ```
 */
export function json(value: unknown): string {
  if (Array.isArray(value)) return `[${Array.from(value, json).join()}]`;
  if (value && typeof value == 'object') {
    const members = Object.entries(value).filter(([, member]) => member !== undefined && typeof member != 'function');
    return `{${members.map(([name, member]) => `${string(name)}:${json(member)}`).join()}}`;
  }
  if (typeof value == 'string') return string(value);
  return JSON.stringify(value) ?? 'null';
}

/** Half of a character that takes two units is no text, and would not be read on the other side. */
function string(value: string): string {
  return JSON.stringify(value.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/** The same, where text is taken as JSON already: it keeps the digits and the order that a JavaScript object loses. */
export function jsonText(value: unknown): string {
  return typeof value == 'string' ? value : json(value);
}
