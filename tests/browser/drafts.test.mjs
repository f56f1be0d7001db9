/** Nothing typed is lost: where the answers are until the host has them, and that the form says so truthfully. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { inTab, onDevice, open, place, putOnDevice, type } from './support/drafts.mjs';
import { catalogue, json } from './support/environment.mjs';
import { field } from './support/form.mjs';
import { changed, startHost } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());
const said = await catalogue('fi');
const schema = await json(import.meta.dirname, 'cases/visit.json');
const script = '<script type="module" src="/sovitaan/sovitaan.js"></script>';

/** A page with the small form. */
const pageOf = (path, attributes = '', more = '') =>
  host.page(path, `<sovitaan-form src="/cases/visit.json" action="/store" ${attributes}></sovitaan-form>${more}${script}`);
const plain = { tab: pageOf('/tab'), device: pageOf('/device', 'drafts="local"') };

/** A message with its blanks open. */
const like = (message) =>
  new RegExp(message.replace(/[.?]/g, '\\$&').replace(/\{\w+\}/g, '(\\d+\\.\\d+(\\.\\d{4})?|\\d+\\.\\d+\\.\\d{4} klo \\d+\\.\\d+)'));

/** All that is demanded beside the place. */
async function complete(form) {
  await field(form, 'Päivä').fill('3.2.2026');
  await form.getByText('Bussilla', { exact: true }).click();
}

const placeOf = (form) => form.evaluate((form) => form.value.place);
const press = (form, words) => form.getByRole('button', { name: said[`keeping.${words}.do`], exact: true }).click();

visit('in the tab: survives a reload, with the place where one was writing, and nobody else sees it', {}, async ({ page }) => {
  const form = await open(page, plain.tab);
  assert.equal((await place(form).innerText()).trim(), '', 'nothing is said before anything is typed');
  await type(form, 'Koulu');
  await place(form).getByText(like(said['keeping.tab'])).waitFor();
  await page.reload();
  await place(form).getByText(like(said['keeping.resumed'])).waitFor();
  assert.equal(await placeOf(form), 'Koulu');
  assert.equal(await form.evaluate(({ shadowRoot }) => shadowRoot.activeElement?.value), 'Koulu', 'the focus is there');
  assert.deepEqual(await onDevice(page), {});
  for (const key of Object.keys(await inTab(page))) assert.match(key, /^sovitaan:[0-9a-f]{16}$/);
  const other = await page.context().newPage();
  assert.equal(await placeOf(await open(other, plain.tab)), undefined);
});

visit('on the device: survives that the tab is closed, for the days that the page says', {}, async ({ page }) => {
  const first = await open(page, plain.device);
  await type(first, 'Koulu');
  await place(first).getByText(like(said['keeping.device'])).waitFor();
  const [[key, row]] = Object.entries(await onDevice(page));
  assert.match(key, /^sovitaan:[0-9a-f]{16}$/, 'the key says nothing');
  assert.equal(row.days, 14);
  const second = await page.context().newPage();
  await page.close();
  const form = await open(second, plain.device);
  await place(form).getByText(like(said['keeping.resumed'])).waitFor();
  assert.equal(await placeOf(form), 'Koulu');
  await type(form, 'Kirjasto');
  await place(form).getByText(like(said['keeping.device'])).waitFor();
});

visit('what cannot be read yet, and what does not apply just now, is there again', {}, async ({ page }) => {
  const form = await open(page, plain.device);
  await type(form, 'huomen', 'Päivä');
  await page.reload();
  await place(form).getByText(like(said['keeping.resumed'])).waitFor();
  assert.equal(await field(form, 'Päivä').inputValue(), 'huomen');
});

