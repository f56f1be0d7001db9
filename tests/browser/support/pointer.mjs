/** Where a JSON Pointer into the answers leads. */
import { questionsOf } from './checklist.mjs';

const tokens = (pointer) =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The question's schema. */
export const questionAt = (schema, pointer) =>
  tokens(pointer).reduce((here, token) => (here.type == 'array' ? here.items : questionsOf(here)[token]), schema);

/** The answer, if there is one. */
export const valueAt = (instance, pointer) => tokens(pointer).reduce((here, token) => here?.[token], instance);
