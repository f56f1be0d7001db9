import { AttributeElement } from './attributes.js';
import type { Catalogue, Diagnostic, Options, Party, Progress, Violation } from './border.js';
import { catalogueOf, localeOf } from './catalogue.js';
import { paint, patch } from './dom.js';
import type { Break, Envelope, RelationKind } from './envelope.js';
import { listen } from './events.js';
import { factsOf, isFinished } from './facts.js';
import { Failure, getText, sentence, showFailure, showLoading, type FailureCode } from './failure.js';
import { Engine, initSync } from './generated/engine.js';
import { json, jsonText } from './json.js';
import { compile, type WasmSource } from './loading.js';
import { Readiness } from './readiness.js';
import { send } from './sending.js';
import { Session } from './session.js';
import type { Comparison } from './sovitaan-compare.js';
import { SovitaanEvent, type ErrorDetail, type Settled } from './sovitaan-event.js';
import { sheet, sheetOf } from './style.js';
import type { Sealed } from './submit.js';
import { Judge, verify } from './validator.js';
import { version } from './version.js';

/** Where the files beside this module are. */
const folder = new URL('.', import.meta.url);

let count = 0;

declare global {
  interface HTMLElementTagNameMap {
    'sovitaan-form': SovitaanForm;
  }
}

/** `<sovitaan-form>`: attributes and properties in, events out. */
export class SovitaanForm extends AttributeElement {
  /** The version of the library. */
  static readonly version: string = version;
  /** The engine's wasm: to be set before the first form where `sovitaan.wasm` is not beside this module. */
  static wasm: WasmSource = new URL('sovitaan.wasm', folder);
  /** The validator's wasm, likewise. */
  static validatorWasm: WasmSource = new URL('sovitaan-validator.wasm', folder);
  /** The wasm for comparing, likewise. */
  static compareWasm: WasmSource = new URL('sovitaan-compare.wasm', folder);
  /** Language tags with a file in `locales/`; a page that adds a file adds its tag here. */
  static locales: string[] = ['fi', 'sv', 'en'];
  /** What the browser reports to {@link attributeChangedCallback}. */
  static readonly observedAttributes = ['src', 'lang', 'mode', 'heading-level', 'readonly', 'disabled', 'apart'];

  /**
   * Where a chain of documents was changed: envelopes as they were stored, oldest first, each of which goes on from the
   * one before it. As text they keep the digits that an object may lose.
   *
   * @returns the first break, or `null` when every digest and every recorded change holds
   */
  static verify(envelopes: readonly (Envelope | string)[]): Promise<Break | null> {
    return verify(SovitaanForm.validatorWasm, envelopes.map(jsonText));
  }

  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #prefix = `s${++count}`;
  readonly #language = new MutationObserver(() => this.#plan());
  #listening: AbortController | undefined;
  #session: Session | undefined;
  #comparison: Comparison | undefined;
  #documents: readonly (Envelope | string)[] = [];
  /** The ids of the documents that were settled in the answers, separated by spaces. */
  #settles = '';
  #schema: object | string | undefined;
  #schemas: Readonly<Record<string, object | string>> = {};
  #messages: Catalogue = {};
  #fetched: { url: string; text: string } | undefined;
  /** The answers to start with, as JSON text; and those to go back to. */
  #value: string | undefined;
  #first: string | undefined;
  /** The text of the envelope that the form was opened with. */
  #submission: string | undefined;
  #parties: readonly Party[] = [];
  /** What the new document is to the one that the form was opened with, where the page has said so. */
  #relation: RelationKind | undefined;
  #sealed: Sealed | undefined;
  #sending: Promise<boolean> | undefined;
  /** A microtask is under way that will see to everything. */
  #planned = false;
  /** There is to be a new session. */
  #fresh = true;
  /** Grows when what is being loaded is not wanted any more. */
  #turn = 0;
  #readiness = new Readiness();

  /** Called by the browser. */
  connectedCallback(): void {
    this.honour('schemas', 'messages', 'parties', 'relation', 'schema', 'submission', 'documents', 'value');
    this.#root.adoptedStyleSheets = [sheet(this.ownerDocument)];
    this.#language.observe(this.ownerDocument.documentElement, { attributeFilter: ['lang'] });
    this.#plan();
  }

  /** Called by the browser. */
  disconnectedCallback(): void {
    this.#language.disconnect();
    this.#plan();
  }

