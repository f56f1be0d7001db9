import type { Catalogue, Change, Edit, JsonML, Keeping, Options, Outcome, Update } from './border.js';
import { paint, patch } from './dom.js';
import type { Place } from './draft-record.js';
import { Engine, generation, restart } from './engine.js';
import { json } from './json.js';
import type { WasmSource } from './loading.js';
import { Judge } from './validator.js';

/** What a session tells the element around it. */
export interface Listener {
  /** An answer is different now. */
  changed(change: Change): void;
  /** Something was typed, be it no answer yet. */
  typed(): void;
  /** The engine failed, and has been replaced. */
  recovered(error: unknown): void;
  /** It failed once too often: it cannot be used any more. */
  broken(error: unknown): void;
}

/** Between something being typed and its being mirrored outside of wasm: milliseconds. */
const pause = 300;
/** So many traps in so many milliseconds are one too many. */
const most = 3;
const span = 10_000;

/** One form at work: an engine, what it shows in a shadow root, and the judge of its answers. */
export class Session {
  /** The judge; on its way at first. */
  readonly judge: Judge;
  /** The answers as they were a moment ago: what is left when the engine cannot be used any more. */
  last = '{}';
  #engine: Engine | undefined;
  /** Which instance the engine lives in. */
  #generation = generation;
  /** All that was typed, as it was a moment ago, and the edits since: what a new engine goes on from. */
  #mirror = '';
  #edits: string[] = [];
  #mirroring: ReturnType<typeof setTimeout> | undefined;
  #options: string;
  #outcome: Outcome = { state: 'idle' };
  /** Where the answers are until the host has them, as it was last said. */
  keeping: Keeping | undefined;
  /** When the last traps were. */
  #traps: number[] = [];

