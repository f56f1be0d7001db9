/**
 * Where drafts are kept. A page may bring its own (`form.draftStore = …`), on a server for example; the form's own are
 * the device (IndexedDB) and the tab (sessionStorage).
 *
 * Keys say nothing of persons. Texts are JSON and hold what somebody has typed, but for what the checklist calls private.
 */
export interface DraftStore {
  /** The text kept under this key, if there is one. */
  load(key: string): Promise<string | null | undefined>;
  /**
   * Keeps a text; fulfilled when it will survive. `revision` grows by one with each save of a draft. A store that several
   * pages share rejects with an error whose `name` is `StaleDraftError` when it has that revision or a later one already.
   */
  save(key: string, text: string, revision: number): Promise<void>;
  /** Forgets what is kept under this key. */
  remove(key: string): Promise<void>;
}

/** Another tab has saved in between: what was to be saved is not what followed on that. */
export class StaleDraft extends Error {
  override readonly name = 'StaleDraftError';
}
