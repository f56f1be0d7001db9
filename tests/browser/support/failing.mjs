/**
 * Every call to the browser may fail. The calls of a page are counted, and one of them fails, in one of the ways that the
 * platform knows; ten journeys are made all the same.
 */
import assert from 'node:assert/strict';
import { listenTo } from './alarm.mjs';
import { place } from './drafts.mjs';
import { field } from './form.mjs';
import { send } from './host.mjs';

/** The ways in which each kind of call fails. */
export const ways = {
  open: ['SecurityError', 'throws', 'UnknownError', 'never'],
  transaction: ['InvalidStateError', 'closed'],
  get: ['DataError', 'aborts', 'never'],
  put: ['DataError', 'QuotaExceededError', 'aborts', 'never'],
  delete: ['DataError', 'aborts'],
  openCursor: ['DataError', 'aborts'],
  getItem: ['SecurityError'],
  setItem: ['SecurityError', 'QuotaExceededError'],
  removeItem: ['SecurityError'],
  locks: ['SecurityError', 'throws', 'never'],
  channel: ['throws'],
  postMessage: ['InvalidStateError'],
  random: ['throws'],
  fetch: ['TypeError', '503'],
  load: ['rejects', 'never'],
  save: ['rejects', 'never', 'QuotaExceededError'],
  remove: ['rejects', 'never'],
};

/** To be run in the page, before anything else: wraps the calls, and lets the n-th of this kind fail. */
export function wrap({ kind, nth, way }) {
  window.calls = {};
  const fails = (name) => {
    calls[name] = (calls[name] ?? 0) + 1;
    return name == kind && calls[name] == nth;
  };
  const error = () => (way == 'throws' ? new Error('a fault for the tests') : new DOMException('a fault for the tests', way));
  const never = () => new Promise(() => {});

  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...rest) {
    if (!fails('open')) return open.apply(this, rest);
    if (way == 'SecurityError' || way == 'throws') throw error();
    const request = new EventTarget();
    request.error = error();
    if (way == 'UnknownError') setTimeout(() => request.onerror?.(new Event('error')));
    return request;
  };
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...rest) {
    if (fails('transaction')) {
      if (way != 'closed') throw error();
      // As a browser under pressure does.
      this.close();
    }
    return transaction.apply(this, rest);
  };
  for (const name of ['get', 'put', 'delete', 'openCursor']) {
    const original = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function (...rest) {
      if (!fails(name)) return original.apply(this, rest);
      if (way == 'never') {
        // Neither this request nor its transaction ever comes to an end.
        Object.defineProperties(this.transaction, { oncomplete: { set() {} }, onabort: { set() {} } });
        this.transaction.abort();
        return {};
      }
      if (way == 'aborts' || way == 'QuotaExceededError') {
        const { transaction } = this;
        Object.defineProperty(transaction, 'error', { value: way == 'aborts' ? null : error() });
        queueMicrotask(() => transaction.abort());
        return original.apply(this, rest);
      }
      throw error();
    };
  }
  for (const name of ['getItem', 'setItem', 'removeItem']) {
    const original = Storage.prototype[name];
    Storage.prototype[name] = function (...rest) {
      if (fails(name)) throw error();
      return original.apply(this, rest);
    };
  }
  const request = LockManager.prototype.request;
  LockManager.prototype.request = function (...rest) {
    if (!fails('locks')) return request.apply(this, rest);
    if (way == 'throws') throw error();
    return way == 'never' ? never() : Promise.reject(error());
  };
  const Channel = BroadcastChannel;
  window.BroadcastChannel = class extends Channel {
    constructor(...rest) {
      if (fails('channel')) throw error();
      super(...rest);
    }
    postMessage(...rest) {
      if (fails('postMessage')) throw error();
      super.postMessage(...rest);
    }
  };
  const random = Crypto.prototype.getRandomValues;
  Crypto.prototype.getRandomValues = function (...rest) {
    if (fails('random')) throw error();
    return random.apply(this, rest);
  };
  const original = fetch;
  window.fetch = async (...rest) => {
    if (!fails('fetch')) return original(...rest);
    if (way == 'TypeError') throw new TypeError('a fault for the tests');
    return new Response('', { status: 503 });
  };
  // A store of the page's own.
  const kept = new Map(JSON.parse(localStorage.kept ?? '[]'));
  const work = (name, deed) => async (key, text) => {
    if (fails(name)) {
      if (way == 'never') return never();
      throw way == 'rejects' ? undefined : error();
    }
    const result = deed(key, text);
    localStorage.kept = JSON.stringify([...kept]);
    return result;
  };
  window.ownStore = {
    load: work('load', (key) => kept.get(key)),
    save: work('save', (key, text) => void kept.set(key, text)),
    remove: work('remove', (key) => void kept.delete(key)),
  };

  // What is said to be saved, and is not, is reported: this page may be gone before anybody asks it.
  const found = async (database) => {
    if (!database) return [...Object.values(sessionStorage), ...kept.values()];
    return new Promise((resolve) => {
      const opening = open.call(indexedDB, 'sovitaan');
      opening.onsuccess = () => {
        const reading = transaction.call(opening.result, 'drafts').objectStore('drafts').getAll();
        reading.onsuccess = () => (opening.result.close(), resolve(reading.result.map(({ text }) => text)));
      };
    });
  };
  addEventListener('sovitaan-draft', async ({ target, detail: { state, savedAt } }) => {
    if (state != 'saved') return;
    const texts = await found(target.drafts == 'local' && !target.draftStore);
    const isThere = texts.some((text) => JSON.parse(text).savedAt >= savedAt);
    // It may have been stored, and forgotten, meanwhile.
    if (!isThere && !window.sent) reportLie(savedAt);
  });
  addEventListener('sovitaan-submit', () => (window.sent = true));
}

