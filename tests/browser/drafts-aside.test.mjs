/** What lies beside a draft: what was put aside, and what cannot be read. Neither stands in the way of what is typed. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { open, place, stores, type } from './support/drafts.mjs';
import { catalogue } from './support/environment.mjs';
import { field } from './support/form.mjs';
import { startHost } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());
const said = await catalogue('fi');
const script = '<script type="module" src="/sovitaan/sovitaan.js"></script>';
const empty = host.page('/empty', '');

/** A page with the small form that gives these answers. */
function pageGiving(store, value) {
  const name = `/giving-${store}-${value ? encodeURIComponent(JSON.stringify(value)).replaceAll('%', '') : 'nothing'}`;
  const gives = value ? `document.querySelector('sovitaan-form').value = ${JSON.stringify(value)};` : '';
  host.file(`${name}.js`, 'text/javascript', gives);
  const form = `<sovitaan-form src="/cases/visit.json" action="/store" ${stores[store].attributes}></sovitaan-form>`;
  return host.page(name, `${form}<script src="${name}.js"></script>${script}`);
}

const placeOf = (form) => form.evaluate((form) => form.value.place);
const press = (form, words) => form.getByRole('button', { name: said[`keeping.${words}.do`], exact: true }).click();
/** A message as far as its first blank. */
const begin = (message) => said[message].split('{')[0].trim();
const hears = (form, message) => place(form).getByText(begin(message)).waitFor();
/** Nothing waits for a word from the person. */
async function hearsOfNone(form) {
  await form.page().waitForTimeout(500);
  const words = await place(form).innerText();
  for (const message of ['keeping.offered', 'keeping.unreadable', 'keeping.conflict', 'keeping.failed']) assert.ok(!words.includes(begin(message)), words);
}
async function downloaded(form) {
  const downloading = form.page().waitForEvent('download');
  await press(form, 'download-unreadable');
  return (await (await (await downloading).createReadStream()).toArray()).join('');
}
/** The key of the only draft. */
const keyOf = async (page, texts) => Object.keys(await texts(page)).find((key) => /^sovitaan:[0-9a-f]{16}$/.test(key));

