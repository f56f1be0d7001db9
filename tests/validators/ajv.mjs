/** Ajv: compiles a schema to JavaScript. `node ajv.mjs FOLDER` */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { compare } from './documents.mjs';

await compare('Ajv', (schema) => {
  // Its strict mode refuses keywords that it does not know, which the standard does not.
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
});
