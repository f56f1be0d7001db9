import { StaleDraft, type DraftStore } from './draft-store.js';

/** Drafts that survive a reload and go with the tab: what suits a computer that many use. */
export const tabStore: DraftStore = {
  // Async, so that what the browser throws is a rejection.
  async load(key) {
    return sessionStorage.getItem(key);
  },
  async save(key, text, revision) {
    // Another page of this tab may have gone on with it, while this one waited for the back button.
    const { revision: before } = JSON.parse(sessionStorage.getItem(key) ?? '{}') as { revision?: number };
    if (before && before >= revision) throw new StaleDraft();
    sessionStorage.setItem(key, text);
  },
  async remove(key) {
    sessionStorage.removeItem(key);
  },
};
