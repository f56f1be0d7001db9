/** Wagtail, from its package: an editor puts a form on a page, a worker fills it in, the site stores it once. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from '../browser/support/browser.mjs';
import { valueOf } from '../browser/support/form.mjs';
import { another, answers, filled, isRead, listen, loseOneAnswer, name, picture, refused, refusesAll, requester, sayer, says, schema, sent, strange, submit, timeout } from './support/journey.mjs';
import { logIn, people, startWagtail } from './support/wagtail.mjs';

const wagtail = await startWagtail();
after(() => wagtail.stop());
const { origin } = wagtail;

const documents = `${origin}/sovitaan/documents`;

/** The rows of the app's table: `{id, checklist, person, envelope}`. */
async function rows() {
  const sql = 'SELECT d.id, checklist, username, hex(envelope) FROM sovitaan_document d JOIN auth_user u ON u.id = person_id ORDER BY d.id';
  const toRow = ([id, checklist, person, hex]) => ({ id, checklist, person, envelope: Buffer.from(hex, 'hex') });
  return (await wagtail.query(sql)).map(toRow);
}
const empty = () => wagtail.query('DELETE FROM sovitaan_document');

/** By hand, in Wagtail's editor. */
async function publish(page, title) {
  await logIn(page, origin, people.editor);
  // Under the page that a new site has.
  await page.goto(`${origin}/admin/pages/add/intranet/intranetpage/2/`);
  await page.locator('#id_title').fill(title);
  await page.getByRole('button', { name: 'Insert a block' }).first().click();
  await page.getByRole('option', { name: 'Sovitaan' }).click();
  await page.getByLabel('Form', { exact: false }).last().selectOption({ label: schema['x-i18n'].en.title });
  await page.getByLabel('Language').last().selectOption('fi');
  // The block opens slowly; this waits until it stands still.
  await page.getByLabel('Heading level').last().click({ trial: true });
  await picture(page, 'wagtail.png');
  await page.getByRole('button', { name: 'More actions' }).last().click();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const link = page.getByRole('link', { name: 'View live' }).first();
  await link.waitFor();
  return new URL(await link.getAttribute('href'), origin).href;
}

const request = requester('X-CSRFToken', () => /csrftoken=(\w+)/.exec(document.cookie)?.[1] ?? '');
const post = (page, body, more) => request(page, `${documents}/new`, { type: 'application/cloudevents+json', body, ...more });