visit('the person removes the draft, after having been asked', {}, async ({ page }) => {
  const form = await open(page, plain.device);
  await type(form, 'Koulu');
  await press(form, 'remove');
  await place(form).getByText(said['keeping.removing'], { exact: true }).waitFor();
  await press(form, 'cancel');
  await place(form).getByText(like(said['keeping.device'])).waitFor();
  await press(form, 'remove');
  await press(form, 'discard');
  await place(form).getByText(said['keeping.removed'], { exact: true }).waitFor();
  assert.equal(await placeOf(form), undefined);
  assert.deepEqual(await onDevice(page), {});
  await page.reload();
  await field(form, 'Paikka').waitFor();
  assert.equal(await placeOf(form), undefined);
});

visit('kept nowhere: says so, and offers the answers as a file', {}, async ({ page }) => {
  const form = await open(page, pageOf('/off', 'drafts="off"'));
  await place(form).getByText(said['keeping.off'], { exact: true }).waitFor();
  await field(form, 'Paikka').fill('Koulu');
  await page.waitForTimeout(700);
  assert.deepEqual([await inTab(page), await onDevice(page)], [{}, {}]);
  const downloading = page.waitForEvent('download');
  await press(form, 'download');
  const stream = await (await downloading).createReadStream();
  const text = (await stream.toArray()).join('');
  assert.deepEqual(JSON.parse(text), { place: 'Koulu' });
});

for (const [where, address] of Object.entries(plain))
  visit(`nothing is kept after it was stored: ${where}`, {}, async ({ page }) => {
    const form = await open(page, address);
    await type(form, 'Koulu');
    await complete(form);
    await form.evaluate((form) => form.submit());
    assert.deepEqual([await inTab(page), await onDevice(page)], [{}, {}]);
    assert.equal((await place(form).innerText()).trim(), '');
    await page.waitForTimeout(700);
    assert.deepEqual([await inTab(page), await onDevice(page)], [{}, {}], 'and stays so');
  });

visit('private answers are never kept', {}, async ({ page }) => {
  const secret = { ...schema, properties: { ...schema.properties, code: { type: 'string', title: 'Koodi', 'x-form': { private: true } } } };
  host.file('/private.json', 'application/json', JSON.stringify(secret));
  const address = host.page('/private', `<sovitaan-form src="/private.json" drafts="local"></sovitaan-form>${script}`);
  const form = await open(page, address);
  await type(form, 'Koulu');
  await type(form, 'hush-hush', 'Koodi');
  await place(form).getByText(said['keeping.private']).waitFor();
  assert.doesNotMatch(JSON.stringify(await onDevice(page)), /hush-hush/);
  await page.reload();
  await place(form).getByText(like(said['keeping.resumed'])).waitFor();
  assert.deepEqual(await form.evaluate((form) => form.value), { place: 'Koulu' });
});

visit('the page gives other answers than it did: the draft is offered, and not lost by typing', {}, async ({ page }) => {
  host.file('/given.js', 'text/javascript', "document.querySelector('sovitaan-form').value = { place: 'Aula' };");
  const form = await open(page, plain.device);
  await type(form, 'Koulu');
  await open(page, pageOf('/given', 'drafts="local"', '<script src="/given.js"></script>'));
  await place(form).getByText(like(said['keeping.offered'])).waitFor();
  assert.equal(await placeOf(form), 'Aula');
  await type(form, '4.2.2026', 'Päivä');
  await page.reload();
  await place(form).getByText(like(said['keeping.offered'])).waitFor();
  assert.deepEqual(await form.evaluate((form) => form.value), { place: 'Aula', day: '2026-02-04' });
  await press(form, 'resume');
  assert.equal(await placeOf(form), 'Koulu');
});

visit('what the page gives again is no other draft', {}, async ({ page }) => {
  host.file('/given.js', 'text/javascript', "document.querySelector('sovitaan-form').value = { place: 'Aula' };");
  const form = await open(page, pageOf('/given', 'drafts="local"', '<script src="/given.js"></script>'));
  await type(form, 'Koulu');
  await type(form, 'Aula');
  await page.reload();
  await field(form, 'Paikka').waitFor();
  await page.waitForTimeout(300);
  assert.equal(await placeOf(form), 'Aula');
});

