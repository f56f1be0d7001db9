import type { DocumentFacts } from './border.js';
import { dayOf } from './day.js';
import type { Envelope } from './envelope.js';

/** What is shown of an envelope besides its answers; `altered` when these are not those that were sealed. */
export function factsOf(envelope: Envelope | undefined, altered: boolean): DocumentFacts | null {
  if (!envelope) return null;
  const { dataschema, time, type, party, waitingfor, openpoints, reviewdate, changes, changedby, changereason } = envelope;
  const days = { date: dayOf(new Date(time)), today: dayOf(new Date()) };
  return { ...days, dataschema, type, party, waitingfor, openpoints, reviewdate, changes, changedby, changereason, altered };
}

/** Whether nothing more is expected of anybody. */
export function isFinished(envelope: Envelope | undefined): boolean {
  return !!envelope && !/\.(draft|waiting)$/.test(envelope.type);
}
