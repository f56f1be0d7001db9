/** In a `<form>` of the page, with a name: a control like any other, on a page that has no script of its own. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { open, place, type } from './support/drafts.mjs';
import { catalogue } from './support/environment.mjs';
import { field } from './support/form.mjs';
import { startHost } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());
const said = await catalogue('fi');
const script = '<script type="module" src="/sovitaan/sovitaan.js"></script>';

/** What the page's form posted, by name. */
let posted = [];
host.tell('/receive', async (request, response) => {
  const body = Buffer.concat(await request.toArray());
  posted.push(Object.fromEntries(await new Response(body, { headers: request.headers }).formData()));
  response.writeHead(303, { Location: '/thanks' }).end();
});
host.page('/thanks', '<p>Kiitos</p>');

const pageOf = (path, attributes = '', { enctype = 'application/x-www-form-urlencoded', around = (form) => form } = {}) => {
  const element = `<sovitaan-form name="agreement" src="/cases/visit.json" ${attributes}></sovitaan-form>`;
  const inner = `<input name="case" value="12">${around(element)}<button>Lähetä</button><button type="reset">Tyhjennä</button>`;
  return host.page(path, `<form method="post" action="/receive" enctype="${enctype}">${inner}</form>${script}`);
};

async function complete(form) {
  await type(form, 'Koulu');
  await field(form, 'Päivä').fill('3.2.2026');
  await form.getByText('Bussilla', { exact: true }).click();
  await form.evaluate(async (form) => {
    while (!form.checkValidity()) await new Promise((done) => setTimeout(done, 20));
  });
}

/** Waits until the form of the page knows of it. */
const joined = (form, valid) =>
  form.evaluate(async (form, valid) => {
    while (form.validity.valid != valid) await new Promise((done) => setTimeout(done, 20));
  }, valid);
const send = (page) => page.getByRole('button', { name: 'Lähetä', exact: true }).click();

for (const enctype of ['application/x-www-form-urlencoded', 'multipart/form-data'])
  visit(`the envelope goes out with the page’s form: ${enctype}`, {}, async ({ page }) => {
    posted = [];
    const form = await open(page, pageOf(`/${enctype}`, '', { enctype }));
    await complete(form);
    await send(page);
    await page.waitForURL('**/thanks');
    const [{ agreement, ...rest }] = posted;
    assert.deepEqual(rest, { case: '12' });
    const envelope = JSON.parse(agreement);
    assert.deepEqual(envelope.data, { place: 'Koulu', day: '2026-02-03', manner: 'bus' });
    assert.equal(envelope.specversion, '1.0');
    // Come back to and sent again, it is the same document.
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('sovitaan-form')?.value.place == 'Koulu');
    await form.evaluate((form) => form.ready);
    await form.evaluate(async (form) => {
      while (!form.checkValidity()) await new Promise((done) => setTimeout(done, 20));
    });
    await send(page);
    await page.waitForURL('**/thanks');
    assert.equal(JSON.parse(posted[1].agreement).id, envelope.id);
  });

visit('what nobody has begun is no part of it; what has been begun has to be completed', {}, async ({ page }) => {
  posted = [];
  const form = await open(page, pageOf('/optional'));
  await send(page);
  await page.waitForURL('**/thanks');
  assert.deepEqual(posted, [{ case: '12' }]);
  await open(page, pageOf('/optional'));
  await type(form, 'Koulu');
  await joined(form, false);
  await send(page);
  await form.getByRole('alert').getByText(said['summary.title.other'].replace('{count} ', '')).waitFor();
  assert.equal(posted.length, 1);
  assert.ok(await form.evaluate(({ validity }) => validity.customError));
});

visit('required: the page’s form waits for it', {}, async ({ page }) => {
  posted = [];
  const form = await open(page, pageOf('/required', 'required'));
  await joined(form, false);
  await send(page);
  await form.getByRole('alert').waitFor();
  assert.equal(await form.evaluate(({ shadowRoot }) => shadowRoot.activeElement?.classList.contains('summary')), true, 'the focus is at what is missing');
  await complete(form);
  await joined(form, true);
  await send(page);
  await page.waitForURL('**/thanks');
  assert.ok(posted[0].agreement);
});

visit('its own buttons send the page’s form, also when somebody goes on with it', {}, async ({ page }) => {
  posted = [];
  const form = await open(page, pageOf('/own'));
  await complete(form);
  await joined(form, true);
  await form.getByRole('button', { name: said.submit, exact: true }).click();
  await page.waitForURL('**/thanks');
  assert.equal(JSON.parse(posted[0].agreement).data.place, 'Koulu');
  // Half of it, for somebody to go on with: who has answered has to be said.
  await open(page, pageOf('/apart', 'apart'));
  await type(form, 'Kirjasto');
  await send(page);
  await form.getByRole('alert').waitFor();
  assert.equal(posted.length, 1);
  await field(form, said['account.apart.by']).fill('Aino');
  await form.getByRole('button', { name: said['submit.apart'], exact: true }).click();
  await page.waitForURL('**/thanks');
  const { data, party, type: kind } = JSON.parse(posted[1].agreement);
  assert.deepEqual([data, party], [{ place: 'Kirjasto' }, 'Aino']);
  assert.match(kind, /draft|waiting/);
});

