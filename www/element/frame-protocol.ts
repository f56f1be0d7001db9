/** What a page and the form in a frame of it say to each other. */
import type { Refused, Stored } from './envelope.js';

/** The frame is there, and waits for a page that it knows. Said to anybody: it says nothing. */
export const here = 'sovitaan-here';

/** The page's answer, with a port: all that follows goes through it, and nobody else hears it. */
export interface Hello {
  readonly sovitaan: 'hello';
  /** The page stores the documents itself. */
  readonly takes: boolean;
  /** Properties of the form from the beginning. */
  readonly set: Settings;
}

/** The properties of a form that a page may set from outside of its frame. */
export type Settings = Partial<Record<(typeof settable)[number], unknown>>;
export const settable = ['lang', 'mode', 'subject', 'readOnly', 'disabled', 'value', 'submission', 'documents', 'parties', 'messages'] as const;

/** From the page. */
export type ToFrame = { readonly set: Settings } | Answer;

/** What has become of a document. */
export interface Answer {
  /** Which one: the number that it came with. */
  readonly answer: number;
  readonly stored?: Stored | undefined;
  readonly refused?: Refused | undefined;
  /** The host could not be reached: the same document comes again. */
  readonly unreached?: boolean;
}

/** From the frame. */
export type ToPage = { readonly height: number } | Told;

/** An event of the form. */
export interface Told {
  readonly event: string;
  readonly detail: unknown;
  /** Of a document: its exact text, and the number to answer with. */
  readonly text?: string;
  readonly number?: number;
}
