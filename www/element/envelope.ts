import type { Problem } from './border.js';

/** One completed form: a CloudEvents 1.0 event in structured JSON. */
export interface Envelope {
  /** Always "1.0". */
  readonly specversion: '1.0';
  /** The same over every retry of the same answers. */
  readonly id: string;
  /** The page's origin. */
  readonly source: string;
  /** How far it has come: "fi.sovitaan.submission." and `draft`, `waiting`, `completed`, `agreed` or `agreed-with-open-points`. */
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
  /** Who answered alone. */
  readonly party?: string;
  /** Who has not agreed yet, by name, separated by "; ". */
  readonly waitingfor?: string;
  /** How many points were left open. */
  readonly openpoints?: number;
  /** When somebody means to come back to it: ISO 8601. */
  readonly reviewdate?: string;
  /** The ids of the documents that were settled in this one, separated by spaces. */
  readonly settles?: string;
  /** What it is to an earlier document. */
  readonly relation?: RelationKind;
  /** The id of the earlier document. */
  readonly relatesto?: string;
  /** The digest of the earlier document's own attributes. */
  readonly relateddigest?: string;
  /** The id of the first document of the chain. */
  readonly chainid?: string;
  /** How many documents of the chain come before this one. */
  readonly chainindex?: number;
  /** What is different from the earlier document: a JSON Patch (RFC 6902) as text. */
  readonly changes?: string;
  /** The titles of the questions that were changed, separated by "; ". */
  readonly changed?: string;
  /** Who changed it. */
  readonly changedby?: string;
  /** Why. */
  readonly changereason?: string;
  /** The answers. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Other CloudEvents attributes. */
  readonly [attribute: string]: unknown;
}

/** What a document is to an earlier one: `replaces` one that was not finished, `amends` one that was, or holds beside it. */
export type RelationKind = 'amends' | 'replaces' | 'appends';

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

/** The first document of a chain that is not what it was, or is not what the one before it leads to. */
export interface Break {
  /** Which, from 0. */
  readonly index: number;
  /** Its id, where it can be read. */
  readonly id?: string;
  /** The kind of flaw: `altered` (other answers than those that were sealed), `not-json`, `malformed`, `unacknowledged`,
   * `beginning`, `unrelated`, `former-altered`, `unapplied`, `other-answers`. */
  readonly code: string;
  /** What is wrong with it, in English: for a log. */
  readonly message: string;
}
