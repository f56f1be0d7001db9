import { download } from './download.js';
import type { Envelope } from './envelope.js';
import { json } from './json.js';
import type { Session } from './session.js';

/**
 * Gives a document's day of review to the person's calendar, as a file. The judge has arrived. All documents of a chain
 * have one entry, which moves with the day.
 */
export function remind(session: Session, { id, chainid, chainindex, time, reviewdate: date }: Envelope): void {
  const [title = ''] = JSON.parse(session.ask((engine) => engine.titles('[""]')) ?? '[]') as string[];
  const summary = (session.words['reminder.summary'] ?? '{title}').replace('{title}', () => title);
  const entry = { first: chainid ?? id, sequence: chainindex ?? 0, time, date, summary };
  const file = session.judge.chunk!.calendar(json(entry));
  if (file) download(`sovitaan-${date}.ics`, 'text/calendar', file);
}
