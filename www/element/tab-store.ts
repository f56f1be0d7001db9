import { StaleDraft, type DraftStore } from './draft-store.js';

/** Drafts that survive a reload and go with the tab: what suits a computer that many use. */
export const tabStore: DraftStore = {
  // Async, so that what the browser throws is a rejection.
  async load(key) {
    return sessionStorage.getItem(key);
  },
  async save(key, text, revision) {
    // Another page of this tab may have gone on with it, while this one waited for the back button.
    if (revisionOf(sessionStorage.getItem(key)) >= revision) throw new StaleDraft();
    sessionStorage.setItem(key, text);
  },
  async remove(key) {
    sessionStorage.removeItem(key);
  },
};

/** Takes every draft away that `goes` says so of. */
export function takeFromTab(goes: (text: string) => boolean): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith('sovitaan:') && goes(sessionStorage.getItem(key)!)) sessionStorage.removeItem(key);
}

/** Of a text that cannot be read it is 0: who writes over it has looked at it. */
function revisionOf(text: string | null): number {
  try {
    return (JSON.parse(text ?? '') as { revision?: number } | null)?.revision ?? 0;
  } catch {
    return 0;
  }
}
