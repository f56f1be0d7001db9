/** What a page keeps of the forms on it, seen from outside the library. */
import { field } from './form.mjs';

/** Everything that is kept on the device: key to row. */
export const onDevice = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('sovitaan');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          if (!database.objectStoreNames.contains('drafts')) return resolve({}), database.close();
          const rows = {};
          database.transaction('drafts').objectStore('drafts').openCursor().onsuccess = ({ target: { result } }) => {
            if (!result) return resolve(rows), database.close();
            rows[result.key] = result.value;
            result.continue();
          };
        };
      }),
  );

/** Puts a row there. */
export const putOnDevice = (page, key, row) =>
  page.evaluate(
    ([key, row]) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('sovitaan', 1);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('drafts', 'readwrite');
          transaction.objectStore('drafts').put(row, key);
          transaction.oncomplete = () => resolve(opening.result.close());
          transaction.onabort = () => reject(transaction.error);
        };
      }),
    [key, row],
  );

/** Everything that is kept in the tab. */
export const inTab = (page) => page.evaluate(() => ({ ...sessionStorage }));

/** The kinds of store, as a page wants them: what is kept there, key to text, and how a text is put there. */
export const stores = {
  tab: {
    attributes: 'drafts="session"',
    texts: inTab,
    put: (page, key, text) => page.evaluate(([key, text]) => sessionStorage.setItem(key, text), [key, text]),
  },
  device: {
    attributes: 'drafts="local"',
    texts: async (page) => Object.fromEntries(Object.entries(await onDevice(page)).map(([key, { text }]) => [key, text])),
    // Of a row that is damaged its revision is not.
    put: async (page, key, text) => putOnDevice(page, key, { revision: 1, saved: Date.now(), days: 14, ...(await onDevice(page))[key], text }),
  },
};

/** What the form says of where the answers are. */
export const place = (form) => form.locator('[part=draft]');

/** Waits until something is saved. */
export async function saved(form) {
  await form.evaluate(
    (form) =>
      new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error('nothing was saved')), 30_000);
        const hear = ({ detail }) => {
          if (detail.state != 'saved') return;
          form.removeEventListener('sovitaan-draft', hear);
          resolve();
        };
        form.addEventListener('sovitaan-draft', hear);
      }),
  );
}

/** The small form on a page, ready. */
export async function open(page, address) {
  await page.goto(address);
  const form = page.locator('sovitaan-form');
  await form.evaluate((form) => form.ready);
  return form;
}

/** Types into a field of the small form, and waits until that is saved. */
export async function type(form, text, name = 'Paikka') {
  const done = saved(form);
  await field(form, name).fill(text);
  await done;
}
