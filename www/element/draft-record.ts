import { hash } from './hash.js';
import { json } from './json.js';
import type { Sealed } from './submit.js';

/** A draft as it is kept. */
export interface DraftRecord {
  /** Grows when an older library could not read it. */
  readonly format: 1;
  /** Which form's it is: {@link identityOf}. */
  readonly form: string;
  /** The exact questions: only over these can what stands behind the answers be read. */
  readonly questions: string;
  /** The answers that the page had given when it was begun. */
  readonly given: string;
  /** Grows by one each time it is saved. */
  readonly revision: number;
  /** When it was saved (RFC 3339). */
  readonly savedAt: string;
  /** All that was typed, as the engine says it: text, because JSON read here loses digits. */
  readonly draft: string;
  /** Where somebody was writing. */
  readonly place?: Place | undefined;
  /** The document that the answers go on from, where the page had not given it. */
  readonly earlier?: string | undefined;
  /** What was on its way to the host. */
  readonly sealed?: Kept | undefined;
}

/** A control, in the form's terms: its pointer, and what kind of edit it makes. */
export type Place = readonly [pointer: string, kind: string];

/** An envelope on its way: {@link Sealed}, but for the checklist, which is the form's. */
export type Kept = Omit<Sealed, 'schema'> & { readonly unfinished: boolean };

/** What a form is told from others by. */
export interface Identity {
  /** Which checklist, whatever its version: its `$id` without it, else its address, else its text. */
  readonly checklist: string;
  /** The page's own case id. */
  readonly subject: string;
  /** The element's tag: two versions of the library on one page have two. */
  readonly tag: string;
  /** The element's name. */
  readonly name: string;
  /** The document that the page has opened, by its id. */
  readonly submission: string;
  /** Who is at the keyboard. */
  readonly parties: readonly string[];
  /** One of them answers alone. */
  readonly apart: boolean;
}

/**
 * Tells forms apart by one text that says nothing of persons. Two versions of a checklist are one form: what was begun in
 * the old one goes on in the new one.
 */
export function identityOf({ checklist, tag, subject, name, submission, parties, apart }: Identity): string {
  return hash(json([checklist, tag, subject, name, submission, parties, apart]));
}

/** Reads a record; `undefined` when it is none that this library understands. */
export function read(text: string): DraftRecord | undefined {
  try {
    const record = JSON.parse(text) as DraftRecord;
    const isText = [record.form, record.questions, record.given, record.savedAt, record.draft].every((part) => typeof part == 'string');
    return record.format == 1 && isText && Number.isInteger(record.revision) ? record : undefined;
  } catch {
    return undefined;
  }
}