visit('a newer checklist keeps every answer of an old draft, and another form’s draft is not offered', {}, async ({ page }) => {
  const form = await open(page, plain.device);
  await field(form, 'Päivä').fill('ensi viikolla');
  await type(form, 'Koulu');
  const { place: asked, ...rest } = schema.properties;
  const newer = { ...schema, $id: 'urn:sovitaan:checklist:visit:1.1.0', properties: rest };
  delete newer.required;
  host.file('/newer.json', 'application/json', JSON.stringify(newer));
  await open(page, host.page('/newer', `<sovitaan-form src="/newer.json" drafts="local"></sovitaan-form>${script}`));
  await place(form).getByText(like(said['keeping.resumed'])).waitFor();
  assert.equal(await placeOf(form), 'Koulu');
  await form.getByText('Koulu', { exact: true }).waitFor();
  assert.equal(await field(form, 'Päivä').inputValue(), 'ensi viikolla', 'what is no day is there to be put right');
  host.file('/another.json', 'application/json', JSON.stringify({ ...schema, $id: 'urn:sovitaan:checklist:another:1.0.0' }));
  await open(page, host.page('/another', `<sovitaan-form src="/another.json" drafts="local"></sovitaan-form>${script}`));
  assert.deepEqual(await form.evaluate((form) => form.value), {});
  assert.equal((await place(form).innerText()).trim(), '');
});

visit('who is at the keyboard has a draft of their own', {}, async ({ page }) => {
  for (const name of ['Aino', 'Antti'])
    host.file(`/${name}.js`, 'text/javascript', `document.querySelector('sovitaan-form').parties = [{ name: '${name}' }];`);
  const of = (name) => pageOf(`/${name}`, 'drafts="local"', `<script src="/${name}.js"></script>`);
  const form = await open(page, of('Aino'));
  await type(form, 'Koulu');
  assert.doesNotMatch(Object.keys(await onDevice(page)).join(), /Aino/);
  await open(page, of('Antti'));
  assert.equal(await placeOf(form), undefined);
  await open(page, of('Aino'));
  assert.equal(await placeOf(form), 'Koulu');
});

visit('a draft that cannot be read is kept aside, and can be had', {}, async ({ page }) => {
  const form = await open(page, plain.device);
  await type(form, 'Koulu');
  const [[key, row]] = Object.entries(await onDevice(page));
  await page.goto(host.page('/empty', ''));
  await putOnDevice(page, key, { ...row, text: '{"format":99,"secret":"of the future"}' });
  await open(page, plain.device);
  await place(form).getByText(said['keeping.unreadable'], { exact: true }).waitFor();
  await field(form, 'Paikka').fill('Kirjasto');
  await page.waitForFunction(() => new Promise((resolve) => setTimeout(resolve, 800, true)));
  const kept = Object.values(await onDevice(page)).map(({ text }) => text);
  assert.equal(kept.length, 2);
  assert.ok(kept.some((text) => text.includes('of the future')));
  assert.ok(kept.some((text) => text.includes('Kirjasto')));
  await page.reload();
  await place(form).getByText(said['keeping.unreadable'], { exact: true }).waitFor();
  const downloading = page.waitForEvent('download');
  await press(form, 'download-unreadable');
  assert.match((await (await (await downloading).createReadStream()).toArray()).join(''), /of the future/);
  await press(form, 'discard-unreadable');
  await page.reload();
  await place(form).getByText(like(said['keeping.resumed'])).waitFor();
  assert.equal(Object.keys(await onDevice(page)).length, 1);
});

