/** Attributes that are properties too, as they stand. */
const plain = ['src', 'mode', 'drafts', 'name', 'action', 'csrf', 'credentials', 'subject', 'stored'] as const;

/** The attributes that are properties too, as they stand. */
export interface AttributeElement {
  /** Address of a checklist; against the document's base address, as every `src` of HTML. */
  src: string;
  /** `fill` (default), `view`, or `compare`. */
  mode: string;
  /** Where unfinished answers are kept: `session` (default: this tab), `local` (this device), or `off`. */
  drafts: string;
  /** Tells forms of one checklist on one page apart; inside a `<form>`, the name under which the envelope goes out with it. */
  name: string;
  /** Where the form posts its envelope when the page does not take it; against the document's base address. */
  action: string;
  /** The header for the page's CSRF token, and where the page has it: `X-CSRFToken: cookie csrftoken`, or `meta`. */
  csrf: string;
  /** Whether cookies go with the form's requests: `same-origin` (default), `include`, or `omit`. */
  credentials: string;
  /** The host's own case id; passed through into the envelope. */
  subject: string;
  /** The ids of documents that the host has stored, separated by spaces: their drafts go. */
  stored: string;
}

/** An element whose attributes are properties: what `<sovitaan-form>` is configured with. */
export class AttributeElement extends HTMLElement {
  static {
    for (const name of plain)
      Object.defineProperty(this.prototype, name, {
        get(this: AttributeElement) {
          return this.getAttribute(name) ?? '';
        },
        set(this: AttributeElement, value: string) {
          this.setAttribute(name, value);
        },
        configurable: true,
        enumerable: true,
      });
  }

  /** The level of the form's title, 1 to 6; 2 unless told. */
  get headingLevel(): number {
    const level = Math.trunc(Number(this.getAttribute('heading-level')));
    return level >= 1 && level <= 6 ? level : 2;
  }
  set headingLevel(level: number) {
    this.setAttribute('heading-level', `${level}`);
  }

  /** For how many days `drafts="local"` keeps a draft after the last change; 14 unless told. */
  get draftDays(): number {
    const days = Number(this.getAttribute('draft-days'));
    return days > 0 && days <= 3650 ? days : 14;
  }
  set draftDays(days: number) {
    this.setAttribute('draft-days', `${days}`);
  }

  /** Answers can be read, not changed. */
  get readOnly(): boolean {
    return this.hasAttribute('readonly');
  }
  set readOnly(on: boolean) {
    this.toggleAttribute('readonly', on);
  }

  /** One of the parties answers alone: nobody agrees to anything yet, and the answers are to be compared with the others'. */
  get apart(): boolean {
    return this.hasAttribute('apart');
  }
  set apart(on: boolean) {
    this.toggleAttribute('apart', on);
  }

  /** The page's form does not go out before this one is complete, also where nobody has begun it. */
  get required(): boolean {
    return this.hasAttribute('required');
  }
  set required(on: boolean) {
    this.toggleAttribute('required', on);
  }

  /** Answers cannot be changed or reached. */
  get disabled(): boolean {
    return this.hasAttribute('disabled');
  }
  set disabled(on: boolean) {
    this.toggleAttribute('disabled', on);
  }

  /**
   * Honours what was set before the element was defined: it lies on the instance, in front of the accessors.
   *
   * @param more properties that are no attributes, in the order in which they are set
   */
  protected honour(...more: string[]): void {
    for (const name of [...plain, 'headingLevel', 'draftDays', 'readOnly', 'required', 'disabled', 'apart', ...more])
      if (Object.hasOwn(this, name)) {
        const value: unknown = Reflect.get(this, name);
        Reflect.deleteProperty(this, name);
        Reflect.set(this, name, value);
      }
  }
}
