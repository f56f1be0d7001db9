/**
 * The classic script, for pages that load no modules: `Sovitaan` is what the module exports. Defines `<sovitaan-form>`, and
 * puts a form into every element with `data-sovitaan`.
 */
import { define } from './define.js';
import { mountAll } from './mount.js';

export * from './index.js';

define();
if (document.readyState == 'loading') addEventListener('DOMContentLoaded', () => mountAll());
else mountAll();
