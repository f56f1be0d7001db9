/**
 * Loaded where documents are compared (`mode="compare"`): the wasm that knows how, what it shows, and what people do there.
 * When all is settled, the element goes on with the ordinary form.
 */
import type { Edit, JsonML, Options, Update } from './border.js';
import css from './compare.css';
import type { paint, patch } from './dom.js';
import { Comparer, initSync } from './generated/comparer.js';
import type { sheetOf } from './style.js';
import type { Judge } from './validator.js';

/** What the element lends: this module shares no state with the one that it was loaded by. */
export interface Place {
  readonly root: ShadowRoot;
  readonly module: WebAssembly.Module;
  readonly paint: typeof paint;
  readonly patch: typeof patch;
  readonly sheetOf: typeof sheetOf;
  /** A judge of a document, that has arrived. */
  readonly judge: (instance: string) => Promise<Judge>;
  /** Tells the page that a document is not what was sealed. */
  readonly altered: (message: string) => void;
}

/** Documents being compared in a shadow root. */
export class Comparison {
  #comparer: Comparer | undefined;
  readonly #gone = new AbortController();
  readonly #sheet: CSSStyleSheet;

  /**
   * Shows them.
   *
   * @param envelopes JSON texts: two or more envelopes
   * @throws a string, the border's `{"code", …}`, when they cannot be compared
   */
  constructor(
    readonly place: Place,
    schema: string,
    documents: string,
    public options: Options,
    readonly envelopes: readonly string[],
  ) {
    initSync({ module: place.module });
    this.#comparer = new Comparer(schema, documents, JSON.stringify(options), `[${envelopes.join()}]`);
    const { root, sheetOf, paint } = place;
    this.#sheet = sheetOf(root.ownerDocument, css);
    root.adoptedStyleSheets.push(this.#sheet);
    paint(root, [JSON.parse(this.#comparer.render()) as JsonML]);
    this.#listen(this.#gone.signal);
    void this.#tellAll().then(() => this.#examine());
  }

  /** The form's words. */
  get words(): Options['catalogue'] {
    return this.options.catalogue;
  }

  /** What the person wrote as an answer of all. */
  edit(edit: Edit): void {
    this.#do((comparer) => comparer.edit(JSON.stringify(edit)));
  }

  /** The page changed its mind about the language …; what has been said stays. */
  configure(options: Options): void {
    const text = JSON.stringify(options);
    if (text == JSON.stringify(this.options)) return;
    this.options = options;
    this.#do((comparer) => comparer.configure(text));
  }

  /** Goes on: the document that has come of it, and how many points are open in it; nothing while something is left. */
  settled(): { text: string; open: number } | undefined {
    const update = this.#do((comparer) => comparer.attempt());
    const comparer = this.#comparer;
    return comparer && update.verdict == 'valid' ? { text: comparer.document(), open: comparer.open() } : undefined;
  }

  /** Moves the focus, and the page if the place is out of sight. */
  focus(id: string): void {
    const target = this.place.root.getElementById(id);
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: 'start' });
  }

  /** Stops; the DOM stays as it is. */
  free(): void {
    this.#gone.abort();
    const { root } = this.place;
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet != this.#sheet);
    this.#comparer?.free();
    this.#comparer = undefined;
  }

  #do(deed: (comparer: Comparer) => string): Update {
    if (!this.#comparer) return {};
    const update = JSON.parse(deed(this.#comparer)) as Update;
    const { root, patch } = this.place;
    if (update.patches) patch(root, update.patches);
    const live = root.querySelector('.live');
    if (live && update.announce) live.textContent = update.announce;
    if (update.focus) this.focus(update.focus);
    return update;
  }

  #listen(signal: AbortSignal): void {
    const { root } = this.place;
    root.addEventListener(
      'change',
      ({ target }) => {
        const { value, dataset } = target as HTMLInputElement;
        if (dataset['settle'] != undefined) {
          this.#do((comparer) => comparer.settle(Number(dataset['settle']), value));
          void this.#tell(this.#last());
        } else if (dataset['open'] != undefined) this.#explain(dataset['open'], true);
      },
      { signal },
    );
    root.addEventListener(
      'input',
      ({ target }) => {
        const { open } = (target as HTMLElement).dataset;
        if (open != undefined) this.#explain(open, false);
      },
      { signal },
    );
  }

  /** Why something is left open, and until when. */
  #explain(discrepancy: string, written: boolean): void {
    const [reason, day] = [...this.place.root.querySelectorAll<HTMLInputElement>(`[data-open="${discrepancy}"]`)];
    this.#do((comparer) => comparer.explain(Number(discrepancy), reason!.value, day!.value, written));
  }

  /** The number of the merged document. */
  #last(): number {
    return this.envelopes.length;
  }

  /** Has the validator say what only it knows of the documents' conditions. */
  async #tellAll(): Promise<void> {
    for (let document = 0; document <= this.#last(); document++) await this.#tell(document);
  }

  /** Finds out whether each document is what was sealed. */
  async #examine(): Promise<void> {
    let judge: Judge | undefined;
    try {
      judge = await this.place.judge('{}');
      for (const [document, text] of this.envelopes.entries()) {
        if (judge.flaw(text) != 'altered' || !this.#comparer) continue;
        this.#do((comparer) => comparer.altered(document));
        this.place.altered(this.words['document.altered']!);
      }
    } catch {
      // Without the validator nobody knows; it is needed again before anything is stored.
    } finally {
      judge?.free();
    }
  }

  async #tell(document: number): Promise<void> {
    // What it says may reveal questions with conditions of their own.
    for (let round = 0, before = ''; round < 4; round++) {
      const asked = this.#comparer?.asks(document);
      if (!asked || asked == before) return;
      before = asked;
      const [asks, instance] = JSON.parse(asked) as [string, string];
      let judge: Judge | undefined;
      try {
        judge = await this.place.judge(instance);
        const answers = judge.holds(asks);
        if (answers) this.#do((comparer) => comparer.told(document, answers));
      } catch {
        // Unknown stays unknown: the form says so when it is submitted.
        return;
      } finally {
        judge?.free();
      }
    }
  }
}