const element = (attributes) => `<sovitaan-form src="/cases/visit.json" action="/store" ${attributes}></sovitaan-form>`;
const script = '<script type="module" src="/sovitaan/sovitaan.js"></script>';
const filled = { place: 'Koulu', day: '2026-02-03', manner: 'bus' };

/** A form that is there: when something could not be fetched, the person tries again, as they are told to. */
async function ready(page) {
  const form = page.locator('sovitaan-form');
  const retry = form.locator('[part=retry]');
  await field(form, 'Paikka').or(retry).first().waitFor();
  if (await retry.count()) await retry.click();
  await field(form, 'Paikka').waitFor();
  return form;
}

async function fill(form) {
  await field(form, 'Paikka').fill('Koulu');
  await field(form, 'Päivä').fill('3.2.2026');
  await form.getByText('Bussilla', { exact: true }).click();
  assert.deepEqual(await form.evaluate((form) => form.value), filled);
  // Time to be saved.
  await form.page().waitForTimeout(500);
}

/** What the person had typed, or nothing where the form did not say that it would be there again. */
async function refill(form, was) {
  const value = await form.evaluate((form) => form.value);
  if (was) assert.deepEqual(value, filled, 'what was said to be saved is there again');
  if (JSON.stringify(value) != JSON.stringify(filled)) await fill(form);
}

const isSaved = async (form) => ['tab', 'device', 'host', 'resumed'].includes(await place(form).getAttribute('data-code'));
const deed = (form, name) => form.locator(`[data-edit=draft-${name}]`);

/** Fills in, and comes back to it. */
async function reload({ page, form }) {
  await fill(form);
  const was = await isSaved(form);
  await page.reload();
  await refill(await ready(page), was);
}

