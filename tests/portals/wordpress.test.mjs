/** WordPress, from its package: an editor puts a form on a page, a worker fills it in, the site stores it once. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from '../browser/support/browser.mjs';
import { valueOf } from '../browser/support/form.mjs';
import { another, answers, filled, isRead, listen, loseOneAnswer, name, picture, refused, refusesAll, requester, sayer, says, schema, sent, strange, submit, timeout } from './support/journey.mjs';
import { logIn, people, startWordPress } from './support/wordpress.mjs';

const wordpress = await startWordPress();
after(() => wordpress.stop());
const { origin } = wordpress;

const route = (path) => `${origin}/index.php?rest_route=${encodeURI(path)}`;
const documents = route('/sovitaan/v1/documents');

/** The rows of the plugin's table: `{id, checklist, person, envelope}`. */
async function rows() {
  const sql = 'SELECT d.id, checklist, user_login, HEX(envelope) FROM wp_sovitaan_documents d JOIN wp_users u ON u.ID = d.user_id ORDER BY d.id';
  const toRow = ([id, checklist, person, hex]) => ({ id, checklist, person, envelope: Buffer.from(hex, 'hex') });
  return (await wordpress.query(sql)).map(toRow);
}

/** By hand, in the block editor. */
async function publishBlock(page, title) {
  const missing = [];
  page.on('response', (response) => response.status() >= 400 && response.url().includes('sovitaan') && missing.push(response.url()));
  await logIn(page, origin, people.editor);
  await page.goto(`${origin}/wp-admin/post-new.php?post_type=page`);
  // The guide that greets a new editor.
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.getByRole('textbox', { name: 'Add title' }).fill(title);
  await page.keyboard.press('Enter');
  await page.keyboard.type('/sovitaan');
  await page.getByRole('option', { name: 'Sovitaan' }).click();
  const block = page.getByRole('document', { name: /Sovitaan/ });
  await block.getByLabel('Form').selectOption({ label: schema['x-i18n'].en.title });
  await block.getByLabel('Language').selectOption('fi');
  await picture(page, 'wordpress.png');
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('region', { name: 'Editor publish' }).getByRole('button', { name: 'Publish', exact: true }).click();
  const link = page.getByRole('link', { name: 'View Page', exact: true }).first();
  await link.waitFor();
  assert.deepEqual(missing, []);
  return link.getAttribute('href');
}

/** By the site's own API, as an editor's script does: what the block editor makes of a typed shortcode is WordPress's own matter. */
async function publishShortcode(page, title, shortcode) {
  await logIn(page, origin, people.editor);
  const { status, text } = await request(page, route('/wp/v2/pages'), {
    type: 'application/json',
    body: JSON.stringify({ title, content: `<!-- wp:shortcode -->${shortcode}<!-- /wp:shortcode -->`, status: 'publish' }),
  });
  assert.equal(status, 201, text);
  return JSON.parse(text).link;
}

const request = requester('X-WP-Nonce', async () => (await fetch('/wp-admin/admin-ajax.php?action=rest-nonce')).text());
const post = (page, body, more) => request(page, documents, { type: 'application/cloudevents+json', body, ...more });

