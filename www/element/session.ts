import type { Catalogue, Change, Edit, JsonML, Options, Outcome, Update } from './border.js';
import { paint, patch } from './dom.js';
import type { Engine } from './generated/engine.js';
import { json } from './json.js';
import type { WasmSource } from './loading.js';
import { Judge } from './validator.js';

/** What a session tells the element around it. */
export interface Listener {
  /** An answer is different now. */
  changed(change: Change): void;
  /** The engine failed: it cannot be used any more. */
  broken(error: unknown): void;
}

/** One form at work: an engine, what it shows in a shadow root, and the judge of its answers. */
export class Session {
  /** The judge; on its way at first. */
  readonly judge: Judge;
  /** The answers as they were a moment ago: what there is to go on from if the engine fails. */
  last = '{}';
  #engine: Engine | undefined;
  #options: string;
  #noting: ReturnType<typeof setTimeout> | undefined;
  /** The form says that its answers are stored. */
  #stored = false;

  /**
   * Shows the form.
   *
   * @param options what the engine was made with
   */
  constructor(
    readonly root: ShadowRoot,
    engine: Engine,
    schema: string,
    documents: string,
    public options: Options,
    readonly listener: Listener,
  ) {
    this.#engine = engine;
    this.#options = json(options);
    this.judge = new Judge(schema, documents, () => this.answers());
    paint(root, [JSON.parse(engine.render()) as JsonML]);
    this.answers();
  }

  /** The form's words. */
  get words(): Catalogue {
    return this.options.catalogue;
  }

  /**
   * Asks the engine something; `undefined` when it is gone or has failed.
   *
   * @throws a string, the border's `{"code", …}`, when it refuses what it is given
   */
  ask<T>(question: (engine: Engine) => T): T | undefined {
    if (!this.#engine) return undefined;
    try {
      return question(this.#engine);
    } catch (error) {
      if (typeof error == 'string') throw error;
      this.listener.broken(error);
      return undefined;
    }
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
    return (this.last = this.ask((engine) => engine.instance()) ?? this.last);
  }

  /** What the person did. */
  edit(edit: Edit): Update {
    return this.do((engine) => engine.edit(json(edit)));
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
    this.#stored = outcome.state == 'stored';
    this.do((engine) => engine.outcome(json(outcome)));
    // Who pressed the button at the lower edge of the window should see what came of it.
    if (outcome.state != 'idle') this.root.querySelector('.outcome')?.scrollIntoView({ block: 'nearest' });
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
    clearTimeout(this.#noting);
    this.judge.free();
    try {
      engine?.free();
    } catch {
      // It failed before, and its instance went with it.
    }
  }

  #changed(operations: string): void {
    // Other answers than those that were stored.
    if (this.#stored) this.show({ state: 'idle' });
    // Not at each keystroke: writing all of them costs more the longer the form.
    clearTimeout(this.#noting);
    this.#noting = setTimeout(() => this.answers(), 300);
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