/** Each gets a page with the form, and leaves the form filled in and ready to be sent. */
export const journeys = {
  'in the tab': { attributes: '', go: ({ form }) => fill(form) },
  'on the device': { attributes: 'drafts="local"', go: ({ form }) => fill(form) },
  'in the tab, and a reload': {
    attributes: '',
    go: reload,
  },
  'on the device, and a reload': {
    attributes: 'drafts="local"',
    go: reload,
  },
  'on the device, removed and begun anew': {
    attributes: 'drafts="local"',
    async go({ form }) {
      await fill(form);
      if (!(await deed(form, 'remove').count())) return;
      await deed(form, 'remove').click();
      await deed(form, 'discard').click();
      await form.page().waitForFunction(() => !document.querySelector('sovitaan-form').value.place);
      await fill(form);
    },
  },
  'on the device, taken over by another tab': {
    attributes: 'drafts="local"',
    async go({ page, form, other }) {
      await fill(form);
      const was = await isSaved(form);
      const second = await ready(await other());
      await second.page().waitForTimeout(1_200);
      if (await deed(second, 'here').count()) {
        await deed(second, 'here').click();
        await deed(second, 'here').waitFor({ state: 'detached' });
      }
      await refill(second, was);
      await page.close();
      return second;
    },
  },
  'on the device, taken out of the page and put back': {
    attributes: 'drafts="local"',
    async go({ form }) {
      await fill(form);
      await form.evaluate(async (form) => {
        const { parentNode } = form;
        form.remove();
        await new Promise((resolve) => setTimeout(resolve));
        parentNode.append(form);
      });
      await refill(await ready(form.page()), true);
    },
  },
  'in a store of the page’s own': {
    attributes: '',
    own: true,
    go: reload,
  },
  'on the device, refused at first': {
    attributes: 'drafts="local"',
    async go({ form, host }) {
      await fill(form);
      host.tell('/store', send(422, 'application/problem+json', '{"title":"No"}'));
      await form.evaluate((form) => void form.submit());
      await form.locator('.outcome--refused').waitFor();
      host.mend('/store');
    },
  },
  'on the device, offered and taken': {
    attributes: 'drafts="local"',
    async go({ page, form, host }) {
      await fill(form);
      await page.goto(page.url().replace('/journey', '/given'));
      const again = await ready(page);
      if (await deed(again, 'resume').count()) await deed(again, 'resume').click();
      await refill(again, false);
    },
  },
};

/** The pages of a journey. */
export function pagesOf(host, { attributes, own }) {
  host.file('/own.js', 'text/javascript', "document.querySelector('sovitaan-form').draftStore = ownStore;");
  host.file('/given.js', 'text/javascript', "document.querySelector('sovitaan-form').value = { place: 'Aula' };");
  host.page('/given', `${element(attributes)}<script src="/given.js"></script>${script}`);
  return host.page('/journey', element(attributes) + (own ? '<script src="/own.js"></script>' : '') + script);
}

/**
 * Makes a journey while one call fails; in the end the document is in the host's store, once, with the answers.
 *
 * @returns how often each call was made in the page that came last
 */
export async function travel(context, host, journey, failure) {
  host.stored.clear();
  const [lies, alarms] = [[], []];
  await context.exposeBinding('reportLie', (_, savedAt) => lies.push(savedAt));
  await context.addInitScript(wrap, failure);
  const address = pagesOf(host, journey);
  const visit = async () => {
    const page = await context.newPage();
    alarms.push(await listenTo(page));
    await page.goto(address);
    return page;
  };
  const page = await visit();
  const form = await ready(page);
  const last = (await journey.go({ page, form, host, other: visit })) ?? page.locator('sovitaan-form');
  await last.evaluate((form) => void form.submit());
  // What could not be loaded for it is loaded when they press the button again.
  const done = last.locator('.outcome--stored');
  await done.or(last.locator('.outcome--refused')).first().waitFor();
  if (!(await done.count())) await last.evaluate((form) => void form.submit());
  await done.waitFor();
  const documents = [...host.stored.values()].map((text) => JSON.parse(text).data);
  assert.deepEqual(documents, [filled]);
  const calls = await last.evaluate(() => window.calls);
  assert.deepEqual(lies, [], 'said to be saved, and not there');
  // A browser may write into its console what it likes; that something of ours was not caught is another matter.
  for (const alarm of alarms) assert.deepEqual(await alarm.heard([/^console: /]), [], 'errors in the page');
  return calls;
}