visit('a form by block: published by an editor, filled in by a worker, stored once, read by both', { timeout, expected: refused }, async ({ page }) => {
  // WordPress's editor looks for what is not here (news of WordPress, rights of an administrator): that is its own matter.
  const address = await another((page) => publishBlock(page, 'Kokeilut'), [/Failed to load resource/]);
  await wordpress.query('DELETE FROM wp_sovitaan_documents');
  await listen(page);
  await logIn(page, origin, people.worker);
  await page.goto(address);
  const form = await filled(page);

  // The site stores it, and its answer gets lost: the form sends the same again by itself.
  const lost = await loseOneAnswer(page, await form.evaluate(({ action }) => action));
  await submit(form);
  await says(form, 'outcome.stored');
  assert.equal(lost(), 201);
  const texts = await sent(page);
  const text = texts.at(-1);
  const { id, data } = JSON.parse(text);
  assert.deepEqual(data, answers);
  assert.deepEqual(await rows(), [{ id, checklist: name, person: people.worker, envelope: Buffer.from(text) }]);

  // And once more, by hand: the same place.
  const again = await post(page, text);
  assert.equal(again.status, 200);
  const link = page.getByRole('link', { name: 'Avaa asiakirja' });
  assert.equal(again.location, await link.getAttribute('href'));
  assert.equal((await rows()).length, 1);

  await link.click();
  await isRead(page);
  const stored = await request(page, route(`/sovitaan/v1/documents/${id}`), {});
  assert.equal(stored.type, 'application/cloudevents+json');
  assert.equal(stored.text, text);

  await another(async (page) => {
    await logIn(page, origin, people.editor);
    await page.getByRole('link', { name: 'Documents', exact: true }).first().click();
    const row = page.getByRole('row').filter({ hasText: 'Aino Työntekijä' });
    await row.getByRole('link', { name: schema['x-i18n'].en.title }).click();
    await isRead(page);
  });
  await another(async (page) => {
    await logIn(page, origin, people.other);
    const { status, type } = await request(page, route(`/sovitaan/v1/documents/${id}`), {});
    assert.deepEqual([status, type], [404, 'application/problem+json'], 'it is not theirs');
    await page.goto(await again.location);
    await page.getByText('Tällaista asiakirjaa ei ole').waitFor();
    await page.goto(`${origin}/wp-admin/admin.php?page=sovitaan`);
    await page.getByText('Täällä ei ole vielä yhtään asiakirjaa.').waitFor();
  }, refused);
});

visit('a form by shortcode: the login runs out while somebody writes, and nothing is lost', { timeout, expected: refused }, async ({ page }) => {
  const shortcode = `[sovitaan checklist="${name}" lang="fi" heading-level="3"]`;
  const address = await another((page) => publishShortcode(page, 'Kokeilu', shortcode));
  await wordpress.query('DELETE FROM wp_sovitaan_documents');
  await listen(page);
  await page.goto(address);
  assert.equal(await page.locator('sovitaan-form').count(), 0, 'there is no form for a stranger');
  await page.getByRole('link', { name: 'Kirjaudu sisään, niin voit täyttää lomakkeen.' }).waitFor();

  await logIn(page, origin, people.worker);
  await page.goto(address);
  const form = await filled(page);
  await form.getByRole('heading', { level: 3 }).first().waitFor();
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await submit(form);
  await says(form, 'outcome.host-login');
  assert.deepEqual(await valueOf(form), answers);
  assert.deepEqual(await rows(), []);

  // They log in again in another tab, as the form says: another session, for which an old token would not do.
  const tab = await page.context().newPage();
  await logIn(tab, origin, people.worker);
  await tab.close();
  assert.notDeepEqual(await page.context().cookies(), cookies);
  await submit(form);
  await says(form, 'outcome.stored');
  const [first, second] = await sent(page);
  assert.equal(second, first, 'the same document');
  assert.deepEqual((await rows()).map(({ envelope }) => `${envelope}`), [first]);
});

visit('what the site refuses, it refuses as problem details, and stores nothing', { timeout, expected: refused }, async ({ page }) => {
  await wordpress.query('DELETE FROM wp_sovitaan_documents');
  await logIn(page, origin, people.worker);
  const say = sayer(origin, "O'Hara \\ ä");
  await refusesAll(page, post, say, {
    'a token that has run out': [401, say(), { token: '0123456789' }],
    'no token': [401, say(), { token: '' }],
  });
  assert.deepEqual(await rows(), []);

  const text = strange(say);
  assert.equal((await post(page, text)).status, 201);
  assert.equal((await post(page, text)).status, 200);
  assert.equal((await post(page, say())).status, 409, 'other content under the same id');
  assert.equal((await post(page, text.replace('ä"', 'Ä"'))).status, 201, 'another id, though it differs by case only');
  const stored = await rows();
  assert.deepEqual(stored.map(({ envelope }) => `${envelope}`).sort(), [text, text.replace('ä"', 'Ä"')].sort());
});