  /**
   * Shows the form.
   *
   * @throws a string, the border's `{"code", …}`, when no form can be made of it
   */
  constructor(
    readonly root: ShadowRoot,
    readonly schema: string,
    readonly documents: string,
    public options: Options,
    value: string | undefined,
    readonly listener: Listener,
  ) {
    this.#options = json(options);
    try {
      this.#engine = new Engine(schema, documents, this.#options, value);
    } catch (error) {
      if (typeof error != 'string') restart();
      throw error;
    }
    this.judge = new Judge(schema, documents, () => this.answers());
    paint(root, [JSON.parse(this.#engine.render()) as JsonML]);
    this.mirror();
  }

  /** The form's words. */
  get words(): Catalogue {
    return this.options.catalogue;
  }

  /**
   * Asks the engine something; `undefined` when it is gone or has failed. One that traps is replaced, and asked once
   * more: what made it trap may have been another form's doing.
   *
   * @throws a string, the border's `{"code", …}`, when it refuses what it is given
   */
  ask<T>(question: (engine: Engine) => T): T | undefined {
    for (let tries = 2; this.#engine && tries--; ) {
      try {
        if (this.#generation != generation) this.#revive();
        return question(this.#engine);
      } catch (error) {
        if (typeof error == 'string') throw error;
        this.#trapped(error);
      }
    }
    return undefined;
  }

  /** Has the engine do something, and does what it wants done then; `quiet` when the page itself asked for it. */
  do(deed: (engine: Engine) => string, quiet = false): Update {
    const text = this.ask(deed);
    if (!text) return {};
    const update = JSON.parse(text) as Update;
    if (update.patches) patch(this.root, update.patches);
    if (update.judge) this.#changed(update.judge);
    if (update.asks) this.#tell(update.asks, quiet);
    if (update.announce) this.#announce(update.announce);
    if (update.focus) this.focus(update.focus);
    if (!quiet) for (const change of update.changes ?? []) this.listener.changed(change);
    return update;
  }

  /** The answers as JSON text; the last ones known when the engine has failed. */
  answers(): string {
    return this.ask((engine) => engine.instance()) ?? this.last;
  }

  /** Other answers, from the page. */
  replace(text: string): void {
    this.do((engine) => engine.replace(text), true);
    this.mirror();
  }

  /** Goes on from a draft: `exact` when it is of this very form. */
  resume(draft: string, exact: boolean): void {
    this.do((engine) => engine.resume(draft, exact), true);
    this.mirror();
  }

  /** Takes down outside of wasm all that has been typed, and gives it. */
  mirror(): string {
    clearTimeout(this.#mirroring);
    this.#mirroring = undefined;
    this.last = this.answers();
    const text = this.ask((engine) => engine.mirror());
    if (text) this.#edits = [];
    return (this.#mirror = text ?? this.#mirror);
  }

  /** What the person did. */
  edit(edit: Edit): Update {
    const text = json(edit);
    // One that the engine traps over is not tried again.
    return this.do((engine) => {
      const update = engine.edit(text);
      this.#edits.push(text);
      // A new engine would have no steps to go back: where they led to is what it goes on from.
      if (edit.kind == 'undo' || edit.kind == 'redo') {
        this.#mirror = engine.mirror();
        this.#edits = [];
      }
      if (edit.kind != 'leave') this.listener.typed();
      return update;
    });
  }

  /** Where somebody is writing. */
  place(): Place | undefined {
    const { pointer, edit } = (this.root.activeElement as HTMLElement | null)?.dataset ?? {};
    return pointer != undefined && edit ? [pointer, edit] : undefined;
  }

  /** Puts the person where they were writing. */
  goTo([pointer, kind]: Place): void {
    for (const control of this.root.querySelectorAll<HTMLElement>('[data-pointer]'))
      if (control.dataset['pointer'] == pointer && control.dataset['edit'] == kind) return this.focus(control.id);
  }

  /** Brings the judge and hears its verdict; throws what {@link Judge.arrive} throws. */
  async arrive(wasm: WasmSource): Promise<void> {
    const verdict = await this.judge.arrive(wasm);
    this.do((engine) => engine.verdict(verdict));
    this.#tell(this.ask((engine) => engine.asks()), true);
    // Who has agreed has agreed to certain answers: are these those?
    const agreed = this.ask((engine) => engine.toCheck());
    if (agreed) this.do((engine) => engine.check(this.judge.digest(agreed)), true);
  }

  /** What has become of the submission. */
  show(outcome: Outcome): void {
    this.#outcome = outcome;
    this.do((engine) => engine.outcome(json(outcome)));
    // Who pressed the button at the lower edge of the window should see what came of it.
    if (outcome.state != 'idle') this.root.querySelector('.outcome')?.scrollIntoView({ block: 'nearest' });
  }

  /** Where the answers are until the host has them. */
  keep(keeping: Keeping): void {
    this.keeping = keeping;
    this.do((engine) => engine.keeping(json(keeping)));
  }

  /** The page changed its mind about the language, the mode …; answers stay. */
  configure(options: Options): void {
    const text = json(options);
    if (text == this.#options) return;
    this.options = options;
    this.#options = text;
    this.#still(() => this.do((engine) => engine.configure(text)));
  }

  /** Keeps what the person looks at where it is on screen, however long the words above it become. */
  #still(work: () => void): void {
    const top = (element: Element): number => element.getBoundingClientRect().top;
    const isSeen = (element: Element): boolean => top(element) >= 0 && top(element) < innerHeight;
    const { activeElement: active } = this.root;
    // Where one writes; who has scrolled on from there looks at what stands first in the window.
    const seen = active && isSeen(active) ? active : [...this.root.querySelectorAll('.field, .section-title')].find(isSeen);
    const before = seen && top(seen);
    work();
    // What is not there any more has no place.
    if (seen?.isConnected) scrollBy({ top: top(seen) - before!, behavior: 'instant' });
  }

  /** Moves the focus, and the page if the place is out of sight: a field to the nearest edge, a heading to the top. */
  focus(id: string): void {
    const target = this.root.getElementById(id);
    if (!target) return;
    const field = target.closest('.field');
    target.focus({ preventScroll: true });
    (field ?? target).scrollIntoView({ block: field ? 'nearest' : 'start' });
  }

  /** Stops: the engine's memory is given back, the DOM stays as it is. */
  free(): void {
    const engine = this.#engine;
    this.#engine = undefined;
    clearTimeout(this.#mirroring);
    this.judge.free();
    // An instance that has been replaced took it along.
    if (this.#generation == generation) engine?.free();
  }

  /** A new engine that is where the last one was. */
  #revive(): void {
    const place = this.place();
    this.#generation = generation;
    const engine = new Engine(this.schema, this.documents, this.#options, undefined);
    this.#engine = engine;
    if (this.#mirror) engine.resume(this.#mirror, true);
    // Should it trap over one of these, it is not tried again either.
    for (const edit of this.#edits.splice(0)) {
      engine.edit(edit);
      this.#edits.push(edit);
    }
    const verdict = this.judge.again();
    if (verdict) engine.verdict(verdict);
    engine.outcome(json(this.#outcome));
    if (this.keeping) engine.keeping(json(this.keeping));
    paint(this.root, [JSON.parse(engine.render()) as JsonML]);
    if (place) this.goTo(place);
  }

  /** The engine, or its revival, has trapped. */
  #trapped(error: unknown): void {
    const now = Date.now();
    this.#traps = [...this.#traps.filter((when) => now - when < span), now];
    restart();
    if (this.#traps.length >= most) {
      this.#engine = undefined;
      return this.listener.broken(error);
    }
    // After what is under way.
    if (this.#traps.length == 1) setTimeout(() => this.#recovered(error));
  }

  #recovered(error: unknown): void {
    this.show({ state: 'failed', code: 'recovered' });
    if (this.#engine) this.listener.recovered(error);
  }

  #changed(operations: string): void {
    // Other answers than those that were stored.
    if (this.#outcome.state == 'stored') this.show({ state: 'idle' });
    // Not at each keystroke: writing all of them costs more the longer the form.
    this.#mirroring ??= setTimeout(() => this.mirror(), pause);
    let verdict: string | undefined;
    try {
      verdict = this.judge.edit(operations);
    } catch {
      // Trapped twice: the answers are unjudged, and submitting makes the judge arrive anew.
    }
    if (verdict) this.do((engine) => engine.verdict(verdict));
  }

  /** Has the validator say what the engine cannot know. */
  #tell(asks: string | undefined, quiet: boolean): void {
    let answers: string | undefined;
    try {
      answers = asks && this.judge.holds(asks);
    } catch {
      // Trapped twice: unknown stays unknown, and submitting makes the judge arrive anew.
    }
    if (answers) this.do((engine) => engine.told(answers), quiet);
  }

  #announce(text: string): void {
    const live = this.root.querySelector('.live');
    // The same words again are read again only if they differ.
    if (live) live.textContent = live.textContent == text ? `${text}\u00a0` : text;
  }
}
