import type { Form } from './draft-form.js';
import type { DraftRecord, Kept as Sealed } from './draft-record.js';
import type { DraftStore } from './draft-store.js';
import type { Drafts } from './drafts.js';
import { checklistOf } from './engine.js';
import { json } from './json.js';
import type { Origin } from './origin.js';
import type { Session } from './session.js';
import type { Envelope } from './envelope.js';
import { version } from './version.js';

/** The element, as far as its drafts go. */
export interface Keeper {
  readonly localName: string;
  readonly src: string;
  readonly mode: string;
  readonly drafts: string;
  readonly draftDays: number;
  readonly draftStore: DraftStore | undefined;
  readonly subject: string;
  readonly name: string;
  readonly apart: boolean;
  readonly readOnly: boolean;
  readonly disabled: boolean;
  readonly parties: readonly { name: string }[];
}

/** What is asked. */
export interface Questions {
  /** The checklist's text. */
  readonly schema: string;
  /** The text of the documents that it refers to. */
  readonly documents: string;
}

/** A form's draft, and what is kept of it so far. */
interface Kept {
  readonly drafts: Drafts;
  readonly found: DraftRecord | undefined;
}

/** What the element lends to its drafts, besides what its session says. */
export interface Lent extends Pick<Form, 'follow' | 'reset' | 'send' | 'tell'> {
  /** The form at work; one that is reset has another. */
  session(): Session | undefined;
  readonly origin: Origin;
  /** What was sealed before the page was left. */
  take(kept: Sealed): void;
  /** The settings may be others now. */
  configure(): void;
  /** The chunk cannot be had. */
  missing(error: unknown): void;
}

/** Whether anything is kept of what is typed here. */
export function keeps({ mode, drafts, readOnly, disabled }: Keeper): boolean {
  return drafts != 'off' && mode != 'view' && mode != 'compare' && !readOnly && !disabled;
}

/** What one element keeps of what is typed: the draft of the form that it is just now. */
export class Keeping {
  /** The draft; on its way at first, and none where nothing is kept. */
  drafts: Drafts | undefined;
  readonly #element: Keeper;
  readonly #lent: Lent;
  /** The answers that the page has given last. */
  #given = '';
  /** Something has been typed since the page gave answers. */
  #typed = false;
  /** Which draft is wanted, and where: while this is the same, so is the draft. */
  #wish = '';
  #brought: Kept | undefined;
  /** The one before: it knows what it has kept. */
  #last: Drafts | undefined;
  /** Grows when what is being brought is not wanted any more. */
  #turn = 0;

  constructor(element: Keeper, lent: Lent) {
    this.#element = element;
    this.#lent = lent;
  }

  /** The page has given these answers. */
  given(text: string): void {
    this.#given = text;
    this.#typed = false;
    this.drafts?.given(text);
  }

  /** The person has typed. */
  typed(): void {
    this.#typed = true;
    this.drafts?.changed();
  }

  /** The host has what was typed: `drafts` is what it was kept in. */
  async stored(drafts: Drafts | undefined): Promise<void> {
    if (drafts == this.drafts) this.#typed = false;
    await drafts?.forget();
  }

  /** Brings what is kept, before there is a form; without it there is one all the same. The engine is to be there. */
  async bring(questions: Questions): Promise<void> {
    this.stop();
    const turn = this.#turn;
    this.#wish = this.#wanted;
    if (!keeps(this.#element)) return;
    try {
      const kept = await this.#bring(questions);
      // Nobody waits for it any more.
      if (turn != this.#turn) kept.drafts.stop();
      else this.#brought = kept;
    } catch (error) {
      this.#lent.missing(error);
    }
  }

  /**
   * The form is there: goes on from what was brought, and says so; from now on what is typed is kept.
   *
   * @param goesOn the form has all that it had before: what it has kept itself is no other draft
   */
  begin(goesOn: boolean): void {
    const { session, origin, take, configure, missing: _, ...rest } = this.#lent;
    const kept = this.#brought;
    const now = session();
    this.#brought = undefined;
    if (!kept || !now) return now?.keep({ code: codeWithout(this.#element) });
    this.drafts = kept.drafts;
    const form: Form = {
      ...rest,
      answers: () => session()?.answers() ?? '{}',
      draft: () => session()?.ask((engine) => engine.draft()),
      place: () => session()?.place(),
      goTo: (place) => session()?.goTo(place),
      say: (keeping) => session()?.keep(keeping),
      earlier: () => origin.stored,
      resume: ({ draft, earlier, sealed }, exact) => {
        if (earlier) origin.stored = earlier;
        if (sealed) take(sealed);
        session()?.resume(draft, exact);
        configure();
      },
    };
    const isOwn = goesOn && !!kept.found && !!this.#last?.knows(kept.found);
    kept.drafts.begin(form, kept.found, isOwn ? 'own' : this.#typed ? 'typed' : 'given');
  }

  /** The page may want another draft for what is there, or none: it is another case, another person, another place. */
  async renew(session: Session): Promise<void> {
    if (this.#wanted == this.#wish) return;
    this.#wish = this.#wanted;
    this.#lent.follow(false);
    if (this.#element.drafts == 'off') await this.drafts?.forgetAll();
    await this.bring(session);
    if (session == this.#lent.session() && !this.drafts) this.begin(true);
  }

  /** The form goes, or none has come of it. */
  stop(): void {
    this.#turn++;
    this.#brought?.drafts.stop();
    this.drafts?.stop();
    this.#last = this.drafts ?? this.#last;
    this.#brought = this.drafts = undefined;
  }

  /** The id of the document that the page has opened. */
  get #opened(): string {
    const { opened } = this.#lent.origin;
    return opened ? (JSON.parse(opened) as Envelope).id : '';
  }

  get #wanted(): string {
    const { drafts, draftDays, subject, name, apart, parties } = this.#element;
    return json([keeps(this.#element), drafts, draftDays, subject, name, apart, parties, this.#opened]);
  }

  async #bring({ schema, documents }: Questions): Promise<Kept> {
    const { Drafts, hash, identityOf } = await import('./drafts.js');
    const { localName: tag, src, subject, name, apart, drafts, draftStore, draftDays } = this.#element;
    const parties = this.#element.parties.map((party) => party.name);
    const checklist = checklistOf(idOf(schema)) || src || schema;
    const made = new Drafts({
      form: identityOf({ checklist, tag, subject, name, submission: this.#opened, parties, apart }),
      questions: hash(`${version} ${schema} ${documents}`),
      given: hash(this.#given),
      store: draftStore ?? (drafts == 'local' ? 'device' : 'tab'),
      days: draftDays,
    });
    return { drafts: made, found: await made.load() };
  }
}

/** What is said where nothing is kept: that it is not, unless nothing can be typed either. */
function codeWithout(element: Keeper): 'off' | 'failed' | '' {
  return keeps(element) ? 'failed' : element.drafts == 'off' ? 'off' : '';
}

/** The checklist's `$id`, or nothing. */
function idOf(schema: string): string {
  try {
    return `${(JSON.parse(schema) as { $id?: unknown }).$id ?? ''}`;
  } catch {
    // No form comes of it either, and that says why.
    return '';
  }
}
