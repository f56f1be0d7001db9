/** What every portal's test does with a form: fills it in as a person, hears what is sent, reads what came of it. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { listenTo } from '../../browser/support/alarm.mjs';
import { theBrowser } from '../../browser/support/launch.mjs';
import { checklist, example, labelsOf } from '../../browser/support/checklist.mjs';
import { catalogue, root } from '../../browser/support/environment.mjs';
import { fillIn, readLines, valueOf } from '../../browser/support/form.mjs';

/** A checklist that one person can finish. */
export const name = 'development-experiment';
export const schema = await checklist(name);
export const said = await catalogue('fi');

/** The example, with a text that hosts are known to spoil: slashes, quotes, markup, entities, signs beyond 16 bits. */
export const answers = await example(name);
export const delicate = 'rivi 1\nrivi 2: "x" \\ \\n \\" <b>5 < 6</b> &amp; & %s \' 😀';
answers.experiment.what = delicate;

/** What a browser itself says of an answer that is a refusal, or that did not come. */
export const refused = [/Failed to load resource/, /ERR_CONNECTION_RESET/];
/** A whole portal's pages, on a machine that has other things to do. */
export const timeout = 240_000;

/** Has the page keep the exact text of each document that a form on it submits. */
export const listen = (page) =>
  page.addInitScript(() => {
    window.sent = [];
    addEventListener('sovitaan-submit', (event) => window.sent.push(event.text));
  });
export const sent = (page) => page.evaluate(() => window.sent);

/** The form on a page, filled in. */
export async function filled(page) {
  const form = page.locator('sovitaan-form');
  await form.evaluate((form) => form.ready);
  await fillIn(form, schema, answers, 'fi');
  assert.deepEqual(await valueOf(form), answers);
  return form;
}

export const submit = (form) => form.getByRole('button', { name: labelsOf(schema, 'fi').submit, exact: true }).click();

/** Waits until the form says so; `outcome` is the name of one of its words. */
export const says = (form, outcome) => form.getByRole('status').getByText(said[outcome], { exact: true }).waitFor();

/** A document that is read has the delicate text in it as it was typed. */
export async function isRead(page) {
  const form = page.locator('sovitaan-form[mode=view]');
  await form.locator('.read').waitFor();
  const lines = await readLines(form);
  assert.ok(lines.some((line) => line.endsWith(delicate)), lines.join('\n'));
}

/** Has the answer to the next request to that address get lost on its way; gives the status that was lost, once it was. */
export async function loseOneAnswer(page, address) {
  let lost;
  await page.route(
    (url) => url.href == address,
    async (route) => {
      lost = (await route.fetch()).status();
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
  return () => lost;
}

/** Somebody else's browser, in which nothing may go wrong unnoticed either. */
export async function another(body, expected = []) {
  const context = await (await theBrowser()).newContext({ locale: 'fi-FI', viewport: { width: 1280, height: 860 } });
  context.setDefaultTimeout(30_000);
  try {
    const page = await context.newPage();
    const alarm = await listenTo(page);
    const outcome = await body(page);
    assert.deepEqual(await alarm.heard(expected), [], 'errors in the page');
    return outcome;
  } finally {
    await context.close();
  }
}

/**
 * Requests from within a page of a site: `(page, address, {type, body, token}) => {status, location, type, text}`, with the
 * token of whoever is logged in there unless another is given.
 *
 * @param header the one that carries the token
 * @param find finds it, in the page
 */
export const requester = (header, find) => async (page, address, { type, body, token }) => {
  token ??= await page.evaluate(find);
  return page.evaluate(
    async ({ address, type, body, header, token }) => {
      const method = body === undefined ? 'GET' : 'POST';
      const headers = { [header]: token, ...(type && { 'Content-Type': type }) };
      const response = await fetch(address, { method, headers, body });
      const { status, headers: said } = response;
      return { status, location: said.get('location'), type: said.get('content-type'), text: await response.text() };
    },
    { address, type, body, header, token },
  );
};

/** An envelope's text as nobody's form would write it: `say(changes)`. */
export const sayer = (source, id) => (changes) =>
  JSON.stringify({
    specversion: '1.0',
    id,
    source,
    type: 'fi.sovitaan.submission.completed',
    dataschema: `urn:sovitaan:checklist:${name}:1.0.0`,
    locale: 'fi',
    data: { a: {}, 0: 1 },
    ...changes,
  });

/** The same with what another encoder would make something else of. */
export const strange = (say) => `${say()} `.replace('"a":{}', '"a":{},"b":1.0,"c":12345678901234567890,"d":"\\u00e4\\/"');

/** What a site has to refuse: name to status, body, and what else of the request is different. */
const refusals = (say) => ({
  'not JSON': [400, '{"id": '],
  'a list': [400, '[]'],
  'no id': [422, say({ id: undefined })],
  'an id that is no text': [422, say({ id: 1 })],
  'an id that is too long': [422, say({ id: 'x'.repeat(192) })],
  'data that is a list': [422, say({ data: [] })],
  'another form': [422, say({ dataschema: 'urn:sovitaan:checklist:envelope:1.0.0' })],
  'too much': [413, say({ data: { a: 'x'.repeat(5 * 1024 * 1024) } })],
  'another type': [415, say(), { type: 'text/plain' }],
});

/** Posts it all, and `more` of the same shape: each is answered by problem details. */
export async function refusesAll(page, post, say, more) {
  for (const [what, [status, text, changed]] of Object.entries({ ...refusals(say), ...more })) {
    const answer = await post(page, text, changed);
    assert.deepEqual([answer.status, answer.type], [status, 'application/problem+json'], `${what}: ${answer.text.slice(0, 1000)}`);
    assert.match(answer.text, /^{.*}\s*$/s, what);
    assert.equal(JSON.parse(answer.text).status, status);
  }
}

/** A picture for the instructions, when it is asked for. */
export async function picture(page, file) {
  if (!process.env.SOVITAAN_SCREENSHOTS) return;
  const folder = join(root, 'docs/portals');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, file), animations: 'disabled' });
}
