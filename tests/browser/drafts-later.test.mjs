/** What is kept follows the page: it may change whose draft it is, or whether there is one, while somebody types. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { inTab, onDevice, open, place, saved, type } from './support/drafts.mjs';
import { catalogue } from './support/environment.mjs';
import { field } from './support/form.mjs';
import { startHost } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());
const said = await catalogue('fi');
const script = '<script type="module" src="/sovitaan/sovitaan.js"></script>';

/** A page with the small form that gives these answers. */
function pageGiving(value, attributes = '') {
  const name = `/giving-${value ?? 'nothing'}`;
  host.file(`${name}.js`, 'text/javascript', value ? `document.querySelector('sovitaan-form').value = { place: '${value}' };` : '');
  return host.page(name, `<sovitaan-form src="/cases/visit.json" drafts="local" ${attributes}></sovitaan-form><script src="${name}.js"></script>${script}`);
}

const placeOf = (form) => form.evaluate((form) => form.value.place);
const press = (form, words) => form.getByRole('button', { name: said[`keeping.${words}.do`], exact: true }).click();
/** A message as far as its first blank. */
const begin = (message) => said[message].split('{')[0].trim();
const hears = (form, message) => place(form).getByText(begin(message)).waitFor();

for (const [attribute, off, on] of [['readonly', '', undefined], ['disabled', '', undefined], ['mode', 'view', 'fill']])
  visit(`${attribute} at first, and to be filled in later: what is typed is kept`, {}, async ({ page }) => {
    const form = await open(page, pageGiving(undefined, `${attribute}="${off}"`));
    await form.evaluate((form, [name, value]) => (value ? form.setAttribute(name, value) : form.removeAttribute(name)), [attribute, on]);
    await field(form, 'Paikka').and(page.locator(':enabled:not([readonly])')).waitFor();
    await type(form, 'Koulu');
    await hears(form, 'keeping.device');
    assert.equal(Object.keys(await onDevice(page)).length, 1);
    await form.evaluate((form, [name, value]) => form.setAttribute(name, value), [attribute, off]);
    await page.waitForFunction(() => !document.querySelector('sovitaan-form').shadowRoot.querySelector('[part=draft]')?.innerText.trim());
    assert.equal(await placeOf(form), 'Koulu');
  });

visit('of another case from now on: what is typed is that one’s', {}, async ({ page }) => {
  const form = await open(page, pageGiving());
  await type(form, 'Koulu');
  const [[first]] = Object.entries(await onDevice(page));
  const done = saved(form);
  await form.evaluate((form) => (form.subject = 'case-2'));
  await done;
  await type(form, 'Kirjasto');
  const rows = await onDevice(page);
  assert.equal(Object.keys(rows).length, 2);
  assert.match(rows[first].text, /Koulu/);
  assert.doesNotMatch(rows[first].text, /Kirjasto/);
});

visit('kept elsewhere from now on, and nowhere at last', {}, async ({ page }) => {
  const form = await open(page, pageGiving());
  await type(form, 'Koulu');
  let done = saved(form);
  await form.evaluate((form) => (form.drafts = 'session'));
  await done;
  await hears(form, 'keeping.tab');
  assert.equal(Object.keys(await inTab(page)).length, 1);
  await form.evaluate((form) => (form.drafts = 'off'));
  await hears(form, 'keeping.off');
  await page.waitForTimeout(600);
  assert.deepEqual(await inTab(page), {});
  assert.equal(await placeOf(form), 'Koulu');
});

visit('who goes on from an offered draft finds what was there offered in its turn', {}, async ({ page }) => {
  await type(await open(page, pageGiving()), 'Koulu');
  const form = await open(page, pageGiving('Aula'));
  await hears(form, 'keeping.offered');
  await type(form, 'Kellari');
  const done = saved(form);
  await press(form, 'resume');
  await done;
  assert.equal(await placeOf(form), 'Koulu');
  await hears(form, 'keeping.offered');
  await press(form, 'resume');
  assert.equal(await placeOf(form), 'Kellari');
});

