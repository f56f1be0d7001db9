/**
 * The module that a page loads: defines `<sovitaan-form>`.
 *
 * ```html
 * <script type="module" src="/sovitaan/sovitaan.js"></script>
 * <sovitaan-form src="/sovitaan/schemas/pair-work-agreement.json" lang="fi">The form does not load …</sovitaan-form>
 * ```
 */
import { define } from './define.js';

export * from './index.js';

define();
