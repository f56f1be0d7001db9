/**
 * Loaded where the element stands in a `<form>` of the page and has a name: it is a control of that form, and its value is
 * the envelope. The page needs no script of its own.
 */
import type { Catalogue } from './border.js';
import type { SovitaanForm } from './element.js';

/** What the element lends. */
export interface Member {
  readonly element: SovitaanForm;
  readonly internals: ElementInternals;
  /** Something has been answered, also where a fault has taken the form away. */
  isBegun(): boolean;
  /** The form's words. */
  words(): Catalogue;
  /** The envelope's text; nothing while the answers are not in order. */
  seal(unfinished: boolean): string | undefined;
}

/** The element's part in a form of the page. */
export class FormMember {
  readonly form: HTMLFormElement;
  readonly #member: Member;
  readonly #leaving = new AbortController();
  /** The form goes out although answers are missing: somebody goes on with it. */
  #unfinished = false;
  #looking = false;

  constructor(member: Member) {
    this.#member = member;
    this.form = member.internals.form!;
    const { signal } = this.#leaving;
    // Not without it: what is missing may be no violation, as who changes a document and why.
    this.form.addEventListener('submit', (event) => this.#takesPart && !this.#seal() && event.preventDefault(), { signal });
    const hand = ({ formData }: FormDataEvent): void => {
      const text = this.#takesPart && this.#seal();
      if (text) formData.set(member.element.name, text);
    };
    this.form.addEventListener('formdata', hand, { signal });
    this.look();
  }

  /** Something may be different: whether the page's form may go out. */
  look(): void {
    if (this.#looking) return;
    this.#looking = true;
    // After the answer has been judged.
    queueMicrotask(() => {
      this.#looking = false;
      const { internals } = this.#member;
      const fault = this.#takesPart && !this.#leaving.signal.aborted ? this.#fault : '';
      internals.setValidity(fault ? { customError: true } : {}, fault || undefined);
    });
  }

  /** What the element's own button does: the page's form goes out. */
  submit(unfinished: boolean): void {
    const { noValidate } = this.form;
    this.#unfinished = unfinished;
    this.form.noValidate ||= unfinished;
    this.form.requestSubmit();
    this.form.noValidate = noValidate;
    this.#unfinished = false;
  }

  /** Takes no part any more. */
  leave(): void {
    this.#leaving.abort();
    this.#member.internals.setValidity({});
  }

  /** What nobody has begun and nobody demands is no part of what goes out. */
  get #takesPart(): boolean {
    const { element } = this.#member;
    return !element.matches(':disabled') && (element.required || this.#member.isBegun());
  }

  /** That something is wrong, in a sentence; empty when all is in order. */
  get #fault(): string {
    const { element, words } = this.#member;
    // Who answers alone leaves out what they like.
    if (element.apart || element.checkValidity()) return '';
    const count = element.violations.length;
    const said = words()[count ? `summary.title.${count == 1 ? 'one' : 'other'}` : 'outcome.checking'];
    return said?.replace('{count}', `${count}`) ?? 'incomplete';
  }

  #seal(): string | undefined {
    return this.#member.seal(this.#unfinished);
  }
}
