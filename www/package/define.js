// What is imported for its effect: `<sovitaan-form>` is defined.
import { define } from './index.js';

define();

export * from './index.js';
