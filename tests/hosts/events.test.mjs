/** The SDKs of CloudEvents for JavaScript and Python read every attribute, and write what says the same. (Rust's: `tests/envelopes`.) */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { HTTP } from 'cloudevents';
import { ask, few, python, startLibrary } from './support.mjs';

let library;
before(async () => {
  library = await startLibrary();
  for (const { text } of few) await library.post(text);
});
after(() => library?.stop());

const time = (text) => new Date(text).toISOString();

/** Whether what was read is what was sealed. */
function same(name, text, attributes, data) {
  const { data: sealed, ...expected } = JSON.parse(text);
  assert.deepEqual({ ...attributes, time: time(attributes.time) }, { ...expected, time: time(expected.time) }, name);
  assert.deepEqual(data, sealed, name);
}

test('JavaScript', async () => {
  for (const { name, text } of few) {
    const event = HTTP.toEvent({ headers: { 'content-type': 'application/cloudevents+json' }, body: text });
    assert.ok(event.validate(), name);
    const { data, ...attributes } = JSON.parse(JSON.stringify(event));
    same(name, text, attributes, data);
    const { body } = HTTP.structured(event);
    // It writes the time in another way, which makes another document of it; its answers are those that were sealed.
    const { status } = await library.post(body);
    assert.equal(status, JSON.parse(body).time == JSON.parse(text).time ? 200 : 409, name);
  }
});

test('Python', { skip: !python && 'not on this machine' }, async () => {
  const texts = few.map(({ text }) => text);
  const seen = JSON.parse(await ask(python, ['tests/hosts/events.py'], JSON.stringify(texts)));
  assert.equal(seen.length, few.length);
  for (const [at, { attributes, data, written }] of seen.entries()) {
    same(few[at].name, texts[at], attributes, data);
    assert.equal((await library.post(written)).status, 200, few[at].name);
  }
});
