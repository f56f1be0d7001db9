/**
 * The module that a page loads: defines `<sovitaan-form>`.
 *
 * ```html
 * <script type="module" src="/sovitaan/sovitaan.js"></script>
 * <sovitaan-form src="/schemas/pair-work-agreement.json" lang="fi">The form does not load …</sovitaan-form>
 * ```
 */
export { define } from './define.js';
export { SovitaanForm } from './element.js';
export { SovitaanEvent, SovitaanSubmitEvent } from './sovitaan-event.js';
export type { Change, Diagnostic, Party, Problem, Progress, Violation } from './border.js';
export type { Break, Envelope, Receipt, Refused, RelationKind, Stored } from './envelope.js';
export type { DraftStore } from './draft-store.js';
export type { FailureCode } from './failure.js';
export type { HostCode } from './host.js';
export type { WasmSource } from './loading.js';
export type { Headers } from './request.js';
export type { DraftDetail, ErrorDetail, Settled, SovitaanEventMap } from './sovitaan-event.js';
