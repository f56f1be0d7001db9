/**
 * What a bundler imports: the class, and how to put it on a page. Importing it changes nothing.
 *
 * ```js
 * import { mount } from 'sovitaan';
 * mount(document.querySelector('#form'), { src: '/sovitaan/schemas/pair-work-agreement.json', lang: 'fi' });
 * ```
 */
export { define } from './define.js';
export { SovitaanForm } from './element.js';
export { mount, mountAll, type MountOptions } from './mount.js';
export { SovitaanEvent, SovitaanSubmitEvent } from './sovitaan-event.js';
export type { Change, Diagnostic, Party, Problem, Progress, Violation } from './border.js';
export type { Break, Envelope, Receipt, Refused, RelationKind, Stored } from './envelope.js';
export type { DraftStore } from './draft-store.js';
export type { FailureCode } from './failure.js';
export type { HostCode } from './host.js';
export type { WasmSource } from './loading.js';
export type { Headers } from './request.js';
export type { DraftDetail, ErrorDetail, Settled, SovitaanEventMap } from './sovitaan-event.js';
