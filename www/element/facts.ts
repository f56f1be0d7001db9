import type { DocumentFacts } from './border.js';
import type { Envelope } from './envelope.js';

/** The day of a moment, where the person is: ISO 8601. */
function dayOf(date: Date): string | undefined {
  const two = (number: number): string => `${number}`.padStart(2, '0');
  return isNaN(+date) ? undefined : `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** What is shown of an envelope besides its answers. */
export function factsOf(envelope: Envelope | undefined): DocumentFacts | null {
  if (!envelope) return null;
  const { dataschema, time, type, party, waitingfor, openpoints, reviewdate, changes, changedby, changereason } = envelope;
  const days = { date: dayOf(new Date(time)), today: dayOf(new Date()) };
  return { ...days, dataschema, type, party, waitingfor, openpoints, reviewdate, changes, changedby, changereason };
}

/** Whether nothing more is expected of anybody. */
export function isFinished(envelope: Envelope | undefined): boolean {
  return !!envelope && !/\.(draft|waiting)$/.test(envelope.type);
}
