/** Two other validators, of families of their own: one compiles a schema to JavaScript, one walks it. */
import { registerSchema, setShouldValidateFormat, unregisterSchema, validate } from '@hyperjump/json-schema/draft-2020-12';
import '@hyperjump/json-schema/formats';
import addFormats from 'ajv-formats';
import Ajv from 'ajv/dist/2020.js';

// As we do: an address that is none helps nobody.
setShouldValidateFormat(true);

/** `[name, instance => valid]` for each of the two. */
export async function judgesOf(schema) {
  // What an object inherits is no property of the document.
  const ajv = addFormats.default(new Ajv.default({ strict: false, ownProperties: true, validateFormats: true }));
  const compiled = ajv.compile(schema);
  registerSchema(schema, schema.$id);
  try {
    const walked = await validate(schema.$id);
    return [
      ['ajv', (instance) => compiled(instance)],
      ['hyperjump', (instance) => walked(instance).valid],
    ];
  } finally {
    unregisterSchema(schema.$id);
  }
}
