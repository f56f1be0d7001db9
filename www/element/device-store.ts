import { StaleDraft, type DraftStore } from './draft-store.js';

/** What is in the database beside a draft's text. */
interface Row {
  readonly text: string;
  readonly revision: number;
  /** When it was saved: milliseconds since 1970, by this device's clock. */
  readonly saved: number;
  /** For how many days after that it is kept. */
  readonly days: number;
}

const table = 'drafts';
const day = 86_400_000;

let opening: Promise<IDBDatabase> | undefined;
let swept = false;

/** Drafts that survive a crash of the browser, for so many days. */
export class DeviceStore implements DraftStore {
  /** @param days for how many days after the last change a draft is kept */
  constructor(readonly days: number) {}

  /** @inheritdoc */
  async load(key: string): Promise<string | undefined> {
    if (!swept) await sweep();
    swept = true;
    return transact<string | undefined>('readonly', (rows, give) => {
      rows.get(key).onsuccess = ({ target }) => give((target as IDBRequest<Row | undefined>).result?.text);
    });
  }

  /** @inheritdoc */
  save(key: string, text: string, revision: number): Promise<void> {
    const row: Row = { text, revision, saved: Date.now(), days: this.days };
    // Looked at and written in one transaction: no other tab comes in between.
    return transact('readwrite', (rows, _, refuse) => {
      rows.get(key).onsuccess = ({ target }) => {
        const { result } = target as IDBRequest<Row | undefined>;
        if (result && result.revision >= revision) refuse(new StaleDraft());
        else rows.put(row, key);
      };
    });
  }

  /** @inheritdoc */
  remove(key: string): Promise<void> {
    return transact('readwrite', (rows) => void rows.delete(key));
  }
}

/**
 * Does `work` in a transaction; fulfilled when it is complete, and not before: until then a crash may undo it.
 * `durability` stays relaxed: what the operating system has been given survives the browser.
 */
async function transact<T>(
  mode: IDBTransactionMode,
  work: (rows: IDBObjectStore, give: (result: T) => void, refuse: (error: Error) => void) => void,
): Promise<T> {
  let transaction: IDBTransaction;
  try {
    transaction = (await open()).transaction(table, mode);
  } catch (error) {
    // A browser under pressure closes databases behind one's back. Once more, from the start.
    if ((error as Error).name != 'InvalidStateError') throw error;
    opening = undefined;
    transaction = (await open()).transaction(table, mode);
  }
  return new Promise((resolve, reject) => {
    let result: T;
    let refusal: Error | undefined;
    transaction.oncomplete = () => resolve(result);
    transaction.onabort = () => reject(refusal ?? transaction.error ?? new DOMException('', 'AbortError'));
    work(
      transaction.objectStore(table),
      (given) => (result = given),
      (error) => {
        refusal = error;
        transaction.abort();
      },
    );
  });
}

function open(): Promise<IDBDatabase> {
  if (!opening) {
    const made = new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('sovitaan', 1);
      request.onupgradeneeded = () => request.result.createObjectStore(table);
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const database = request.result;
        const forget = (): void => {
          if (opening == made) opening = undefined;
        };
        database.onclose = forget;
        // Another version of the library, or the person deleting what the site keeps: neither waits for this page.
        database.onversionchange = () => (database.close(), forget());
        resolve(database);
      };
    });
    opening = made;
    made.catch(() => {
      if (opening == made) opening = undefined;
    });
  }
  return opening;
}

/** Forgets, of all forms of this site, what has been kept as long as it was to be kept. */
function sweep(): Promise<void> {
  const now = Date.now();
  return each(({ saved, days, ...rest }, cursor) => {
    if (now - saved > days * day) cursor.delete();
    // The clock was ahead when it was saved: its days begin now.
    else if (saved - now > day) cursor.update({ ...rest, saved: now, days });
  });
}

/** Takes every draft away that `goes` says so of. */
export function takeFromDevice(goes: (text: string) => boolean): Promise<void> {
  return each(({ text }, cursor) => goes(text) && cursor.delete());
}

/** Sees to every row, in one transaction. */
function each(work: (row: Row, cursor: IDBCursorWithValue) => void): Promise<void> {
  return transact('readwrite', (rows) => {
    rows.openCursor().onsuccess = ({ target }) => {
      const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
      if (!cursor) return;
      work(cursor.value as Row, cursor);
      cursor.continue();
    };
  });
}
