/**
 * Loaded where the page says which documents the host has: of what a form of the page has carried off, only the page that
 * comes next knows what became of it.
 */
import { takeFromDevice } from './device-store.js';
import { read } from './draft-record.js';
import { takeFromTab } from './tab-store.js';

/** Takes the drafts of these documents away, of all forms of this site: nothing is kept of what has been stored. */
export async function forgetStored(ids: string): Promise<void> {
  const stored = ids.split(' ');
  const isStored = (text: string): boolean => stored.includes(read(text)?.sealed?.id ?? '');
  takeFromTab(isStored);
  await takeFromDevice(isStored);
}
