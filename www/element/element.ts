import { AttributeElement } from './attributes.js';
import type { Catalogue, Diagnostic, Options, Party, Progress, Violation } from './border.js';
import { catalogueOf, localeOf } from './catalogue.js';
import { compare, settlementOf } from './comparing.js';
import { paint } from './dom.js';
import type { DraftStore } from './draft-store.js';
import { start } from './engine.js';
import type { Break, Envelope, RelationKind } from './envelope.js';
import { listen } from './events.js';
import { factsOf } from './facts.js';
import type { FormMember } from './in-form.js';
import { Failure, getText, loading, sentence, showFailure, showLoading, type FailureCode } from './failure.js';
import { json, jsonText } from './json.js';
import { Keeping, keeps } from './keeping.js';
import { compile, type WasmSource } from './loading.js';
import { Origin } from './origin.js';
import { Outbox } from './outbox.js';
import { Readiness } from './readiness.js';
import type { Headers } from './request.js';
import { Session } from './session.js';
import type { Comparison } from './sovitaan-compare.js';
import { SovitaanEvent, type ErrorDetail } from './sovitaan-event.js';
import { sheet, sheetOf } from './style.js';
import { verify } from './validator.js';
import { version } from './version.js';

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
  static wasm: WasmSource = new URL('./sovitaan.wasm', import.meta.url);
  /** The validator's wasm, likewise. */
  static validatorWasm: WasmSource = new URL('./sovitaan-validator.wasm', import.meta.url);
  /** The wasm for comparing, likewise. */
  static compareWasm: WasmSource = new URL('./sovitaan-compare.wasm', import.meta.url);
  /** Language tags with a file in `locales/`; a page that adds a file adds its tag here. */
  static locales: string[] = ['fi', 'sv', 'en'];
  /** With a `name`, it takes part in a `<form>` of the page. */
  static readonly formAssociated = true;
  /** What the browser reports to {@link attributeChangedCallback}. */
  static readonly observedAttributes = ['src', 'lang', 'mode', 'heading-level', 'readonly', 'disabled', 'apart', 'drafts', 'draft-days', 'subject', 'name', 'required'];

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
  readonly #internals = this.attachInternals();
  readonly #prefix = `s${++count}`;
  readonly #language = new MutationObserver(() => this.#plan());
  #listening: AbortController | undefined;
  #session: Session | undefined;
  #comparison: Comparison | undefined;
  #documents: readonly (Envelope | string)[] = [];
  #schema: object | string | undefined;
  #schemas: Readonly<Record<string, object | string>> = {};
  #messages: Catalogue = {};
  #fetched: { url: string; text: string } | undefined;
  /** The answers to start with, as JSON text; and those to go back to. */
  #value: string | undefined;
  #first: string | undefined;
  /** All that had been typed when the form was taken out of the page. */
  #left: { schema: string; mirror: string } | undefined;
  readonly #origin = new Origin();
  readonly #outbox = new Outbox(this);
  /** Its part in a form of the page. */
  #member: FormMember | undefined;
  #parties: readonly Party[] = [];
  readonly #keeping = new Keeping(this, {
    session: () => this.#session,
    origin: this.#origin,
    take: (kept) => this.#outbox.take(kept, this.#session!.schema),
    send: (kept) => {
      this.#outbox.take(kept, this.#session!.schema);
      // What a form of the page carries goes out when that does.
      if (!this.#isMember) this.ready.then(() => this.#send(kept.unfinished, true)).catch(() => {});
    },
    follow: (follows) => {
      this.#follows = follows;
      void this.#configure();
    },
    configure: () => void this.#configure(),
    reset: () => this.reset(),
    tell: (state, savedAt) => this.#tell('draft', { state, savedAt: savedAt ?? null }),
    missing: (error) => this.#error({ code: 'drafts-unavailable', message: `${error}` }),
  });
  #draftStore: DraftStore | undefined;
  #headers: Headers = {};
  /** Another tab is written in. */
  #follows = false;
  /** A microtask is under way that will see to everything. */
  #planned = false;
  /** There is to be a new session. */
  #fresh = true;
  /** Grows when what is being loaded is not wanted any more. */
  #turn = 0;
  #readiness = new Readiness();

  /** Called by the browser. */
  connectedCallback(): void {
    this.honour('schemas', 'messages', 'headers', 'draftStore', 'parties', 'relation', 'schema', 'submission', 'documents', 'value');
    this.#root.adoptedStyleSheets = [sheet(this.ownerDocument)];
    this.#language.observe(this.ownerDocument.documentElement, { attributeFilter: ['lang'] });
    this.addEventListener('invalid', this.#invalid);
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

  /** Called by the browser. */
  formAssociatedCallback(): void {
    this.#plan();
  }

  /** Called by the browser. */
  formResetCallback(): void {
    this.reset();
  }

  /** Called by the browser: a `<fieldset>` around it has been disabled. */
  formDisabledCallback(): void {
    this.#plan();
  }

  /** The form of the page that it stands in. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  /** Whether the page's form may go out, as far as this is concerned. */
  get validity(): ValidityState {
    return this.#internals.validity;
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
      if (this.#session) {
        this.#session.replace(text);
        this.#amend();
      } else this.#first = this.#value = text;
      this.#left = undefined;
      this.#keeping.given(text);
    } catch (error) {
      throw new TypeError(told(error as string).message);
    }
  }

  /** An earlier envelope, to read or to go on from; as JSON text it stays what was sealed. */
  get submission(): Envelope | undefined {
    return this.#origin.envelope;
  }
  set submission(given: Envelope | string | undefined) {
    const text = given ? jsonText(given) : undefined;
    const envelope = text ? (JSON.parse(text) as Envelope) : undefined;
    // Answers to the questions of another checklist do not go into this form; and where none could be opened, one may now.
    const fits = this.#session?.ask((engine) => engine.isOf(`${envelope?.dataschema ?? ''}`)) ?? !!this.#comparison;
    if (!fits) this.#plan(true);
    this.#origin.begin();
    // What was not opened leaves nothing behind.
    if (envelope || (!fits && this.#origin.opened)) this.value = envelope?.data;
    this.#origin.opened = text;
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
    return this.#origin.relation;
  }
  set relation(relation: RelationKind | undefined) {
    this.#origin.told = relation;
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

  /** Where drafts are kept, instead of the tab or the device. To be set before the form is there. */
  get draftStore(): DraftStore | undefined {
    return this.#draftStore;
  }
  set draftStore(store: DraftStore | undefined) {
    this.#draftStore = store;
  }

  /** What the form's requests carry besides its own headers, or a function that says so each time. */
  get headers(): Headers {
    return this.#headers;
  }
  set headers(headers: Headers | undefined) {
    this.#headers = headers ?? {};
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
   * What the submit button does. Fulfilled with whether the host has stored the answers: as long as it answers neither
   * yes nor no it is asked again, and asked at once when this is called meanwhile.
   *
   * @param how `unfinished` is what the other button does: answers may be missing, and somebody goes on with it
   */
  submit({ unfinished = this.apart }: { unfinished?: boolean } = {}): Promise<boolean> {
    return this.#send(unfinished);
  }

  #send(unfinished: boolean, resumes = false): Promise<boolean> {
    const session = this.#session;
    if (!session || !this.#listening || this.#follows) return Promise.resolve(false);
    // Whatever becomes of the form meanwhile, its draft is this one.
    const { drafts } = this.#keeping;
    const { begun } = this.#origin;
    const isHere = (): boolean => this.#session == session;
    return this.#outbox.send({
      session,
      origin: this.#origin,
      drafts,
      wasm: SovitaanForm.validatorWasm,
      signal: this.#listening.signal,
      unfinished,
      resumes,
      isHere,
      stored: async ({ text, instance }) => {
        const isUnchanged = session.answers() == instance;
        // Unless the page has begun another document since: that goes on from nothing, or from another one.
        const isSame = isHere() && this.#origin.begun == begun;
        if (isSame) this.#origin.keep(text, unfinished);
        if (isSame && !isUnchanged) this.#amend();
        // Reset since: what is kept under this key is the next person's.
        if (isHere() ? isUnchanged : drafts != this.#keeping.drafts) await this.#keeping.stored(drafts);
        else drafts?.unseal();
      },
    });
  }

  /** Is everything in order? Shows nothing. False while nobody knows: before the validator has arrived. */
  checkValidity(): boolean {
    return !!this.#session?.judge.arrived && !this.violations.length;
  }

  /** The same, and shows what is not. */
  reportValidity(): boolean {
    return this.#session?.do((engine) => engine.attempt(false)).verdict == 'valid';
  }

  /** Takes back what the person did last, like the button; nothing happens when there is nothing. */
  undo(): void {
    (this.#comparison ?? this.#session)?.edit({ kind: 'undo', at: '' });
  }

  /** Does again what was taken back last. */
  redo(): void {
    (this.#comparison ?? this.#session)?.edit({ kind: 'redo', at: '' });
  }

  /** Back to the answers that the page gave at first. */
  reset(): void {
    const session = this.#session;
    this.#origin.begin();
    if (session) this.#open(session.judge, session.options, this.#first);
    this.#plan();
    this.#keeping.drafts?.changed();
  }

  /** A finished document is changed where it has been stored: who does so, and why, is asked as if it had been opened anew. */
  #amend(): void {
    const session = this.#session;
    if (!session || !this.#origin.change()) return;
    // What was said of the change before was said of that one.
    session.configure({ ...session.options, account: null });
    session.configure({ ...session.options, account: this.#account() });
  }

  /** Whatever has changed, what follows is done once, after the page has finished changing. */
  #plan(fresh = false): void {
    if (fresh) {
      this.#fresh = true;
      this.#origin.settles = '';
      this.#comparison?.free();
      this.#comparison = undefined;
      if (this.#readiness.settled) this.#readiness = new Readiness();
      if (this.#session) {
        // Answers to other questions.
        this.#value = this.#first = this.#left = undefined;
        this.#origin.begin();
        this.#close();
      }
    }
    this.#hold();
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
    const { stored } = this;
    if (stored) {
      await import('./stored.js').then(({ forgetStored }) => forgetStored(stored)).catch(() => {});
      if (turn != this.#turn) return;
      // A page that only thanks has no checklist, and nothing is loaded for it.
      if (!this.src && !this.#schema) return paint(this.#root, []);
    }
    const late = setTimeout(() => paint(this.#root, [showLoading(this.#locale())]), 400);
    try {
      const documents = documentsText(this.#schemas);
      // Its script comes while the rest does.
      if (keeps(this)) import('./drafts.js').catch(() => {});
      const [module, options, schema] = await Promise.all([compile(SovitaanForm.wasm), this.#options(), this.#text()]);
      if (turn != this.#turn) return;
      const compares = this.mode == 'compare';
      if (schema == undefined || (compares && this.#documents.length < 2)) return paint(this.#root, []);
      if (compares) {
        const comparison = await this.#compare(schema, options);
        if (turn != this.#turn) return comparison.free();
        this.#comparison = comparison;
      } else {
        start(module);
        const left = this.#left?.schema == schema ? this.#left.mirror : undefined;
        this.#left = undefined;
        const open = (): void => {
          clearTimeout(late);
          this.#open({ schema, documents }, options, this.#value);
        };
        // Put back into the page: what was typed is there at once, however long the store takes.
        if (left) (open(), this.#session!.resume(left, true));
        await this.#keeping.bring({ schema, documents });
        if (turn != this.#turn) return;
        if (!left) open();
        this.#keeping.begin(!!left);
      }
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
    this.#outbox.leave();
    this.#value = this.#session?.answers() ?? this.#value;
    this.#left = this.#session && { schema: this.#session.schema, mirror: this.#session.mirror() };
    this.#close();
  }

  /** A new engine in the place of the one that there is. */
  #open({ schema, documents }: { schema: string; documents: string }, options: Options, value: string | undefined): void {
    let session: Session;
    try {
      session = new Session(this.#root, schema, documents, options, value, {
        changed: (change) => {
          this.#amend();
          this.#tell('change', change);
        },
        typed: () => {
          this.#keeping.typed();
          this.#hold();
        },
        recovered: (error) => this.#error({ code: 'engine-recovered', message: `${error}` }),
        broken: (error) => {
          this.#value = session.last;
          this.#close();
          this.#fail(error, session.words['keeping.download.do']);
        },
      });
    } catch (error) {
      // To be fetched anew when somebody tries again.
      this.#fetched = undefined;
      throw this.#refusal(error);
    }
    const keeping = this.#session?.keeping;
    this.#session?.free();
    this.#session = session;
    if (keeping) session.keep(keeping);
    void this.#judge(session);
  }

  /** The documents beside each other, in the place of a form. */
  async #compare(schema: string, options: Options): Promise<Comparison> {
    const { compareWasm, validatorWasm } = SovitaanForm;
    const matter = { schema, references: documentsText(this.#schemas), options, documents: this.#documents };
    const altered = (message: string): void => this.#altered(message);
    return compare(this.#root, { ...matter, compareWasm, validatorWasm, altered }).catch((error: unknown) => {
      throw this.#refusal(error);
    });
  }

  /** What the border throws as text is an answer; all else is a fault of ours. */
  #refusal(error: unknown): unknown {
    if (typeof error != 'string') return error;
    const { code, message } = told(error);
    return new Failure(code as FailureCode, this.src, message);
  }

  /** All is settled: the same place becomes the form with the answers of all. */
  #proceed(): void {
    const settlement = this.#comparison && settlementOf(this.#comparison, this.#documents);
    if (!settlement) return;
    const { text, detail } = settlement;
    if (!this.dispatchEvent(new SovitaanEvent('settled', detail, true))) return;
    this.mode = 'fill';
    this.value = text;
    this.#origin.settles = detail.settles.join(' ');
    // Where one reads on, not at the button that has gone.
    this.ready.then(() => this.#session?.focus(`${this.#prefix}-0-l`)).catch(() => {});
  }

  #close(): void {
    this.#keeping.stop();
    this.#comparison?.free();
    this.#session?.free();
    this.#comparison = this.#session = undefined;
  }

  /** Brings the validator, without anybody waiting for it. */
  async #judge(session: Session): Promise<void> {
    try {
      await session.arrive(SovitaanForm.validatorWasm);
      this.#member?.look();
      this.#examine(session);
    } catch (error) {
      // That it cannot be had is said when somebody submits; that it refuses the checklist is for the author, now.
      if (typeof error == 'string') this.#error({ code: 'schema-broken', message: told(error).message });
    }
  }

  /** Says so where the document that the page has opened is not what was sealed. */
  #examine(session: Session): void {
    if (session != this.#session || !session.judge.arrived) return;
    if (!this.#origin.examine((text) => session.judge.flaw(text))) return;
    this.#altered(session.words['document.altered']!);
    void this.#configure();
  }

  /** Tells the page that a document of its is not what was sealed. */
  #altered(message: string): void {
    this.#error({ code: 'document-altered', message });
  }

  async #configure(): Promise<void> {
    const session = this.#session;
    try {
      const options = await this.#options();
      // Unless the page has changed its mind meanwhile: that has its own turn.
      if (session != this.#session || options.locale != this.#locale()) return;
      (this.#comparison ?? session)?.configure(options);
      if (!session) return;
      this.#examine(session);
      await this.#keeping.renew(session);
      await this.#join();
    } catch (error) {
      this.#error(error as ErrorDetail);
    }
  }

  async #options(): Promise<Options> {
    const locale = this.#locale();
    const catalogue = await catalogueOf(locale);
    return {
      locale,
      catalogue: { ...catalogue, ...this.#messages },
      mode: this.mode == 'view' ? 'view' : 'fill',
      headingLevel: this.headingLevel,
      readonly: this.readOnly || this.#follows,
      disabled: this.matches(':disabled'),
      prefix: this.#prefix,
      document: factsOf(this.submission, this.#origin.altered),
      parties: this.#parties,
      account: this.#account(),
    };
  }

  /** The page's form does not go out without what is demanded of it or was begun in it, whether it is there yet or has failed. */
  #hold(reason = loading(this.#locale())): void {
    if (this.#member) return this.#member.look();
    const holds = this.#isMember && this.mode != 'view' && !this.matches(':disabled') && (this.required || this.#isBegun);
    this.#internals.setValidity(holds ? { customError: true } : {}, holds ? reason : undefined);
  }

  /** What is missing is said in the form, or why there is none: not in a bubble that goes away. */
  readonly #invalid = (event: Event): void => {
    event.preventDefault();
    if (this.#session) this.reportValidity();
    else this.scrollIntoView({ block: 'nearest' });
  };

  get #isBegun(): boolean {
    return this.#session ? this.progress.answered > 0 : (this.#value ?? '{}') != '{}';
  }

  /** It has a name in a form of the page, and nowhere of its own to be sent to. */
  get #isMember(): boolean {
    return !!this.form && !!this.name && !this.action;
  }

  /** Takes part in the form of the page, or does not any more. */
  async #join(): Promise<void> {
    const isMember = this.#isMember && this.mode != 'view';
    if (!isMember || this.#member?.form != this.form) {
      this.#member?.leave();
      this.#member = undefined;
    }
    if (isMember && !this.#member) {
      const { FormMember } = await import('./in-form.js');
      // Taken out of it meanwhile, or brought in twice.
      if (!this.#isMember || this.#member) return;
      this.#member = new FormMember({
        element: this,
        internals: this.#internals,
        isBegun: () => this.#isBegun,
        words: () => this.#session?.words ?? {},
        seal: (unfinished) => {
          const session = this.#session;
          const { drafts } = this.#keeping;
          return session && this.#outbox.seal({ session, origin: this.#origin, drafts, unfinished: unfinished || this.apart });
        },
      });
    }
    this.#member?.look();
  }

  /** What has to be said beside the answers. */
  #account(): Options['account'] {
    return this.apart ? 'apart' : this.#origin.account(this.#session?.options.account ?? null);
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
        else if (kind == 'submit' && this.#member) this.#member.submit(false);
        else if (kind == 'submit') void this.submit();
        else if (kind == 'store' && this.#member) this.#member.submit(true);
        else if (kind == 'store') void this.submit({ unfinished: true });
        else if (kind == 'acknowledge') void this.#judged((session) => session.judge.chunk!.agree(session, button));
        else if (kind == 'reminder') void this.#judged((session) => this.#remind(session));
        else if (kind == 'again') this.#outbox.hurry();
        else if (kind == 'document') void this.#download();
        else if (kind.startsWith('draft-')) void this.#press(kind.slice(6));
        else if (kind == 'retry') this.#plan(true);
        else void this.#calendar(button);
      },
    };
    listen(this.#root, hands, this.#listening.signal);
  }

  /** The document that is read, or else the one that has just been stored, goes into a calendar. */
  #remind(session: Session): void {
    const document = this.submission;
    if (document) session.judge.chunk!.remind(session, document);
  }

  /** Does what the lazy chunk knows how to do: who agrees, say, agrees to answers that the judge has seen. */
  async #judged(work: (session: Session) => void): Promise<void> {
    const session = this.#session;
    try {
      await session?.arrive(SovitaanForm.validatorWasm);
      if (session && session == this.#session) work(session);
    } catch (error) {
      const code = 'validator-unavailable';
      session?.show({ state: 'failed', code });
      this.#error({ code, message: `${error}` });
    }
  }

  /** What the person wants done about the draft. */
  async #press(deed: string): Promise<void> {
    if (this.#keeping.drafts) this.#keeping.drafts.press(deed);
    else await this.#download();
  }

  /** What is on its way to the host, or the answers, as a file. */
  async #download(): Promise<void> {
    const { download } = await import('./drafts.js');
    const answers = this.#session?.answers() ?? this.#value ?? '{}';
    const sealed = this.#outbox.documentOf(answers);
    download(sealed ? `${sealed.id}.json` : 'answers.json', 'application/json', sealed?.text ?? answers);
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
  #fail(error: unknown, download?: string): void {
    // Who tries again finds the same draft.
    this.#keeping.stop();
    const failure = error instanceof Failure ? error : new Failure('engine-failed', `${error}`);
    const locale = this.#locale();
    paint(this.#root, [showFailure(failure, locale, download)]);
    this.#hold(sentence(failure, locale));
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