visit('a form: published by an editor, filled in by a worker, stored once, read by both', { timeout, expected: refused }, async ({ page }) => {
  const address = await another((page) => publish(page, 'Kokeilut'));
  await empty();
  await listen(page);
  await logIn(page, origin, people.worker);
  const response = await page.goto(address);
  // Nothing is loosened for the form; whatever it violates is an error of this test.
  assert.match(response.headers()['content-security-policy'], /default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';/);
  const form = await filled(page);

  // The site stores it, and its answer gets lost: the form sends the same again by itself.
  const lost = await loseOneAnswer(page, `${documents}/new`);
  await submit(form);
  await says(form, 'outcome.stored');
  assert.equal(lost(), 201);
  const text = (await sent(page)).at(-1);
  const { id, data } = JSON.parse(text);
  assert.deepEqual(data, answers);
  assert.deepEqual(await rows(), [{ id, checklist: name, person: people.worker, envelope: Buffer.from(text) }]);

  // And once more, by hand: the same place.
  const again = await post(page, text);
  assert.equal(again.status, 200);
  const link = page.getByRole('link', { name: 'Avaa asiakirja' });
  assert.equal(new URL(again.location, origin).href, await link.evaluate(({ href }) => href));
  assert.equal((await rows()).length, 1);

  await link.click();
  await isRead(page);
  const stored = await request(page, `${documents}/envelope/${id}`, {});
  assert.equal(stored.type, 'application/cloudevents+json');
  assert.equal(stored.text, text);

  await another(async (page) => {
    await logIn(page, origin, people.editor);
    await page.goto(`${origin}/admin/`);
    await page.getByRole('link', { name: 'Sovitaan', exact: true }).click();
    const row = page.getByRole('row').filter({ hasText: 'Aino Työntekijä' });
    await row.getByRole('link', { name: schema.title }).click();
    await isRead(page);
  });
  await another(async (page) => {
    await logIn(page, origin, people.other);
    await page.getByText('Täällä ei ole vielä yhtään asiakirjaa.').waitFor();
    const { status, type } = await request(page, `${documents}/envelope/${id}`, {});
    assert.deepEqual([status, type], [404, 'application/problem+json'], 'it is not theirs');
    await page.goto(new URL(again.location, origin).href);
    await page.getByText('Tällaista asiakirjaa ei ole').waitFor();
  }, refused);
});

visit('the login runs out while somebody writes, and nothing is lost', { timeout, expected: refused }, async ({ page }) => {
  const address = await another((page) => publish(page, 'Kokeilu'));
  await empty();
  await listen(page);
  await page.goto(address);
  assert.equal(await page.locator('sovitaan-form').count(), 0, 'there is no form for a stranger');
  const { pathname } = new URL(address);
  const link = page.getByRole('link', { name: 'Kirjaudu sisään, niin voit täyttää lomakkeen.' });
  assert.equal(await link.getAttribute('href'), `/login/?next=${pathname}`);
  // Nor does a site have to call its login as this one does: a page of Wagtail's, Django's default, one that knows a bit more.
  for (const [login, found] of [['wagtailcore_login', '/_util/login/?'], ['/accounts/login/', '/accounts/login/?'], ['/in/?a=1', '/in/?a=1&']]) {
    const { status, text, location } = await wagtail.toStranger(`${pathname}?b=2`, login);
    assert.deepEqual([status, location], [200, `${found}next=/sovitaan/documents/`], login);
    const href = `${found}next=${pathname}%3Fb%3D2`.replaceAll('&', '&amp;');
    assert.ok(text.includes(`<a href="${href}">`), text);
  }

  await logIn(page, origin, people.worker);
  await page.goto(address);
  const form = await filled(page);
  const store = `${documents}/new`;
  // First the session is gone, then the token too: Django answers 401 with problem details, then 403 with a page.
  for (const [cookie, status] of [['sessionid', 401], ['csrftoken', 403]]) {
    await page.context().clearCookies({ name: cookie });
    const answer = page.waitForResponse(store);
    await submit(form);
    assert.equal((await answer).status(), status);
    await says(form, 'outcome.host-login');
    assert.deepEqual(await valueOf(form), answers);
  }
  assert.deepEqual(await rows(), []);

  // They log in again in another tab, as the form says, and have another token there.
  const tab = await page.context().newPage();
  await logIn(tab, origin, people.worker);
  await tab.close();
  await submit(form);
  await says(form, 'outcome.stored');
  const [first, ...more] = await sent(page);
  assert.deepEqual(more, [first, first], 'the same document');
  assert.deepEqual((await rows()).map(({ envelope }) => `${envelope}`), [first]);
});

visit('what the site refuses, it refuses as problem details, and stores nothing', { timeout, expected: refused }, async ({ page }) => {
  await empty();
  await logIn(page, origin, people.worker);
  const say = sayer(origin, "O'Hara \\ / ä");
  await refusesAll(page, post, say, {
    'a number that is no JSON': [400, say().replace('"a":{}', '"a":NaN')],
    'too deep': [400, say().replace('{}', `${'['.repeat(100_000)}${']'.repeat(100_000)}`)],
    'an id of two lines': [422, say({ id: 'x\ny' })],
    'half a character': [422, say({ id: '\ud83d' })],
  });
  for (const token of ['', 'x'.repeat(64)]) assert.equal((await post(page, say(), { token })).status, 403, 'Django’s own page');
  assert.deepEqual(await rows(), []);

  const text = strange(say);
  const { status, location } = await post(page, text);
  assert.equal(status, 201);
  assert.equal((await post(page, text)).status, 200);
  assert.equal((await post(page, say())).status, 409, 'other content under the same id');
  assert.deepEqual((await rows()).map(({ envelope }) => `${envelope}`), [text]);
  assert.equal((await page.goto(origin + location)).status(), 200);
});
