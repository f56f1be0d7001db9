import { SovitaanForm } from './element.js';

/**
 * Registers the element. A tag that is taken stays taken: when by another version of this library, that is said once,
 * because the page then has a form of a version that its author did not expect.
 */
export function define(tag = 'sovitaan-form'): void {
  const present = customElements.get(tag) as (typeof SovitaanForm & { warned?: true }) | undefined;
  // A class has one tag; another tag gets a class of its own.
  if (!present) customElements.define(tag, tag == 'sovitaan-form' ? SovitaanForm : class extends SovitaanForm {});
  else if (present.version != SovitaanForm.version && !present.warned) {
    present.warned = true;
    console.warn(`<${tag}> is already defined (version ${present.version}); version ${SovitaanForm.version} is not used.`);
  }
}
