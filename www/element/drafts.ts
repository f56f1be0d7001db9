/**
 * The chunk that keeps what is typed until the host has it: a form's draft, where it lies, and what is said of it.
 */
import type { Keeping } from './border.js';
import { DeviceStore } from './device-store.js';
import { download } from './download.js';
import type { Form, Settings } from './draft-form.js';
import type { DraftRecord, Kept } from './draft-record.js';
import { saysTheSame } from './draft-said.js';
import { DraftShelf } from './draft-shelf.js';
import { codeOf, keepingOf } from './draft-words.js';
import { hash } from './hash.js';
import { json } from './json.js';
import { OtherTabs, type Standing } from './other-tabs.js';
import { tabStore } from './tab-store.js';

export { identityOf } from './draft-record.js';
export { download, hash };

/** Between a keystroke and its being saved: milliseconds. */
const pause = 300;
/** Between saving in vain and the next try. */
const recovery = 10_000;

/** Drafts that forms of this page hold: the second one of the same form gets one of its own. */
const held = new Set<string>();
/** What forms that are gone are still saving, by key. */
const leaving = new Map<string, Promise<void>>();

/** The draft of one form. */
export class Drafts {
  readonly #settings: Settings;
  readonly #shelf: DraftShelf;
  readonly #code: 'tab' | 'device' | 'host';
  #form: Form | undefined;
  #tabs: OtherTabs | undefined;
  #standing: Standing = 'any';
  /** The answers that the page has given, as a hash. */
  #given: string;
  /** The revision that is kept, or was last heard of. */
  #revision = 0;
  #savedAt: string | undefined;
  #saying: Keeping['code'] = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;
  /** Something was typed that has not been saved. */
  #dirty = false;
  /** Nobody knows yet what is kept. */
  #unseen = true;
  /** What was found when the form was opened, while it has the draft's own place. */
  #found: DraftRecord | undefined;
  /** What is not filled in now, and is to be put aside before the draft's own place is written in. */
  #inTheWay: DraftRecord | undefined;
  /** Of what was put aside, what is on screen as well. */
  readonly #idle = new Set<string>();
  #sealed: Kept | undefined;
  /** Something private has been answered. */
  #private = false;
  /** This tab's answers are to follow on another's as soon as they may. */
  #insists = false;
  #listening = new AbortController();

  constructor(settings: Settings) {
    const { store, days, form, given } = settings;
    this.#settings = settings;
    this.#given = given;
    this.#code = typeof store == 'string' ? store : 'host';
    let key = `sovitaan:${form}`;
    for (let more = 2; held.has(key); more++) key = `sovitaan:${form}:${more}`;
    held.add(key);
    this.#shelf = new DraftShelf(store == 'tab' ? tabStore : store == 'device' ? new DeviceStore(days) : store, key, form);
  }

