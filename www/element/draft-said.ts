import { json } from './json.js';

/**
 * Whether two drafts, as the engine writes them, say the same: the same answers, the same agreements. What was looked at and
 * who gave it is another matter, and so is the order of the keys.
 */
export function saysTheSame(one: string, other: string): boolean {
  try {
    return said(one) == said(other);
  } catch {
    // What cannot be read says something of its own.
    return false;
  }
}

function said(draft: string): string {
  const { answers, waiting, agreement } = JSON.parse(draft, plainly) as Record<string, unknown>;
  return json([answers, waiting, agreement]);
}

/** Objects in one order; numbers that JavaScript would round as they are written, where the browser says how. */
function plainly(_: string, value: unknown, written?: { source?: string }): unknown {
  if (typeof value == 'number') return (written?.source ?? '').length > 15 ? `# ${written!.source}` : value;
  if (!value || typeof value != 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
