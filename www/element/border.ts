/**
 * What crosses the border between this element and the Rust engine: JSON text both ways.
 * These types describe that text; nothing here runs.
 */

/** An element as plain data: text, or `[tag, attributes, …children]`. */
export type JsonML = string | JsonMLElement;

/** The element half of {@link JsonML}. The attributes are always there, even when empty. */
export type JsonMLElement = [tag: string, attributes: Attributes, ...children: JsonML[]];

/** Attributes by name (`true` is present and empty); a name that starts with "." is a DOM property. */
export type Attributes = Record<string, string | boolean>;

/** What the person did, as the engine is told. `at` is a JSON Pointer into the instance. */
export type Edit =
  /** `pause`: it is not part of what was typed just before, and is undone without it. */
  | { kind: 'type'; at: string; text: string; pause?: true | undefined }
  | { kind: 'choose'; at: string; choice: number | null }
  | { kind: 'toggle'; at: string; choice: number; on: boolean }
  | { kind: 'attach'; at: string; size: number; data: string }
  | { kind: 'pick'; at: string; pick: number; choice: number; on: boolean }
  | { kind: 'name'; at: string; name: string }
  | { kind: 'leave' | 'remove' | 'clear' | 'undo' | 'redo'; at: string }
  | { kind: 'add'; at: string; map: number }
  | { kind: 'move'; at: string; by: -1 | 1 }
  | { kind: 'acknowledge'; at: string; name: string; role: string; time: string; digest: string }
  | { kind: 'withdraw'; at: string; name: string }
  | { kind: 'account'; at: string; part: string; text: string; pause?: true | undefined };

/** An answer that is different now; `value` is absent when there is no answer any more. */
export interface Change {
  /** JSON Pointer into the instance. */
  readonly pointer: string;
  /** The new answer. */
  readonly value?: unknown;
}

/** What the engine wants done after an edit, a verdict or an outcome. */
export interface Update {
  /** The element with this id looks like this now. */
  readonly patches?: [id: string, element: JsonMLElement][];
  /** Answers that are different now. */
  readonly changes?: Change[];
  /** What the validator is to judge again: JSON text that this side passes on unread, so that no number loses a digit. */
  readonly judge?: string;
  /** What only the validator can say of conditions and alternatives: JSON text, passed on unread likewise. */
  readonly asks?: string;
  /** Where the focus goes. */
  readonly focus?: string;
  /** What is said aloud. */
  readonly announce?: string;
  /** The answer to `attempt`. */
  readonly verdict?: 'valid' | 'invalid' | 'unknown';
}

/** An answer breaks an assertion of the schema. */
export interface Violation {
  /** JSON Pointer into the instance. */
  readonly pointer: string;
  /** JSON Pointer into the schema. */
  readonly schemaPointer: string;
  /** The keyword that says no. */
  readonly keyword: string;
  /** What the keyword demands, where that is one plain value. */
  readonly limit?: unknown;
  /** The sentence that the person reads, in the form's language. */
  readonly message: string;
}

/** A remark to the checklist's author. */
export interface Diagnostic {
  /** What it is about: `missing-reference`, `untitled`, `too-many`, `too-deep` */
  readonly code: string;
  /** JSON Pointer into the instance: where the part would stand. */
  readonly pointer: string;
  /** The keyword or reference concerned. */
  readonly subject: string;
}

/** How many of the questions that apply have an answer. */
export interface Progress {
  /** Questions with an answer. */
  readonly answered: number;
  /** Questions that apply. */
  readonly total: number;
}

/** Something that the host's server has against one answer. */
export interface Problem {
  /** JSON Pointer into the instance. */
  readonly pointer: string;
  /** What is wrong, in words for the person. */
  readonly message: string;
}

/** What became of a submission, as the engine shows it. */
export interface Outcome {
  /** The place in the flow. */
  readonly state: 'idle' | 'checking' | 'submitting' | 'waiting' | 'stored' | 'refused' | 'unreachable' | 'failed';
  /** Which sentence of the catalogue (`outcome.<code>`); without it, `outcome.<state>`. */
  readonly code?: string | undefined;
  /** The host's own words, shown after the sentence. */
  readonly message?: string | undefined;
  /** What the host has against single answers. */
  readonly problems?: readonly Problem[] | undefined;
}

/** Where the answers are until the host has them. */
export interface Keeping {
  /** Which sentence of the catalogue (`keeping.<code>`); empty while there is nothing to say. */
  readonly code:
    | ''
    | 'off'
    | 'tab'
    | 'device'
    | 'host'
    | 'resumed'
    | 'offered'
    | 'removing'
    | 'removing-offered'
    | 'removed'
    | 'elsewhere'
    | 'shared'
    | 'conflict'
    | 'full'
    | 'forbidden'
    | 'failed'
    | 'unreadable';
  /** When it was saved, where the person is: ISO 8601. */
  readonly date?: string | undefined;
  /** The time of that day: `14:02`. */
  readonly time?: string | undefined;
  /** Today. */
  readonly today?: string | undefined;
  /** The last day on which it is kept. */
  readonly until?: string | undefined;
}

/** A catalogue of one locale: message id to text. */
export type Catalogue = Readonly<Record<string, string>>;

/** What the engine is configured with, at the start and whenever the page changes its mind. */
export interface Options {
  /** The catalogue's language tag. */
  readonly locale: string;
  /** The words. */
  readonly catalogue: Catalogue;
  /** To fill in or to read. */
  readonly mode: 'fill' | 'view';
  /** The level of the form's own title, 1 to 6. */
  readonly headingLevel: number;
  /** Answers can be read and copied, not changed. */
  readonly readonly: boolean;
  /** Answers cannot be changed or reached. */
  readonly disabled: boolean;
  /** What the ids of this form's elements start with. */
  readonly prefix: string;
  /** The document that is read: what its envelope says; `null` where there is none. */
  readonly document: DocumentFacts | null;
  /** Who is at the keyboard, as far as the page knows. */
  readonly parties: readonly Party[];
  /** What has to be said beside the answers: of a change, or of who answers alone. */
  readonly account: 'change' | 'apart' | null;
}

/** Someone who is at the keyboard. */
export interface Party {
  /** The name, as it is written into an acknowledgement. */
  readonly name: string;
  /** The role: one of the checklist's where it names them. */
  readonly role?: string;
}

/** What an envelope says of a document besides its answers; the attributes' names. */
export interface DocumentFacts {
  /** The `$id` of the checklist that it was made with. */
  readonly dataschema?: unknown;
  /** The day on which it was sealed, where the person is: ISO 8601. */
  readonly date?: string | undefined;
  /** Today, likewise. */
  readonly today?: string | undefined;
  readonly type?: unknown;
  readonly party?: unknown;
  readonly waitingfor?: unknown;
  readonly openpoints?: unknown;
  readonly reviewdate?: unknown;
  readonly changes?: unknown;
  readonly changedby?: unknown;
  readonly changereason?: unknown;
  /** Its answers are not those that were sealed. */
  readonly altered?: boolean;
}