  /** What is kept of this form. Never rejects: what cannot be had is said when there is a form to say it. */
  async load(): Promise<DraftRecord | undefined> {
    await leaving.get(this.#shelf.key);
    for (const last of [false, true])
      try {
        return this.#seen(await this.#shelf.look());
      } catch (error) {
        // Storage that is blocked stays so; what hangs or stumbles may do better at once.
        if (last) this.#saying = codeOf(error);
      }
    return undefined;
  }

  /**
   * The form is there: goes on from what was found, or offers it; from now on everything typed is kept.
   *
   * @param there what there is: `given` by the page; `typed`, which is not to give way; or the form's `own`, of which what was
   *   found is an earlier state
   */
  begin(form: Form, found: DraftRecord | undefined, there: 'given' | 'typed' | 'own'): void {
    this.#form = form;
    const { signal } = this.#listening;
    const flush = (): void => void this.flush();
    addEventListener('pagehide', flush, { signal });
    document.addEventListener('visibilitychange', flush, { signal });
    // Come back to by the back button: another page may have gone on with it.
    addEventListener('pageshow', ({ persisted }) => void (persisted && this.#look()), { signal });
    const trouble = this.#saying;
    this.#sealed = found?.sealed;
    const isOther = found?.draft != form.draft();
    if (there != 'own') this.#found = found;
    if (this.#found && isOther) {
      if (this.#found.given == this.#given && there == 'given') this.#resume(this.#found);
      else this.#offer(this.#found);
    }
    this.#weigh();
    if (isOther && there != 'given') this.changed();
    if (this.#waits) this.#tell();
    else if (trouble) this.#say(trouble);
    if (this.#code == 'device') void this.#join();
    if (found?.sealed && this.#inTheWay != found) form.send(found.sealed);
  }

  /** The page has given these answers since: what was begun over them is gone on from, what was not is offered again. */
  given(answers: string): void {
    this.#given = hash(answers);
    const found = this.#found;
    if (this.#dirty) return;
    const goesOn = found && found == this.#inTheWay && found.given == this.#given;
    if (goesOn) {
      this.#inTheWay = undefined;
      this.#resume(found);
      if (found.sealed) this.#form?.send(found.sealed);
    } else if (found) this.#offer(found);
    this.#weigh();
    if (this.#standing == 'second') return;
    // What was said of it may be true no more.
    if (this.#waits || (!goesOn && ['offered', 'resumed'].includes(this.#saying))) this.#tell();
  }

  /** Whether it has kept this itself, or seen it. */
  knows({ form, revision }: DraftRecord): boolean {
    return form == this.#settings.form && revision <= this.#revision;
  }

  /** Something was typed. */
  changed(): void {
    if (this.#standing == 'second') return;
    this.#dirty = true;
    this.#timer ??= setTimeout(() => void this.flush(), pause);
  }

  /** Saves what has not been saved. Fulfilled when that is done, or cannot be done. */
  async flush(): Promise<void> {
    this.#rest();
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

  /** The host has it: nothing is kept of it any more. What was put aside is another draft, and is offered. */
  async forget(): Promise<void> {
    await this.#forget();
    this.#tell();
  }

  /** The page wants nothing kept: of what was put aside, or could not be read, neither. */
  async forgetAll(): Promise<void> {
    this.#inTheWay = undefined;
    await this.#forget();
    await quietly(this.#shelf.empty());
    this.#tell();
  }

  /** What the person wants done about it. */
  press(deed: string): void {
    const form = this.#form;
    if (!form) return;
    if (deed == 'remove') this.#say(this.#offered ? 'removing-offered' : 'removing');
    else if (deed == 'cancel') this.#tell();
    // Once, however often it is pressed.
    else if (deed == 'discard') void (this.#asks && this.#discard());
    else if (deed == 'resume') void (this.#saying == 'offered' && this.#take());
    else if (deed == 'here') this.#tabs?.take();
    else if (deed == 'theirs') void this.#loaded().then((record) => record && this.#adopt(record));
    else if (deed == 'mine') void this.#insist();
    else if (deed == 'download') download('answers.json', 'application/json', form.answers());
    else if (deed == 'download-unreadable') {
      const [text = '', ...more] = this.#shelf.unreadable;
      download('draft.json', 'application/json', more.length ? json([text, ...more]) : text);
    } else if (deed == 'discard-unreadable') {
      void quietly(this.#shelf.discardUnreadable());
      this.#tell();
    }
  }

  /** The form goes. What has not been saved is, if it can be. */
  stop(): void {
    const form = this.#form;
    const { key } = this.#shelf;
    if (form) {
      // The engine goes with the form; another save may be under way.
      const [draft, place, earlier] = [form.draft(), form.place(), form.earlier()];
      const silent = (): void => {};
      this.#form = { ...form, draft: () => draft, place: () => place, earlier: () => earlier, say: silent, tell: silent, resume: silent };
    }
    const last = this.flush().finally(() => {
      this.#form = undefined;
      this.#rest();
      if (leaving.get(key) == last) leaving.delete(key);
    });
    leaving.set(key, last);
    this.#listening.abort();
    this.#tabs?.end();
    held.delete(key);
  }

  /** The person is asked whether it is to be removed. */
  get #asks(): boolean {
    return this.#saying.startsWith('removing');
  }

  /** The draft that waits for a word from the person. */
  get #offered(): DraftRecord | undefined {
    return this.#inTheWay ?? this.#shelf.asides.find(({ draft }) => !this.#idle.has(draft));
  }

  /** Something waits for a word from the person. */
  get #waits(): boolean {
    return !!this.#offered || this.#shelf.unreadable.length > 0;
  }

  /** What the page gives already is not worth a word, and may be written over. */
  #offer(found: DraftRecord): void {
    this.#inTheWay = saysTheSame(found.draft, this.#form?.draft() ?? '') ? undefined : found;
    this.#savedAt = undefined;
  }

  /** The same for what was put aside: it stays there. */
  #weigh(): void {
    this.#idle.clear();
    for (const { draft } of this.#shelf.asides) if (saysTheSame(draft, this.#form?.draft() ?? '')) this.#idle.add(draft);
  }

  #seen(record: DraftRecord | undefined): DraftRecord | undefined {
    this.#unseen = false;
    this.#revision = record?.revision ?? this.#revision;
    return record;
  }

  /** All that there is to keep, as a record that follows on the last one. */
  #record(): DraftRecord | undefined {
    const form = this.#form;
    const draft = form?.draft();
    if (!form || !draft) return undefined;
    // Once there was something private, it may be in what was sealed then.
    this.#private ||= (JSON.parse(draft) as { private?: boolean }).private ?? false;
    return {
      format: 1,
      form: this.#settings.form,
      questions: this.#settings.questions,
      given: this.#given,
      revision: this.#revision + 1,
      savedAt: new Date().toISOString(),
      draft,
      place: form.place(),
      // An envelope has all the answers, the private ones too.
      earlier: this.#private ? undefined : form.earlier(),
      sealed: this.#private ? undefined : this.#sealed,
    };
  }

  async #save(): Promise<void> {
    let record = this.#record();
    if (!record) return;
    this.#dirty = false;
    try {
      // Not to write over what could not be looked at when the form was opened.
      if (this.#unseen) {
        const found = await this.#shelf.look();
        if (found && !saysTheSame(found.draft, record.draft)) await this.#shelf.putAside(found);
        this.#seen(found);
        record = { ...record, revision: this.#revision + 1 };
      }
      await this.#clearTheWay();
      await this.#shelf.save(record);
      this.#found = undefined;
      this.#revision = record.revision;
      this.#savedAt = record.savedAt;
      this.#tabs?.saved(record.revision);
      // What waits for a word from the person goes on being said.
      if (this.#waits || this.#asks) this.#form?.tell('saved', record.savedAt);
      if (!this.#asks) this.#tell();
    } catch (error) {
      this.#dirty = true;
      if ((error as Error).name == 'StaleDraftError') return this.#overtaken();
      this.#fail(codeOf(error));
    }
  }

  /** What is not what is filled in now gets a place of its own before it is written over. */
  async #clearTheWay(): Promise<void> {
    const waiting = this.#inTheWay;
    if (waiting) {
      this.#idle.delete(waiting.draft);
      await this.#shelf.putAside(waiting);
    }
    // The person may have gone on from it meanwhile: then another one is.
    if (waiting == this.#inTheWay) this.#inTheWay = undefined;
    await this.#shelf.clear();
  }

  /** Another tab has saved since this one has last looked. */
  async #overtaken(): Promise<void> {
    const record = await this.#loaded();
    if (!record) {
      // There is something all the same: it is looked at before it is written over.
      this.#unseen = true;
      return this.#fail('failed');
    }
    if (record.draft != this.#form?.draft()) return this.#say('conflict', record.savedAt);
    // The same answers, from the same hands: nothing to choose. What is sealed goes out from both: it is one document.
    const isNew = this.#sealed && !record.sealed;
    this.#revision = record.revision;
    this.#sealed = record.sealed ?? this.#sealed;
    this.#dirty = !!isNew;
    return isNew ? this.#save() : this.#say(this.#code, record.savedAt);
  }

  /** The person wants this tab's answers: they follow on the others. */
  async #insist(): Promise<void> {
    this.#insists = this.#standing == 'second';
    if (this.#insists) return this.#tabs?.take();
    const record = await this.#loaded();
    this.#revision = record?.revision ?? this.#revision;
    this.#saying = '';
    this.#dirty = true;
    await this.flush();
  }

  #loaded(): Promise<DraftRecord | undefined> {
    return quietly(this.#shelf.load());
  }

  /** Goes on from what was found when the form was opened. */
  #resume(record: DraftRecord): void {
    if (!this.#adopt(record, 'resumed')) return;
    this.#found = record;
    if (record.place && document.activeElement == document.body) this.#form?.goTo(record.place);
  }

  /** What was offered changes places with what is there. */
  async #take(): Promise<void> {
    const record = this.#offered;
    if (!record) return;
    const typed = this.#dirty || this.#savedAt ? this.#record() : undefined;
    if (this.#inTheWay == record) this.#inTheWay = undefined;
    if (!this.#adopt(record, 'resumed')) return;
    if (typed && !saysTheSame(typed.draft, record.draft)) this.#inTheWay = typed;
    this.#idle.add(record.draft);
    this.changed();
    // It has the draft's own place before it loses the one where it was put aside.
    await this.flush();
    if (!this.#dirty) await quietly(this.#shelf.drop(record).then(() => this.#idle.delete(record.draft)));
    if (this.#waits) this.#tell();
    if (record.sealed) this.#form?.send(record.sealed);
  }

  /** These are the answers now; false when the form cannot read them: deeper than it reads anything. */
  #adopt(record: DraftRecord, code: Keeping['code'] = this.#code): boolean {
    try {
      this.#form?.resume(record, record.questions == this.#settings.questions);
    } catch {
      this.#shelf.refuse(record);
      this.#found = undefined;
      this.#tell();
      return false;
    }
    this.#found = undefined;
    this.#dirty = false;
    this.#revision = Math.max(this.#revision, record.revision);
    this.#sealed = record.sealed;
    this.#savedAt = record.savedAt;
    this.#say(this.#standing == 'second' ? 'elsewhere' : code, record.savedAt);
    return true;
  }

  async #discard(): Promise<void> {
    this.#saying = '';
    const offered = this.#offered;
    if (offered && offered == this.#inTheWay) {
      this.#found = this.#inTheWay = undefined;
      await quietly(this.#shelf.remove());
      this.#revision = 0;
    } else if (offered) await quietly(this.#shelf.drop(offered));
    else {
      await this.#forget();
      this.#form?.reset();
      // To be empty is nothing that was typed.
      this.#rest();
      this.#dirty = false;
    }
    // What is being saved beside it has something to say of its own: before this.
    await this.flush();
    if (!this.#dirty) this.#say('removed');
  }

  async #forget(): Promise<void> {
    // What is typed from here on is another draft.
    this.#rest();
    this.#dirty = false;
    this.#sealed = this.#savedAt = undefined;
    await this.#saving;
    // What another tab has gone on with since is its own.
    const record = await this.#loaded();
    if (record && record.revision > this.#revision) return;
    await quietly(this.#vacate());
    this.#tabs?.saved(0);
  }

  /** Nothing is in the draft's own place any more; what was found there and is another draft has one of its own. */
  async #vacate(): Promise<void> {
    await this.#clearTheWay();
    await this.#shelf.remove();
    this.#found = undefined;
    this.#revision = 0;
  }

  async #join(): Promise<void> {
    this.#tabs = new OtherTabs(this.#shelf.key, {
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
      if (this.#insists) return this.#insist();
      const record = await this.#loaded();
      // Two that differ: the person is asked, and has been told so.
      if (this.#dirty) return this.flush();
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

  /** It could not be saved; there may be room, or leave, a little later. */
  #fail(code: Keeping['code']): void {
    this.#say(code);
    this.#timer ??= setTimeout(() => void this.flush(), recovery);
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Says how things are. */
  #tell(): void {
    const offered = this.#offered;
    const [code, when] = offered
      ? (['offered', offered.savedAt] as const)
      : this.#shelf.unreadable.length
        ? (['unreadable'] as const)
        : [];
    // Once: it stands there until the person has said what is to become of it.
    if (code && code != this.#saying) this.#say(code, when);
    else if (!code) this.#say(this.#savedAt ? this.#code : '');
  }

  #say(code: Keeping['code'], when = this.#savedAt): void {
    this.#saying = code;
    this.#form?.say(keepingOf(code, when, this.#settings.days));
    this.#form?.tell(code == this.#code ? 'saved' : code, when);
  }
}

/** What cannot be done about a store here is not worth a word: it is said when the next save fails. */
async function quietly<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch {
    return undefined;
  }
}
