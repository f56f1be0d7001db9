/**
 * The chunk that keeps what is typed until the host has it: a form's draft, where it lies, and what is said of it.
 */
import type { Keeping } from './border.js';
import { DeviceStore } from './device-store.js';
import { download } from './download.js';
import { read, type DraftRecord, type Kept, type Place } from './draft-record.js';
import { within, type DraftStore } from './draft-store.js';
import { hash } from './hash.js';
import { json } from './json.js';
import { OtherTabs, type Standing } from './other-tabs.js';
import { tabStore } from './tab-store.js';

export { identityOf } from './draft-record.js';
export { download, hash };

/** What a form lends to its draft. */
export interface Form {
  /** The answers, with every digit. */
  answers(): string;
  /** All that has been typed, as the engine says it; `undefined` when the engine is gone. */
  draft(): string | undefined;
  /** The document that the answers go on from, where the page has not given it. */
  earlier(): string | undefined;
  /** Where somebody is writing. */
  place(): Place | undefined;
  /** Goes on from what was kept; `exact`: it is of these very questions. */
  resume(record: DraftRecord, exact: boolean): void;
  /** Puts the person where they were. */
  goTo(place: Place): void;
  /** Shows where the answers are. */
  say(keeping: Keeping): void;
  /** Tells the page, and when that was saved. */
  tell(state: string, savedAt: string | undefined): void;
  /** Another tab is written in; here nothing can be changed. */
  follow(follows: boolean): void;
  /** Back to what the page gave. */
  reset(): void;
  /** What was on its way to the host goes out again. */
  send(kept: Kept): void;
}

/** Which draft, and how it is kept. */
export interface Settings {
  /** Which form's: {@link identityOf}. */
  readonly form: string;
  /** The exact questions, as a hash. */
  readonly questions: string;
  /** The answers that the page has given. */
  readonly given: string;
  /** The tab, the device, or a store of the page's own. */
  readonly store: 'tab' | 'device' | DraftStore;
  /** For how many days the device keeps it. */
  readonly days: number;
}

/** Between a keystroke and its being saved: milliseconds. */
const pause = 300;
/** After that long a store is taken not to answer. */
const patience = 4_000;

/** Drafts that forms of this page hold: the second one of the same form gets one of its own. */
const held = new Set<string>();
/** What forms that are gone are still saving, by key. */
const leaving = new Map<string, Promise<void>>();

/** The draft of one form. */
export class Drafts {
  readonly #settings: Settings;
  readonly #store: DraftStore;
  readonly #code: 'tab' | 'device' | 'host';
  readonly #key: string;
  #form: Form | undefined;
  #tabs: OtherTabs | undefined;
  #standing: Standing = 'any';
  /** The revision that is kept, or was last heard of. */
  #revision = 0;
  #savedAt: string | undefined;
  #saying: Keeping['code'] = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;
  /** Something was typed that has not been saved. */
  #dirty = false;
  /** What was found and not gone on from; it is kept beside what is typed now. */
  #offered: DraftRecord | undefined;
  /** What was gone on from. */
  #resumed: DraftRecord | undefined;
  /** Nobody knows yet what is kept. */
  #unseen = true;
  /** What was found and could not be read. */
  #unreadable: string | undefined;
  #sealed: Kept | undefined;
  #private = false;
  #listening = new AbortController();

