/** Hyperjump: compiles a schema to a tree of keywords and interprets it. `node hyperjump.mjs FOLDER` */
import { registerSchema, setShouldValidateFormat, validate } from '@hyperjump/json-schema/draft-2020-12';
import '@hyperjump/json-schema/formats';
import { compare } from './documents.mjs';

setShouldValidateFormat(true);
await compare('Hyperjump', async (schema) => {
  registerSchema(schema);
  const judge = await validate(schema.$id);
  return (document) => judge(document).valid;
});
