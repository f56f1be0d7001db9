import type { DocumentFacts } from './border.js';
import { dayOf } from './day.js';
import type { Envelope } from './envelope.js';

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