visit('after so many days it is gone, of every form; a clock that was wrong takes nothing away early', {}, async ({ page }) => {
  const now = new Date('2026-03-02T12:00:00Z');
  const after = (days) => new Date(+now + days * 86_400_000);
  const week = pageOf('/week', 'drafts="local" draft-days="7"');
  await page.clock.setFixedTime(now);
  const form = await open(page, week);
  await type(form, 'Koulu');
  await page.clock.setFixedTime(after(6.9));
  await page.reload();
  await place(form).getByText(like(said['keeping.resumed'])).waitFor();
  // The clock goes back by a year: it was saved in the future, and its days begin now.
  await page.clock.setFixedTime(after(-365));
  await page.reload();
  await place(form).getByText(like(said['keeping.resumed'])).waitFor();
  await page.clock.setFixedTime(after(-365 + 6));
  await page.reload();
  await place(form).getByText(like(said['keeping.resumed'])).waitFor();
  await page.clock.setFixedTime(after(-365 + 8));
  // Any form of the site does it.
  host.file('/another.json', 'application/json', JSON.stringify({ ...schema, $id: 'urn:sovitaan:checklist:another:1.0.0' }));
  await open(page, host.page('/another', `<sovitaan-form src="/another.json" drafts="local"></sovitaan-form>${script}`));
  assert.deepEqual(await onDevice(page), {});
  await open(page, week);
  assert.equal(await placeOf(form), undefined);
});

visit('a clock that was set back: what is put aside after that is put aside all the same', {}, async ({ page }) => {
  const giving = (value) => {
    host.file(`/gives-${value}.js`, 'text/javascript', `document.querySelector('sovitaan-form').value = { place: '${value}' };`);
    return pageOf(`/gives-${value}`, 'drafts="local"', `<script src="/gives-${value}.js"></script>`);
  };
  await page.clock.setFixedTime(new Date('2026-03-02T12:00:00Z'));
  await type(await open(page, plain.device), 'Koulu');
  await type(await open(page, giving('Aula')), 'Kellari');
  await page.clock.setFixedTime(new Date('2026-02-27T12:00:00Z'));
  const form = await open(page, giving('Halli'));
  await place(form).getByText(like(said['keeping.offered'])).waitFor();
  await type(form, 'Kirjasto');
  const kept = Object.values(await onDevice(page)).map(({ text }) => text).join();
  for (const typed of ['Koulu', 'Kellari', 'Kirjasto']) assert.match(kept, new RegExp(typed));
});

visit('the page’s own store', {}, async ({ page }) => {
  host.file(
    '/store.js',
    'text/javascript',
    `window.kept = new Map(JSON.parse(localStorage.kept ?? '[]'));
     const write = () => (localStorage.kept = JSON.stringify([...kept]));
     document.querySelector('sovitaan-form').draftStore = {
       load: async (key) => kept.get(key),
       save: async (key, text) => (kept.set(key, text), write()),
       remove: async (key) => (kept.delete(key), write()),
     };`,
  );
  const form = await open(page, pageOf('/own', '', '<script src="/store.js"></script>'));
  await type(form, 'Koulu');
  await place(form).getByText(like(said['keeping.host'])).waitFor();
  assert.equal(await page.evaluate(() => kept.size), 1);
  await page.reload();
  await place(form).getByText(like(said['keeping.resumed'])).waitFor();
  assert.equal(await placeOf(form), 'Koulu');
  await complete(form);
  await form.evaluate((form) => form.submit());
  assert.equal(await page.evaluate(() => kept.size), 0);
});

visit('two forms of one checklist on a page have a draft each', {}, async ({ page }) => {
  const element = '<sovitaan-form src="/cases/visit.json" drafts="local"></sovitaan-form>';
  await page.goto(host.page('/twins', element + element + script));
  const forms = page.locator('sovitaan-form');
  for (const [at, text] of ['Koulu', 'Kirjasto'].entries()) await type(forms.nth(at), text);
  await page.reload();
  for (const [at, text] of ['Koulu', 'Kirjasto'].entries()) {
    await place(forms.nth(at)).getByText(like(said['keeping.resumed'])).waitFor();
    assert.equal(await placeOf(forms.nth(at)), text);
  }
});