visit('reset and disabled as every control', {}, async ({ page }) => {
  posted = [];
  const around = (form) => `<fieldset id="set">${form}</fieldset>`;
  const form = await open(page, pageOf('/set', '', { around }));
  await type(form, 'Koulu');
  await page.getByRole('button', { name: 'Tyhjennä', exact: true }).click();
  assert.equal(await form.evaluate((form) => form.value.place), undefined);
  await type(form, 'Kirjasto');
  await page.evaluate(() => (document.getElementById('set').disabled = true));
  await page.waitForFunction(() => document.querySelector('sovitaan-form').shadowRoot.querySelector('input').disabled);
  assert.deepEqual(await page.evaluate(() => [...new FormData(document.forms[0])]), [['case', '12']]);
  assert.ok(await page.evaluate(() => document.forms[0].checkValidity()));
  await page.evaluate(() => (document.getElementById('set').disabled = false));
  await page.waitForFunction(() => !document.querySelector('sovitaan-form').shadowRoot.querySelector('input').disabled);
  await page.waitForFunction(() => !document.forms[0].checkValidity());
});

visit('without a name it is no control, and out of the form it is none any more', {}, async ({ page }) => {
  const form = await open(page, pageOf('/name'));
  await type(form, 'Koulu');
  await joined(form, false);
  await form.evaluate((form) => form.removeAttribute('name'));
  await joined(form, true);
  await form.evaluate((form) => (form.name = 'agreement'));
  await joined(form, false);
  await form.evaluate((form) => document.body.append(form));
  await joined(form, true);
  await place(form).waitFor();
});

for (const [what, { held, broken, attributes, typed }] of Object.entries({
  'demanded, and not there yet': { held: '/sovitaan/sovitaan.wasm', attributes: 'required' },
  'demanded, and without its script for forms': { held: '/sovitaan/in-form.js', attributes: 'required' },
  'begun, and without its script for forms': { held: '/sovitaan/in-form.js', typed: true },
  'demanded, and not to be had': { broken: '/cases/none.json', attributes: 'required' },
}))
  visit(`${what}: the page’s form does not go out without it`, { expected: [/404/] }, async ({ page }) => {
    posted = [];
    let release = () => {};
    const until = new Promise((done) => (release = done));
    if (held) await page.route(`**${held}`, async (route) => (await until, route.continue()));
    if (broken) await page.route('**/cases/visit.json', (route) => route.fulfill({ status: 404 }));
    await page.goto(pageOf('/early', attributes));
    const form = page.locator('sovitaan-form');
    if (typed) await type(form, 'Koulu');
    else if (broken) await form.getByRole('alert').waitFor();
    else await page.waitForFunction(() => customElements.get('sovitaan-form'));
    await joined(form, false);
    await send(page);
    await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
    assert.deepEqual(posted, []);
    assert.ok(await form.evaluate(({ form }) => !form.checkValidity()));
    release();
    if (!held) return;
    await form.evaluate((form) => form.ready);
    await complete(form);
    await joined(form, true);
    await send(page);
    await page.waitForURL('**/thanks');
    assert.ok(posted[0].agreement);
  });

/** Until the drafts have been looked at: in the browser's stores, a transaction that is begun later comes later. */
const thanked = (page) =>
  page.evaluate(async () => {
    await customElements.whenDefined('sovitaan-form');
    const { forgetStored } = await import('/sovitaan/stored.js');
    await forgetStored('none');
  });

for (const drafts of ['session', 'local'])
  visit(`the next page says that it was stored: its draft is gone (${drafts})`, {}, async ({ page }) => {
    posted = [];
    const form = await open(page, pageOf('/thanked', `drafts="${drafts}"`));
    await complete(form);
    await joined(form, true);
    await send(page);
    await page.waitForURL('**/thanks');
    // Another document is not this one.
    await page.goto(host.page('/other', `<sovitaan-form stored="another"></sovitaan-form>${script}`));
    await thanked(page);
    await open(page, pageOf('/thanked', `drafts="${drafts}"`));
    assert.equal(await form.evaluate(({ value }) => value.place), 'Koulu');
    const { id } = JSON.parse(posted[0].agreement);
    const fetched = [];
    page.on('request', (request) => request.url().endsWith('.wasm') && fetched.push(request.url()));
    await page.goto(host.page('/stored', `<sovitaan-form stored="x ${id}"></sovitaan-form>${script}`));
    await thanked(page);
    assert.deepEqual(fetched, [], 'nothing is loaded for a page that only thanks');
    await open(page, pageOf('/thanked', `drafts="${drafts}"`));
    assert.deepEqual(await form.evaluate(({ value }) => value), {});
  });
