import type { Problem } from './border.js';

/** One completed form: a CloudEvents 1.0 event in structured JSON. */
export interface Envelope {
  /** Always "1.0". */
  readonly specversion: '1.0';
  /** The same over every retry of the same answers. */
  readonly id: string;
  /** The page's origin. */
  readonly source: string;
  /** What happened: "fi.sovitaan.submission.completed". */
  readonly type: string;
  /** RFC 3339. */
  readonly time: string;
  /** The host's own case id, from the attribute `subject`. */
  readonly subject?: string;
  /** The checklist's `$id`. */
  readonly dataschema: string;
  /** The language in which the form was filled in. */
  readonly locale: string;
  /** "sha-256-" and 64 hexadecimal digits, over the canonical (RFC 8785) data. */
  readonly datadigest: string;
  /** The same over the checklist. */
  readonly schemadigest: string;
  /** The answers. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Other CloudEvents attributes. */
  readonly [attribute: string]: unknown;
}

/** What a host may say when it has stored a submission. */
export interface Stored {
  /** Where the stored document is. */
  readonly location?: string;
}

/** What a host rejects with when it does not store a submission; an `Error` does as well. */
export interface Refused {
  /** The host's own words, shown to the person. */
  readonly message?: string;
  /** What is wrong with single answers. */
  readonly problems?: readonly Problem[];
}

/** What became of a submission. `detail` of `sovitaan-stored`. */
export interface Receipt {
  /** The envelope's id. */
  readonly id: string;
  /** Where the host says that the document is. */
  readonly location?: string | undefined;
}