visit('a form that is taken away and put back has what was typed last', {}, async ({ page }) => {
  const form = await open(page, plain.device);
  await type(form, 'Koulu');
  await field(form, 'Paikka').fill('Kirjasto');
  await form.evaluate(async (form) => {
    const { parentNode, nextSibling } = form;
    form.remove();
    await new Promise((resolve) => setTimeout(resolve, 1));
    parentNode.insertBefore(form, nextSibling);
    await form.ready;
  });
  assert.equal(await placeOf(form), 'Kirjasto');
  await page.reload();
  assert.equal(await form.evaluate(async (form) => (await form.ready, form.value.place)), 'Kirjasto');
});

visit('left in the middle of being sent, it is sent again as it was, and stored once', { expected: [/ERR_/, /Failed/] }, async ({ page }) => {
  const form = await open(page, plain.device);
  await type(form, 'Koulu');
  await complete(form);
  host.stored.clear();
  host.received.length = 0;
  // The host stores it, and its answer is lost.
  host.tell('/store', async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const { id } = JSON.parse(text);
    host.received.push({ id, text });
    host.stored.set(id, text);
    await new Promise((resolve) => setTimeout(resolve, 60_000).unref());
    response.destroy();
  });
  await form.getByRole('button', { name: said.submit, exact: true }).click();
  await form.getByRole('status').getByText(said['outcome.submitting'], { exact: true }).waitFor();
  while (!host.received.length) await page.waitForTimeout(20);
  host.mend('/store');
  await page.reload();
  await form.getByRole('status').getByText(said['outcome.stored'], { exact: true }).waitFor();
  assert.equal(host.stored.size, 1);
  assert.equal(host.received.length, 2);
  assert.equal(host.received[0].text, host.received[1].text);
  assert.deepEqual(await onDevice(page), {});
});

visit('storage is full: it is said, filling in goes on, and when there is room again it is kept', {}, async ({ page }) => {
  const form = await open(page, plain.tab);
  // More than a browser gives a tab.
  const long = 3_000_000;
  await form.evaluate(({ shadowRoot }, long) => {
    const input = shadowRoot.querySelector('input');
    input.value = 'x'.repeat(long);
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }, long);
  await place(form).getByText(said['keeping.full'], { exact: true }).waitFor();
  await field(form, 'Päivä').fill('3.2.2026');
  assert.deepEqual(await form.evaluate(({ value }) => [value.place.length, value.day]), [long, '2026-02-03']);
  const downloading = page.waitForEvent('download');
  await press(form, 'download');
  assert.equal((await downloading).suggestedFilename(), 'answers.json');
  await type(form, 'Koulu');
  await place(form).getByText(like(said['keeping.tab'])).waitFor();
});

visit('another version of the library on the page: neither takes the other’s draft', {}, async ({ page }) => {
  const form = await open(page, plain.device);
  await type(form, 'Koulu');
  const [[key, row]] = Object.entries(await onDevice(page));
  // What an older one has written: of the same form, over what may be other questions to it.
  await page.goto(host.page('/empty', ''));
  await putOnDevice(page, key, { ...row, text: row.text.replace(/"questions":"[0-9a-f]+"/, '"questions":"0000000000000000"') });
  await open(page, plain.device);
  await place(form).getByText(like(said['keeping.resumed'])).waitFor();
  assert.deepEqual(await form.evaluate((form) => form.value), { place: 'Koulu' });
});