for (const [store, { texts, put }] of Object.entries(stores)) {
  const plain = pageGiving(store);

  for (const [where, mark] of Object.entries({ 'in the draft’s own place': '', 'where drafts are put aside': '?', 'where what cannot be read is kept': '!' }))
    visit(`a text that is cut off ${where} costs nothing else: ${store}`, {}, async ({ page }) => {
      await type(await open(page, plain), 'Koulu');
      const key = await keyOf(page, texts);
      await page.goto(empty);
      const damaged = '["{\\"format\\":1,\\"form\\":\\"cut off he';
      await put(page, key + mark, damaged);
      const form = await open(page, plain);
      await hears(form, 'keeping.unreadable');
      assert.equal(await placeOf(form), mark ? 'Koulu' : undefined);
      // More than once: the first makes room for those after it.
      for (const text of ['Kirjasto', 'Piha']) await type(form, text);
      await page.reload();
      await hears(form, 'keeping.unreadable');
      assert.equal(await placeOf(form), 'Piha');
      // After "stored" a new draft is begun, beside it as well.
      await field(form, 'Päivä').fill('3.2.2026');
      await form.getByText('Bussilla', { exact: true }).click();
      assert.equal(await form.evaluate((form) => form.submit()), true);
      await type(form, 'Aula');
      assert.equal(await downloaded(form), damaged);
      await press(form, 'discard-unreadable');
      await type(form, 'Halli');
      await page.reload();
      await hears(form, 'keeping.resumed');
      assert.equal(await placeOf(form), 'Halli');
      assert.deepEqual(Object.keys(await texts(page)), [key]);
    });

  visit(`a good draft is offered beside one that is cut off, and put aside with it: ${store}`, {}, async ({ page }) => {
    await type(await open(page, plain), 'Koulu');
    const key = await keyOf(page, texts);
    await page.goto(empty);
    await put(page, `${key}?`, '["cut off he');
    const form = await open(page, pageGiving(store, { place: 'Aula' }));
    await hears(form, 'keeping.offered');
    await type(form, 'Kellari');
    await page.reload();
    await hears(form, 'keeping.offered');
    await press(form, 'resume');
    assert.equal(await placeOf(form), 'Koulu');
    await press(form, 'remove');
    await press(form, 'discard');
    await hears(form, 'keeping.removed');
    await page.reload();
    await hears(form, 'keeping.unreadable');
    assert.equal(await downloaded(form), '["cut off he');
  });

  visit(`of several that cannot be read none writes over another: ${store}`, {}, async ({ page }) => {
    const form = await open(page, plain);
    for (const text of ['Koulu', 'Kirjasto', 'Piha']) {
      await type(form, text);
      if (text == 'Piha') break;
      const key = await keyOf(page, texts);
      await page.goto(empty);
      await put(page, key, `{"format":99,"secret":"after ${text}"}`);
      await page.goto(plain);
      await hears(form, 'keeping.unreadable');
    }
    await page.reload();
    await hears(form, 'keeping.unreadable');
    assert.equal(await placeOf(form), 'Piha');
    const text = await downloaded(form);
    for (const typed of ['Koulu', 'Kirjasto']) assert.match(text, new RegExp(`after ${typed}`));
  });

  visit(`removed before anything is typed, what cannot be read is gone: ${store}`, {}, async ({ page }) => {
    await type(await open(page, plain), 'Koulu');
    const key = await keyOf(page, texts);
    await page.goto(empty);
    await put(page, key, '{"format":99}');
    const form = await open(page, plain);
    await hears(form, 'keeping.unreadable');
    await press(form, 'discard-unreadable');
    await type(form, 'Kirjasto');
    await page.reload();
    await hears(form, 'keeping.resumed');
    assert.deepEqual(Object.keys(await texts(page)), [key]);
  });

  visit(`what a later version of the library has put aside stays aside: ${store}`, {}, async ({ page }) => {
    await type(await open(page, plain), 'Koulu');
    await type(await open(page, pageGiving(store, { place: 'Aula' })), 'Kellari');
    const aside = `${await keyOf(page, texts)}?`;
    const text = (await texts(page))[aside];
    await page.goto(empty);
    await put(page, aside, text.replace('\\"format\\":1', '\\"format\\":99'));
    const form = await open(page, pageGiving(store, { place: 'Halli' }));
    await hears(form, 'keeping.offered');
    await type(form, 'Kirjasto');
    const kept = (await texts(page))[aside];
    for (const typed of ['Koulu', 'Kellari']) assert.match(kept, new RegExp(typed));
    await press(form, 'remove');
    await press(form, 'discard');
    await hears(form, 'keeping.removed');
    await page.reload();
    await hears(form, 'keeping.unreadable');
    assert.match(await downloaded(form), /Koulu/);
  });

  visit(`what the engine cannot read is kept as what cannot be read: ${store}`, {}, async ({ page }) => {
    await type(await open(page, plain), 'Koulu');
    const key = await keyOf(page, texts);
    const record = JSON.parse((await texts(page))[key]);
    await page.goto(empty);
    const deep = `{"answers":{"place":${'['.repeat(300)}${']'.repeat(300)}}}`;
    await put(page, key, JSON.stringify({ ...record, draft: deep }));
    for (const address of [plain, pageGiving(store, { place: 'Aula' })]) {
      const form = await open(page, address);
      if (address != plain) {
        await hears(form, 'keeping.offered');
        await press(form, 'resume');
      }
      await hears(form, 'keeping.unreadable');
      await type(form, 'Kirjasto');
      assert.match(await downloaded(form), /\[{300}/);
      await page.reload();
      await hears(form, 'keeping.unreadable');
      assert.equal(await placeOf(form), 'Kirjasto');
      await press(form, 'discard-unreadable');
      await type(form, 'Piha');
      assert.deepEqual(Object.keys(await texts(page)), [key]);
      await page.goto(empty);
      await put(page, key, JSON.stringify({ ...record, draft: deep }));
    }
  });

  visit(`what was put aside is offered after "stored", and goes when it is removed: ${store}`, {}, async ({ page }) => {
    await type(await open(page, plain), 'Koulu');
    const form = await open(page, pageGiving(store, { place: 'Aula' }));
    await hears(form, 'keeping.offered');
    await field(form, 'Päivä').fill('3.2.2026');
    await form.getByText('Bussilla', { exact: true }).click();
    assert.equal(await form.evaluate((form) => form.submit()), true);
    await hears(form, 'keeping.offered');
    const kept = Object.entries(await texts(page));
    assert.equal(kept.length, 1);
    assert.match(kept[0][1], /Koulu/);
    assert.doesNotMatch(kept[0][1], /Aula|2026-02-03/, 'nothing of what was stored');
    await press(form, 'remove');
    await press(form, 'discard');
    await hears(form, 'keeping.removed');
    assert.deepEqual(await texts(page), {});
  });

  visit(`kept nowhere from now on: of what was put aside and of what cannot be read neither: ${store}`, {}, async ({ page }) => {
    await type(await open(page, plain), 'Koulu');
    await type(await open(page, pageGiving(store, { place: 'Aula' })), 'Kellari');
    const key = await keyOf(page, texts);
    await page.goto(empty);
    await put(page, `${key}!`, '{"format":99}');
    const form = await open(page, pageGiving(store, { place: 'Aula' }));
    await hears(form, 'keeping.offered');
    assert.equal(Object.keys(await texts(page)).length, 3);
    await form.evaluate((form) => (form.drafts = 'off'));
    await hears(form, 'keeping.off');
    await page.waitForTimeout(600);
    assert.deepEqual(await texts(page), {});
    assert.equal(await placeOf(form), 'Kellari');
  });

  visit(`a draft that says what the page gives is not offered, one that says something else is: ${store}`, {}, async ({ page }) => {
    const first = await open(page, plain);
    await field(first, 'Päivä').fill('3.2.2026');
    await type(first, 'Koulu');
    // Left, it has been looked at: that is nothing that was said.
    await field(first, 'Päivä').focus();
    await type(first, '4.2.2026', 'Päivä');
    await field(first, 'Tunteja').focus();
    await page.waitForTimeout(500);
    const form = await open(page, pageGiving(store, { day: '2026-02-04', place: 'Koulu' }));
    await hearsOfNone(form);
    await open(page, pageGiving(store, { day: '2026-02-04', place: 'Aula' }));
    await hears(form, 'keeping.offered');
    await type(form, 'Kellari');
    // What was put aside is no other.
    await open(page, pageGiving(store, { day: '2026-02-04', place: 'Koulu' }));
    await hears(form, 'keeping.offered');
    await press(form, 'resume');
    assert.equal(await placeOf(form), 'Kellari');
    await type(form, 'Piha');
    await open(page, pageGiving(store, { place: 'Piha', day: '2026-02-04' }));
    await hears(form, 'keeping.offered');
    await press(form, 'resume');
    assert.equal(await placeOf(form), 'Koulu');
  });

  visit(`a digit that JavaScript loses is another answer: ${store}`, {}, async ({ page }) => {
    await type(await open(page, plain), '1,12345678901234567891', 'Tunteja');
    const form = await open(page, pageGiving(store, '{"hours":1.12345678901234567891}'));
    await hearsOfNone(form);
    await open(page, pageGiving(store, '{"hours":1.12345678901234567892}'));
    await hears(form, 'keeping.offered');
  });

  visit(`the page gives its answers late: ${store}`, {}, async ({ page }) => {
    await type(await open(page, plain), 'Koulu');
    const form = await open(page, plain);
    await hears(form, 'keeping.resumed');
    await form.evaluate((form) => (form.value = { place: 'Aula' }));
    await hears(form, 'keeping.offered');
    await form.evaluate((form) => (form.value = { place: 'Koulu' }));
    await hearsOfNone(form);
    await form.evaluate((form) => (form.value = { place: 'Halli' }));
    await hears(form, 'keeping.offered');
    await press(form, 'resume');
    assert.equal(await placeOf(form), 'Koulu');
    await type(form, 'Piha');
    assert.equal(Object.keys(await texts(page)).length, 1, 'what the page gives is no draft');
  });
}