  constructor(settings: Settings) {
    this.#settings = settings;
    const { store, days, form } = settings;
    this.#code = typeof store == 'string' ? store : 'host';
    this.#store = store == 'tab' ? tabStore : store == 'device' ? new DeviceStore(days) : store;
    let key = `sovitaan:${form}`;
    for (let more = 2; held.has(key); more++) key = `sovitaan:${form}:${more}`;
    held.add((this.#key = key));
  }

  /** What is kept of this form. Never rejects: what cannot be had is said when there is a form to say it. */
  async load(): Promise<DraftRecord | undefined> {
    await leaving.get(this.#key);
    for (const last of [false, true])
      try {
        return await this.#find();
      } catch (error) {
        // Storage that is blocked stays so; what hangs or stumbles may do better at once.
        this.#unseen = last;
        if (last) this.#saying = codeOf(error);
      }
    return undefined;
  }

  async #find(): Promise<DraftRecord | undefined> {
    const [text, aside] = await within(
      patience / 2,
      Promise.all([this.#store.load(this.#key), this.#store.load(this.#asideKey)]),
    );
    this.#unseen = false;
    if (aside) this.#offered = read(aside);
    if (!text) return undefined;
    const record = read(text);
    // One that is another form's would be a fault of the store: not to be shown here, and not to be lost.
    if (record?.form == this.#settings.form) {
      this.#revision = record.revision;
      return record;
    }
    this.#unreadable = text;
    return undefined;
  }

  /** The form is there: goes on from what was found, or offers it; from now on everything typed is kept. */
  begin(form: Form, found: DraftRecord | undefined): void {
    this.#form = form;
    const { signal } = this.#listening;
    const flush = (): void => void this.flush();
    addEventListener('pagehide', flush, { signal });
    document.addEventListener('visibilitychange', flush, { signal });
    // Come back to by the back button: another page may have gone on with it.
    addEventListener('pageshow', ({ persisted }) => void (persisted && this.#look()), { signal });
    const trouble = this.#saying;
    this.#sealed = found?.sealed;
    if (found && found.draft != form.draft()) {
      if (found.given == this.#settings.given) this.#resume(found);
      else this.#offered = found;
    }
    if (this.#offered) this.#say('offered', this.#offered.savedAt);
    else if (this.#unreadable) this.#say('unreadable');
    else if (trouble) this.#say(trouble);
    if (this.#code == 'device') void this.#join();
    if (found?.sealed && this.#offered != found) form.send(found.sealed);
  }

  /** The page has given other answers: what was gone on from is kept, and offered again. */
  given(answers: string): void {
    if (this.#saying != 'resumed' || this.#dirty || this.#resumed?.given == hash(answers)) return;
    this.#offered = this.#resumed;
    this.#tell();
  }

  /** Something was typed. */
  changed(): void {
    if (this.#standing == 'second') return;
    this.#dirty = true;
    this.#timer ??= setTimeout(() => void this.flush(), pause);
  }

  /** Saves what has not been saved. Fulfilled when that is done, or cannot be done. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    // Whoever waits already saves what there is then.
    if (this.#saving) await this.#saving;
    if (!this.#dirty || this.#saying == 'conflict' || this.#standing == 'second') return;
    // A page that is being left has no time for another turn: the answers are read now.
    this.#saving ??= this.#save().finally(() => (this.#saving = undefined));
    await this.#saving;
  }

  /**
   * Keeps an envelope before it goes out, so that it goes out again as it is, whatever happens. Fulfilled with the one
   * that another tab has kept already for the same answers, where there is one.
   */
  async seal(sealed: Kept): Promise<Kept> {
    this.#sealed = sealed;
    this.#dirty = true;
    await this.flush();
    return this.#sealed?.instance == sealed.instance ? this.#sealed : sealed;
  }

  /** Nothing goes out any more: the host has refused it. */
  unseal(): void {
    this.#sealed = undefined;
    this.changed();
  }

  /** The host has it: nothing is kept any more. */
  async stored(): Promise<void> {
    await this.#forget();
    this.#tell();
  }

  /** What the person wants done about it. */
  press(deed: string): void {
    const form = this.#form;
    if (!form) return;
    if (deed == 'remove') this.#say(this.#offered ? 'removing-offered' : 'removing');
    else if (deed == 'cancel') this.#tell();
    else if (deed == 'discard') void this.#discard();
    else if (deed == 'resume' && this.#offered) void this.#take(this.#offered);
    else if (deed == 'here') this.#tabs?.take();
    else if (deed == 'theirs') void this.#loaded().then((record) => record && this.#adopt(record));
    else if (deed == 'mine') void this.#insist();
    else if (deed == 'download') download('answers.json', 'application/json', form.answers());
    else if (deed == 'download-unreadable') download('draft.json', 'application/json', this.#unreadable ?? '');
    else if (deed == 'discard-unreadable') {
      this.#unreadable = undefined;
      void this.#quietly(this.#store.remove(this.#unreadableKey));
      this.#tell();
    }
  }

  /** The form goes. What has not been saved is, if it can be. */
  stop(): void {
    const form = this.#form;
    if (form) {
      // The engine goes with the form; another save may be under way.
      const [draft, place, earlier] = [form.draft(), form.place(), form.earlier()];
      const silent = (): void => {};
      this.#form = { ...form, draft: () => draft, place: () => place, earlier: () => earlier, say: silent, tell: silent, resume: silent };
    }
    const last = this.flush().finally(() => {
      this.#form = undefined;
      clearTimeout(this.#timer);
      if (leaving.get(this.#key) == last) leaving.delete(this.#key);
    });
    leaving.set(this.#key, last);
    this.#listening.abort();
    this.#tabs?.end();
    held.delete(this.#key);
  }

  get #asideKey(): string {
    return `${this.#key}?`;
  }

  get #unreadableKey(): string {
    return `${this.#key}!`;
  }

  async #save(): Promise<void> {
    const draft = this.#form?.draft();
    if (!draft) return;
    this.#dirty = false;
    // Once there was something private, it may be in what was sealed then.
    this.#private ||= (JSON.parse(draft) as { private?: boolean }).private ?? false;
    const savedAt = new Date().toISOString();
    const record: DraftRecord = {
      format: 1,
      form: this.#settings.form,
      questions: this.#settings.questions,
      given: this.#settings.given,
      revision: this.#revision + 1,
      savedAt,
      draft,
      place: this.#form?.place(),
      earlier: this.#private ? undefined : this.#form?.earlier(),
      // An envelope has all the answers, the private ones too.
      sealed: this.#private ? undefined : this.#sealed,
    };
    try {
      // Not to write over what could not be read when the form was opened.
      if (this.#unseen) this.#offered = (await this.#find()) ?? this.#offered;
      if (this.#revision >= record.revision) Object.assign(record, { revision: this.#revision + 1 });
      await within(patience, this.#keepAside());
      await within(patience, this.#store.save(this.#key, json(record), record.revision));
      this.#revision = record.revision;
      this.#savedAt = savedAt;
      this.#tabs?.saved(record.revision);
      // What waits for a word from the person goes on being said.
      if (!this.#offered && !this.#unreadable) return this.#say(this.#code);
      this.#form?.tell('saved', savedAt);
      const word = this.#offered ? 'offered' : 'unreadable';
      if (this.#saying != word) this.#say(word, this.#offered?.savedAt);
    } catch (error) {
      this.#dirty = true;
      if ((error as Error).name == 'StaleDraftError') return this.#overtaken();
      this.#say(codeOf(error));
      // There may be room, or leave, a little later.
      this.#timer ??= setTimeout(() => void this.flush(), 10_000);
    }
  }

  /** What was found and is not what is filled in now gets a place of its own before it is written over. */
  async #keepAside(): Promise<void> {
    if (this.#offered && this.#revision == this.#offered.revision)
      await this.#store.save(this.#asideKey, json(this.#offered), Date.now());
    if (this.#unreadable && !this.#revision) await this.#store.save(this.#unreadableKey, this.#unreadable, Date.now());
    if (this.#unreadable && !this.#revision) await this.#store.remove(this.#key);
  }

  /** Another tab has saved since this one has last looked. */
  async #overtaken(): Promise<void> {
    const record = await this.#loaded();
    if (!record) {
      this.#say('failed');
      this.#timer ??= setTimeout(() => void this.flush(), 10_000);
      return;
    }
    // The same answers, from the same hands: nothing to choose.
    if (record.draft == this.#form?.draft()) {
      this.#revision = record.revision;
      // What the other one has sealed goes out from here too: they are one document.
      const isNew = this.#sealed && !record.sealed;
      this.#sealed = record.sealed ?? this.#sealed;
      this.#dirty = false;
      if (!isNew) return this.#say(this.#code, record.savedAt);
      this.#dirty = true;
      return this.#save();
    }
    this.#say('conflict', record.savedAt);
  }

  /** The person wants this tab's answers: they follow on the others. */
  async #insist(): Promise<void> {
    const record = await this.#loaded();
    this.#revision = record?.revision ?? this.#revision;
    this.#saying = '';
    this.#dirty = true;
    await this.flush();
  }

  async #loaded(): Promise<DraftRecord | undefined> {
    const text = await this.#quietly(within(patience, this.#store.load(this.#key)));
    return text ? read(text) : undefined;
  }

  /** Goes on from what was found when the form was opened. */
  #resume(record: DraftRecord): void {
    try {
      this.#adopt(record, 'resumed');
    } catch {
      // The engine cannot read it: deeper than it reads anything.
      this.#unreadable = json(record);
      return;
    }
    this.#resumed = record;
    if (record.place && document.activeElement == document.body) this.#form?.goTo(record.place);
  }

  /** What was offered takes the place of what is there; that waits its turn in the history of the form. */
  async #take(record: DraftRecord): Promise<void> {
    this.#offered = undefined;
    this.#adopt(record, 'resumed');
    await this.#quietly(this.#store.remove(this.#asideKey));
    this.changed();
    if (record.sealed) this.#form?.send(record.sealed);
  }

  /** These are the answers now. */
  #adopt(record: DraftRecord, code: Keeping['code'] = this.#code): void {
    this.#dirty = false;
    this.#revision = Math.max(this.#revision, record.revision);
    this.#sealed = record.sealed;
    this.#form?.resume(record, record.questions == this.#settings.questions);
    this.#savedAt = record.savedAt;
    this.#say(this.#standing == 'second' ? 'elsewhere' : code, record.savedAt);
  }

  async #discard(): Promise<void> {
    if (this.#offered) {
      const isAside = this.#revision != this.#offered.revision;
      this.#offered = undefined;
      await this.#quietly(this.#store.remove(isAside ? this.#asideKey : this.#key));
      if (!isAside) this.#revision = 0;
    } else {
      await this.#forget();
      this.#form?.reset();
      // To be empty is nothing that was typed.
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#dirty = false;
    }
    this.#say('removed');
  }

  async #forget(): Promise<void> {
    // What is typed from here on is another draft.
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#dirty = false;
    this.#sealed = this.#savedAt = undefined;
    await this.#saving;
    await this.#quietly(within(patience, this.#store.remove(this.#key)));
    this.#revision = 0;
    this.#tabs?.saved(0);
  }

  async #join(): Promise<void> {
    this.#tabs = new OtherTabs(this.#key, {
      stands: (standing) => void this.#stand(standing),
      met: () => this.#standing == 'any' && this.#say('shared'),
      saved: (revision) => void this.#hear(revision),
      yields: () => this.flush(),
    });
    await this.#tabs.begin();
  }

  async #stand(standing: Standing): Promise<void> {
    const before = this.#standing;
    this.#standing = standing;
    this.#form?.follow(standing == 'second');
    if (standing == 'second') {
      // What was typed before anybody knew is not thrown away.
      if (this.#dirty) await this.#save();
      if (this.#saying != 'conflict') this.#say('elsewhere');
    }
    if (before == 'second' && standing == 'first') {
      const record = await this.#loaded();
      if (this.#dirty) return this.#save();
      if (record && record.revision > this.#revision) this.#adopt(record);
      this.#tell();
      // What the other one was sending when it was closed.
      if (this.#sealed) this.#form?.send(this.#sealed);
    }
  }

  /** Looks whether somebody has gone on elsewhere. */
  async #look(): Promise<void> {
    const record = await this.#loaded();
    if (record && record.revision > this.#revision) await this.#hear(record.revision);
  }

  /** Another tab has saved: what is unchanged here follows it. */
  async #hear(revision: number): Promise<void> {
    if (this.#dirty || this.#saving || this.#standing == 'first') return;
    if (!revision) {
      // Stored, or removed.
      this.#revision = 0;
      if (this.#standing == 'second') this.#form?.reset();
      return this.#say(this.#standing == 'second' ? 'elsewhere' : 'removed');
    }
    const record = revision > this.#revision ? await this.#loaded() : undefined;
    if (record && !this.#dirty) this.#adopt(record, this.#tabs && this.#standing == 'any' ? 'shared' : undefined);
  }

  /** Says how things are. */
  #tell(): void {
    if (this.#offered) this.#say('offered', this.#offered.savedAt);
    else this.#say(this.#savedAt ? this.#code : '');
  }

  #say(code: Keeping['code'], when = this.#savedAt): void {
    this.#saying = code;
    const now = new Date();
    const saved = when ? new Date(when) : now;
    const until = new Date(+saved + this.#settings.days * 86_400_000);
    const keeping: Keeping = { code, date: dayOf(saved), time: timeOf(saved), today: dayOf(now), until: dayOf(until) };
    this.#form?.say(keeping);
    this.#form?.tell(code == this.#code ? 'saved' : code, when);
  }

  /** What cannot be done about a store here is not worth a word: it is said when the next save fails. */
  async #quietly<T>(work: Promise<T>): Promise<T | undefined> {
    try {
      return await work;
    } catch {
      return undefined;
    }
  }
}

/** Why nothing can be kept. */
function codeOf(error: unknown): 'full' | 'forbidden' | 'failed' {
  const { name } = error as Error;
  return name == 'QuotaExceededError' ? 'full' : name == 'SecurityError' ? 'forbidden' : 'failed';
}

const two = (number: number): string => `${number}`.padStart(2, '0');

function dayOf(date: Date): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function timeOf(date: Date): string {
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}