  /** Called by the browser. */
  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    // What is compared is another thing than what is filled in.
    const compares = name == 'mode' && (before == 'compare' || now == 'compare');
    if (before != now) this.#plan(name == 'src' || compares);
  }

  /** The checklist, instead of `src`. As JSON text it keeps the order of keys and the digits that an object may lose. */
  get schema(): object | string | undefined {
    return this.#schema;
  }
  set schema(schema: object | string | undefined) {
    this.#schema = schema;
    this.#plan(true);
  }

  /** The documents that the checklist refers to, by the addresses that it uses; none is ever fetched. JSON text may be given too. */
  get schemas(): Readonly<Record<string, object | string>> {
    return this.#schemas;
  }
  set schemas(schemas: Readonly<Record<string, object | string>> | undefined) {
    this.#schemas = schemas ?? {};
    this.#plan(true);
  }

  /** The page's own words, by the ids of the catalogue or of JSON Forms (`<prefix>.error.<keyword>`); in front of the language's. */
  get messages(): Catalogue {
    return this.#messages;
  }
  set messages(messages: Catalogue | undefined) {
    this.#messages = messages ?? {};
    this.#plan();
  }

  /** The answers so far, as plain JSON; may be set as JSON text too. When `src` or `schema` changes as well, set it after. */
  get value(): Record<string, unknown> {
    return JSON.parse(this.#session?.answers() ?? this.#value ?? '{}') as Record<string, unknown>;
  }
  set value(value: Readonly<Record<string, unknown>> | string | undefined) {
    const text = jsonText(value ?? {});
    JSON.parse(text);
    try {
      if (this.#session) this.#session.do((engine) => engine.replace(text), true);
      else this.#first = this.#value = text;
    } catch (error) {
      throw new TypeError(told(error as string).message);
    }
  }

  /** An earlier envelope, to read or to go on from. */
  get submission(): Envelope | undefined {
    return this.#submission ? (JSON.parse(this.#submission) as Envelope) : undefined;
  }
  set submission(envelope: Envelope | undefined) {
    this.#submission = envelope && json(envelope);
    if (envelope) this.value = envelope.data;
    this.#plan();
  }

  /** The documents to compare, in the mode `compare`: two or more envelopes of one form; as JSON text they keep their digits. */
  get documents(): readonly (Envelope | string)[] {
    return this.#documents;
  }
  set documents(documents: readonly (Envelope | string)[] | undefined) {
    this.#documents = documents ?? [];
    this.#plan(this.mode == 'compare');
  }

  /** What the new document is to the one in `submission`: unless told, it amends a finished one and replaces another. */
  get relation(): RelationKind {
    return this.#relation ?? (isFinished(this.submission) ? 'amends' : 'replaces');
  }
  set relation(relation: RelationKind | undefined) {
    this.#relation = relation;
    this.#plan();
  }

  /** Who is at the keyboard, when the page knows: nobody else can agree. */
  get parties(): readonly Party[] {
    return this.#parties;
  }
  set parties(parties: readonly Party[] | undefined) {
    this.#parties = parties ?? [];
    this.#plan();
  }

  /** What is wrong with the answers, as far as they have been judged. */
  get violations(): readonly Violation[] {
    return JSON.parse(this.#session?.ask((engine) => engine.violations()) ?? '[]') as Violation[];
  }

  /** Remarks to the checklist's author: what of it could not be made into a form. */
  get diagnostics(): readonly Diagnostic[] {
    return JSON.parse(this.#session?.ask((engine) => engine.diagnostics()) ?? '[]') as Diagnostic[];
  }

  /** How far the person has come. */
  get progress(): Progress {
    return JSON.parse(this.#session?.ask((engine) => engine.progress()) ?? '{"answered":0,"total":0}') as Progress;
  }

  /** Fulfilled when the form is on the page, rejected when it cannot be. Another promise after another `src` or `schema`. */
  get ready(): Promise<void> {
    return this.#readiness.promise;
  }

  /**
   * What the submit button does. Fulfilled with whether the host has stored the answers.
   *
   * @param how `unfinished` is what the other button does: answers may be missing, and somebody goes on with it
   */
  submit({ unfinished = this.apart }: { unfinished?: boolean } = {}): Promise<boolean> {
    const session = this.#session;
    if (!session) return Promise.resolve(false);
    const text = this.#submission;
    const earlier = text ? { text, relation: this.relation } : undefined;
    this.#sending ??= send(session, this, SovitaanForm.validatorWasm, { unfinished, earlier, settles: this.#settles }, this.#sealed)
      .then(({ stored, sealed }) => {
        this.#sealed = sealed;
        // Who goes on here goes on from what is stored now.
        if (stored && sealed && unfinished) this.#submission = sealed.text;
        return stored;
      })
      .finally(() => {
        this.#sending = undefined;
      });
    return this.#sending;
  }

  /** Is everything in order? Shows nothing. False while nobody knows: before the validator has arrived. */
  checkValidity(): boolean {
    return !!this.#session?.judge.arrived && !this.violations.length;
  }

  /** The same, and shows what is not. */
  reportValidity(): boolean {
    return this.#session?.do((engine) => engine.attempt(false)).verdict == 'valid';
  }

  /** Back to the answers that the page gave at first. */
  reset(): void {
    const session = this.#session;
    if (session) this.#open(session.judge, session.options, this.#first);
  }

  /** Whatever has changed, what follows is done once, after the page has finished changing. */
  #plan(fresh = false): void {
    if (fresh) {
      this.#fresh = true;
      this.#settles = '';
      this.#comparison?.free();
      this.#comparison = undefined;
      if (this.#readiness.settled) this.#readiness = new Readiness();
      if (this.#session) {
        // Answers to other questions.
        this.#value = this.#first = undefined;
        this.#close();
      }
    }
    if (this.#planned) return;
    this.#planned = true;
    queueMicrotask(() => {
      this.#planned = false;
      if (!this.isConnected) this.#stop();
      else if (this.#fresh) void this.#start();
      else void this.#configure();
    });
  }

  async #start(): Promise<void> {
    const turn = ++this.#turn;
    this.#fresh = false;
    this.#listen();
    const late = setTimeout(() => paint(this.#root, [showLoading(this.#locale())]), 400);
    try {
      const [module, options, schema] = await Promise.all([compile(SovitaanForm.wasm), this.#options(), this.#text()]);
      if (turn != this.#turn) return;
      const compares = this.mode == 'compare';
      if (schema == undefined || (compares && this.#documents.length < 2)) return paint(this.#root, []);
      initSync({ module });
      if (compares) {
        const comparison = await this.#compare(schema, options);
        if (turn != this.#turn) return comparison.free();
        this.#comparison = comparison;
      } else this.#open({ schema, documents: documentsText(this.#schemas) }, options, this.#value);
      this.#readiness.resolve();
      this.#tell('ready', null);
      void this.#configure();
    } catch (error) {
      if (turn == this.#turn) this.#fail(error);
    } finally {
      clearTimeout(late);
    }
  }

  #stop(): void {
    this.#turn++;
    this.#fresh = true;
    this.#listening?.abort();
    this.#listening = undefined;
    this.#value = this.#session?.answers() ?? this.#value;
    this.#close();
  }

  /** A new engine in the place of the one that there is. */
  #open({ schema, documents }: { schema: string; documents: string }, options: Options, value: string | undefined): void {
    let engine;
    try {
      engine = new Engine(schema, documents, json(options), value);
    } catch (error) {
      if (typeof error != 'string') throw error;
      // To be fetched anew when somebody tries again.
      this.#fetched = undefined;
      const { code, message } = told(error);
      throw new Failure(code as FailureCode, this.src, message);
    }
    this.#close();
    const session = new Session(this.#root, engine, schema, documents, options, {
      changed: (change) => this.#tell('change', change),
      broken: (error) => {
        this.#value = session.last;
        this.#close();
        this.#fail(error);
      },
    });
    this.#session = session;
    void this.#judge(session);
  }

  /** The documents beside each other, in the place of a form. */
  async #compare(schema: string, options: Options): Promise<Comparison> {
    const documents = documentsText(this.#schemas);
    const [chunk, module] = await Promise.all([import('./sovitaan-compare.js'), compile(SovitaanForm.compareWasm)]);
    const judge = async (instance: string): Promise<Judge> => {
      const made = new Judge(schema, documents, () => instance);
      await made.arrive(SovitaanForm.validatorWasm);
      return made;
    };
    const envelopes = `[${this.#documents.map(jsonText).join()}]`;
    try {
      return new chunk.Comparison({ root: this.#root, module, paint, patch, sheetOf, judge }, schema, documents, options, envelopes);
    } catch (error) {
      if (typeof error != 'string') throw error;
      const { code, message } = told(error);
      throw new Failure(code as FailureCode, this.src, message);
    }
  }

  /** All is settled: the same place becomes the form with the answers of all. */
  #proceed(): void {
    const settled = this.#comparison?.settled();
    if (!settled) return;
    const { text, open } = settled;
    const settles = this.#documents.map((document) => (JSON.parse(jsonText(document)) as Envelope).id);
    const event = new SovitaanEvent('settled', { value: JSON.parse(text) as Settled['value'], settles, open }, true);
    if (!this.dispatchEvent(event)) return;
    this.mode = 'fill';
    this.value = text;
    this.#settles = settles.join(' ');
    // Where one reads on, not at the button that has gone.
    this.ready.then(() => this.#session?.focus(`${this.#prefix}-0-l`)).catch(() => {});
  }

  #close(): void {
    this.#comparison?.free();
    this.#session?.free();
    this.#comparison = this.#session = undefined;
  }

  /** Brings the validator, without anybody waiting for it. */
  async #judge(session: Session): Promise<void> {
    try {
      await session.arrive(SovitaanForm.validatorWasm);
    } catch (error) {
      // That it cannot be had is said when somebody submits; that it refuses the checklist is for the author, now.
      if (typeof error == 'string') this.#error({ code: 'schema-broken', message: told(error).message });
    }
  }

  async #configure(): Promise<void> {
    const session = this.#session;
    try {
      const options = await this.#options();
      // Unless the page has changed its mind meanwhile: that has its own turn.
      if (session == this.#session && options.locale == this.#locale()) (this.#comparison ?? session)?.configure(options);
    } catch (error) {
      this.#error(error as ErrorDetail);
    }
  }

  async #options(): Promise<Options> {
    const locale = this.#locale();
    const catalogue = await catalogueOf(locale, folder);
    return {
      locale,
      catalogue: { ...catalogue, ...this.#messages },
      mode: this.mode == 'view' ? 'view' : 'fill',
      headingLevel: this.headingLevel,
      readonly: this.readOnly,
      disabled: this.disabled,
      prefix: this.#prefix,
      document: factsOf(this.submission),
      parties: this.#parties,
      account: this.#account(),
    };
  }

  /** What has to be said beside the answers. */
  #account(): Options['account'] {
    if (this.apart) return 'apart';
    const earlier = this.submission;
    return earlier && isFinished(earlier) && this.relation == 'amends' ? 'change' : null;
  }

  #locale(): string {
    return localeOf(this, SovitaanForm.locales);
  }

  /** The checklist's text; `undefined` while the page has not said which. */
  async #text(): Promise<string | undefined> {
    if (this.#schema) return jsonText(this.#schema);
    const url = this.src;
    if (!url) return undefined;
    if (this.#fetched?.url != url) this.#fetched = { url, text: await getText(url, 'schema-unreachable') };
    return this.#fetched.text;
  }

  #listen(): void {
    if (this.#listening) return;
    this.#listening = new AbortController();
    const hands = {
      edit: (edit: Parameters<Session['edit']>[0]) => (this.#comparison ?? this.#session)?.edit(edit),
      show: (id: string) => (this.#comparison ?? this.#session)?.focus(id),
      press: (kind: string, button: HTMLElement) => {
        if (kind == 'submit' && this.#comparison) this.#proceed();
        else if (kind == 'submit') void this.submit();
        else if (kind == 'store') void this.submit({ unfinished: true });
        else if (kind == 'acknowledge') void this.#agree(button);
        else if (kind == 'retry') this.#plan(true);
        else void this.#calendar(button);
      },
    };
    listen(this.#root, hands, this.#listening.signal);
  }

  /** Who agrees, agrees to answers that the judge has seen. */
  async #agree(button: HTMLElement): Promise<void> {
    const session = this.#session;
    try {
      await session?.arrive(SovitaanForm.validatorWasm);
      if (session && session == this.#session) session.judge.chunk!.agree(session, button);
    } catch (error) {
      const code = 'validator-unavailable';
      session?.show({ state: 'failed', code });
      this.#error({ code, message: `${error}` });
    }
  }

  async #calendar(button: HTMLElement): Promise<void> {
    const input = this.#root.getElementById(button.dataset['for'] ?? '') as HTMLInputElement | null;
    const words = (this.#comparison ?? this.#session)?.words;
    const signal = this.#listening?.signal;
    try {
      const { open } = await import('./calendar.js');
      if (input?.isConnected && words && signal) open({ root: this.#root, input, words, paint, sheetOf, signal });
    } catch (error) {
      // The date can be typed all the same.
      input?.focus();
      this.#error({ code: 'calendar-unavailable', message: `${error}` });
    }
  }

  /** In the place of the form: why there is none. */
  #fail(error: unknown): void {
    const failure = error instanceof Failure ? error : new Failure('engine-failed', `${error}`);
    const locale = this.#locale();
    paint(this.#root, [showFailure(failure, locale)]);
    this.#readiness.reject(failure);
    this.#error({ code: failure.code, message: sentence(failure, locale) });
  }

  #error({ code, message }: ErrorDetail): void {
    this.#tell('error', { code, message });
  }

  #tell(name: string, detail: unknown): void {
    this.dispatchEvent(new SovitaanEvent(name, detail));
  }
}

/** What the border throws. */
function told(error: string): ErrorDetail {
  return JSON.parse(error) as ErrorDetail;
}

/** Documents by address as one JSON text; each may be text already. */
function documentsText(documents: Readonly<Record<string, object | string>>): string {
  const members = Object.entries(documents).map(([address, document]) => `${json(address)}:${jsonText(document)}`);
  return `{${members.join()}}`;
}