visit('two versions of the library on one page have a draft each', {}, async ({ page }) => {
  for (const file of ['sovitaan.js', 'sovitaan.wasm', 'drafts.js', 'sovitaan-validator.js', 'sovitaan-validator.wasm', 'locales/fi.json'])
    host.tell(`/old/${file}`, changed(file, (bytes) => (file == 'sovitaan.js' ? ['text/javascript', `${bytes}`.replaceAll('"0.1.0"', '"0.0.9"')] : [file.endsWith('.wasm') ? 'application/wasm' : file.endsWith('.json') ? 'application/json' : 'text/javascript', bytes])));
  host.file('/both.js', 'text/javascript', "import { define } from '/old/sovitaan.js'; define('sovitaan-old');");
  const forms = ['sovitaan-form', 'sovitaan-old'].map((tag) => `<${tag} src="/cases/visit.json"></${tag}>`).join('');
  const address = host.page('/both', `${forms}${script}<script type="module" src="/both.js"></script>`);
  const typed = { 'sovitaan-form': 'Koulu', 'sovitaan-old': 'Kirjasto' };
  await page.goto(address);
  for (const [tag, text] of Object.entries(typed)) {
    const form = page.locator(tag);
    await field(form, 'Paikka').waitFor();
    await type(form, text);
  }
  assert.deepEqual(await page.evaluate(() => ['sovitaan-form', 'sovitaan-old'].map((tag) => customElements.get(tag).version)), ['0.1.0', '0.0.9']);
  await page.reload();
  for (const [tag, text] of Object.entries(typed)) {
    await place(page.locator(tag)).getByText(like(said['keeping.resumed'])).waitFor();
    assert.equal(await placeOf(page.locator(tag)), text);
  }
});

visit('come back to with the back button, it has what another page of the tab went on with', {}, async ({ page }) => {
  const form = await open(page, plain.tab);
  await type(form, 'Koulu');
  await page.goto(pageOf('/elsewhere'));
  await place(form).getByText(like(said['keeping.resumed'])).waitFor();
  await type(form, 'Kirjasto');
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('sovitaan-form').value.place == 'Kirjasto');
});

visit('taken away by the browser while one types: it is kept again', {}, async ({ page }) => {
  const form = await open(page, plain.device);
  await type(form, 'Koulu');
  const tools = await page.context().newCDPSession(page);
  await tools.send('Storage.clearDataForOrigin', { origin: host.origin, storageTypes: 'indexeddb' });
  await type(form, 'Kirjasto');
  await page.reload();
  await place(form).getByText(like(said['keeping.resumed'])).waitFor();
  assert.equal(await placeOf(form), 'Kirjasto');
});

visit('the page’s token and cookies go with it, to its own origin', {}, async ({ page }) => {
  host.file('/headers.js', 'text/javascript', "document.querySelector('sovitaan-form').headers = async () => ({ 'X-Own': 'yes' });");
  const elements = [
    'csrf="X-CSRFToken: cookie csrftoken"',
    'csrf="X-CSRF-Token: meta csrf-token" drafts="off"',
  ].map((attributes) => `<sovitaan-form src="/cases/visit.json" action="/token" ${attributes}></sovitaan-form>`);
  const heard = [];
  host.tell('/token', (request, response) => {
    heard.push(request.headers);
    request.resume();
    response.writeHead(201, { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' }).end('{}');
  });
  const address = host.page('/tokens', elements.join('') + '<script src="/headers.js"></script>' + script, {
    head: '<meta name="csrf-token" content="from-meta">',
  });
  await page.context().addCookies([{ name: 'csrftoken', value: 'from%20cookie', url: host.origin }]);
  await page.goto(address);
  for (const form of await page.locator('sovitaan-form').all()) {
    await form.evaluate((form) => form.ready);
    await field(form, 'Paikka').fill('Koulu');
    await complete(form);
    assert.equal(await form.evaluate((form) => form.submit()), true);
  }
  const [one, two] = heard;
  assert.deepEqual([one['x-csrftoken'], one['x-own'], two['x-csrf-token'], two['x-own']], ['from cookie', 'yes', 'from-meta', undefined]);
  assert.match(one.cookie, /csrftoken/);
});