visit('of several drafts that were put aside none writes over another', {}, async ({ page }) => {
  await type(await open(page, pageGiving()), 'Koulu');
  await type(await open(page, pageGiving('Aula')), 'Kellari');
  const form = await open(page, pageGiving('Halli'));
  await hears(form, 'keeping.offered');
  await type(form, 'Kirjasto');
  const found = [];
  for (let turn = 0; turn < 2; turn++) {
    await page.reload();
    await hears(form, 'keeping.offered');
    await press(form, 'resume');
    found.push(await placeOf(form));
    await press(form, 'remove');
    await press(form, 'discard');
    await hears(form, 'keeping.removed');
  }
  assert.deepEqual(found.sort(), ['Kellari', 'Koulu']);
});

visit('who is asked whether to remove it is not interrupted by what is saved meanwhile', {}, async ({ page }) => {
  await type(await open(page, pageGiving()), 'Koulu');
  const form = await open(page, pageGiving('Aula'));
  await hears(form, 'keeping.offered');
  // Both, before what was typed is saved: one draft that is offered, and then none.
  for (const [text, asks] of [['Kellari', 'removing-offered'], ['Kirjasto', 'removing']]) {
    const done = saved(form);
    await form.evaluate(({ shadowRoot }, text) => {
      const input = shadowRoot.querySelector('[data-edit=type][data-pointer="/place"]');
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
      shadowRoot.querySelector('[data-edit=draft-remove]').click();
    }, text);
    await done;
    await hears(form, `keeping.${asks}`);
    // Pressed twice it is one answer.
    await form.evaluate(({ shadowRoot }) => {
      const button = shadowRoot.querySelector('[data-edit=draft-discard]');
      for (let times = 0; times < 2; times++) button.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    });
    await hears(form, 'keeping.removed');
    assert.equal(await placeOf(form), asks == 'removing' ? 'Aula' : 'Kellari');
    if (asks == 'removing-offered') await type(form, 'Kellari 2');
  }
  assert.deepEqual(await onDevice(page), {});
});

visit('put back into the page while the store does not answer: what is typed at once is there', {}, async ({ page }) => {
  host.file(
    '/slow.js',
    'text/javascript',
    `const kept = new Map();
     const answer = (work) => new Promise((resolve) => setTimeout(() => resolve(work()), window.slow ? 1_000 : 0));
     document.querySelector('sovitaan-form').draftStore = {
       load: (key) => answer(() => kept.get(key)),
       save: (key, text) => answer(() => void kept.set(key, text)),
       remove: (key) => answer(() => void kept.delete(key)),
     };`,
  );
  const form = await open(page, host.page('/slow', `<sovitaan-form src="/cases/visit.json"></sovitaan-form><script src="/slow.js"></script>${script}`));
  await type(form, 'Koulu');
  await form.evaluate(async (form) => {
    window.slow = true;
    const { parentNode, nextSibling } = form;
    form.remove();
    await new Promise((resolve) => setTimeout(resolve, 10));
    parentNode.insertBefore(form, nextSibling);
    await form.ready;
  });
  await field(form, 'Päivä').fill('3.2.2026');
  assert.deepEqual(await form.evaluate((form) => form.value), { place: 'Koulu', day: '2026-02-03' });
  await saved(form);
  assert.deepEqual(await form.evaluate((form) => form.value), { place: 'Koulu', day: '2026-02-03' });
  // Its own draft of before is nothing to be offered.
  await hears(form, 'keeping.host');
});

visit('taken out of the page where nothing could be saved, and put back: what was typed is there', {}, async ({ page }) => {
  const form = await open(page, pageGiving());
  await type(form, 'Koulu');
  await page.evaluate(() => {
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
  });
  await field(form, 'Paikka').fill('Kirjasto');
  await hears(form, 'keeping.full');
  await form.evaluate(async (form) => {
    const { parentNode, nextSibling } = form;
    form.remove();
    await new Promise((resolve) => setTimeout(resolve, 10));
    parentNode.insertBefore(form, nextSibling);
    await form.ready;
  });
  assert.equal(await placeOf(form), 'Kirjasto');
});
