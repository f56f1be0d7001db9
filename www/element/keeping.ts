import type { Envelope } from './envelope.js';
import type { DraftStore } from './draft-store.js';
import type { Drafts, Form } from './drafts.js';
import type { Session } from './session.js';
import type { DraftRecord } from './draft-record.js';
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
  readonly submission: Envelope | undefined;
  readonly parties: readonly { name: string }[];
}

/** A form's draft, and what is kept of it so far. */
export interface Kept {
  readonly drafts: Drafts;
  readonly found: DraftRecord | undefined;
}

/** Whether anything is kept of what is typed here. */
export function keeps({ mode, drafts, readOnly, disabled }: Keeper): boolean {
  return drafts != 'off' && mode != 'view' && mode != 'compare' && !readOnly && !disabled;
}

/**
 * Brings what is kept of a form. The chunk comes while wasm and checklist do.
 *
 * @param questions resolves with the checklist's text and that of the documents that it refers to
 * @param given the answers that the page has given
 */
export async function bring(
  keeper: Keeper,
  questions: Promise<{ schema: string | undefined; documents: string }>,
  given: string,
): Promise<Kept | undefined> {
  const [chunk, { schema, documents }] = await Promise.all([import('./drafts.js'), questions]);
  if (schema == undefined) return undefined;
  const { localName: tag, src, subject, name, apart } = keeper;
  const parties = keeper.parties.map((party) => party.name);
  const submission = keeper.submission?.id ?? '';
  let form;
  try {
    form = chunk.identityOf({ schema, src, tag, subject, name, submission, parties, apart });
  } catch {
    // No form comes of it either, and that says why.
    return undefined;
  }
  const drafts = new chunk.Drafts({
    form,
    questions: chunk.hash(`${version} ${schema} ${documents}`),
    given: chunk.hash(given),
    store: keeper.draftStore ?? (keeper.drafts == 'local' ? 'device' : 'tab'),
    days: keeper.draftDays,
  });
  return { drafts, found: await drafts.load() };
}

/** What a form lends to its draft. A form that is reset has another session. */
export function lend(session: () => Session | undefined, rest: Omit<Form, 'answers' | 'draft' | 'place' | 'goTo'>): Form {
  return {
    ...rest,
    answers: () => session()?.answers() ?? '{}',
    draft: () => session()?.ask((engine) => engine.draft()),
    place: () => session()?.place(),
    goTo: (place) => session()?.goTo(place),
  };
}
