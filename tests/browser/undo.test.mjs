/** Undo and redo: by button, by keyboard, by method; what is said, where the focus and the caret go, what the page hears. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { valueOf } from './support/form.mjs';
import { startHost } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());

const script = '<script type="module" src="/sovitaan/sovitaan.js"></script>';
const given = {
  basics: { name: 'Plan A', words: { key: 'word' } },
  people: [
    { name: 'Aino', tasks: ['listening', 'writing'] },
    { name: 'Eero', tasks: ['calling'] },
  ],
  later: { note: 'Soon', ways: ['by phone', 'by letter'] },
};

/** The form with these answers; what it tells the page from then on; and its parts by their names. */
async function open(page, { value = given, attributes = '' } = {}) {
  await page.goto(host.page('/', `<sovitaan-form src="/cases/undo.json" lang="en" ${attributes}></sovitaan-form>${script}`));
  const form = page.locator('sovitaan-form');
  await form.evaluate(async (form, value) => {
    await form.ready;
    form.value = value;
    form.heard = [];
    form.addEventListener('sovitaan-change', ({ detail }) => form.heard.push(detail));
  }, value);
  const live = form.locator('.live');
  return {
    form,
    value: () => valueOf(form),
    heard: () => form.evaluate((form) => form.heard.splice(0)),
    text: (name) => form.getByRole('textbox', { name, exact: true }),
    button: (name) => form.getByRole('button', { name, exact: true }),
    steps: (name) => form.locator(`[data-edit=${name}]`),
    says: (words) => live.filter({ hasText: words }).waitFor({ state: 'attached' }),
    focused: () => form.evaluate((form) => form.shadowRoot.activeElement?.dataset.pointer ?? form.shadowRoot.activeElement?.textContent),
  };
}

const caret = (input) => input.evaluate(({ selectionStart, selectionEnd }) => [selectionStart, selectionEnd]);

visit('typing is undone and done again by keyboard, and the caret stays where the text changed', {}, async ({ page }) => {
  const { text, value, says, heard } = await open(page);
  await text('Title').focus();
  await page.keyboard.press('Home');
  await page.keyboard.type('My ');
  assert.equal((await value()).basics.name, 'My Plan A');
  await heard();
  await page.keyboard.press('Control+KeyZ');
  assert.equal(await text('Title').inputValue(), 'Plan A');
  assert.deepEqual(await caret(text('Title')), [0, 0]);
  assert.deepEqual(await heard(), [{ pointer: '/basics/name', value: 'Plan A' }]);
  await says('Undone: Title');
  for (const keys of ['Control+Shift+KeyZ', 'Control+KeyY']) {
    await page.keyboard.press(keys);
    assert.equal(await text('Title').inputValue(), 'My Plan A');
    assert.deepEqual(await caret(text('Title')), [3, 3]);
    await says('Done again: Title');
    await page.keyboard.press('Control+KeyZ');
  }
  assert.deepEqual(await value(), given);
});

visit('writing and deleting are two steps, and nothing is left of the browser’s own history', {}, async ({ page }) => {
  const { text, value } = await open(page);
  await text('Description').focus();
  await page.keyboard.type('One two');
  for (let n = 0; n < 3; n++) await page.keyboard.press('Backspace');
  await page.keyboard.press('Control+KeyZ');
  assert.equal(await text('Description').inputValue(), 'One two');
  await page.keyboard.press('Control+KeyZ');
  assert.equal(await text('Description').inputValue(), '');
  await page.keyboard.press('Control+KeyZ');
  await page.keyboard.press('Control+KeyZ');
  assert.deepEqual(await value(), given);
  // As from the browser's menu.
  await page.keyboard.type('x');
  await page.evaluate(() => document.execCommand('undo'));
  assert.deepEqual(await value(), given);
});

visit('a choice is undone by the button, which says what it undoes', {}, async ({ page }) => {
  const { form, value, steps, focused } = await open(page);
  assert.equal(await steps('undo').getAttribute('aria-disabled'), 'true');
  assert.equal(await steps('undo').evaluate((button) => button.ariaLabel), null);
  const place = () => steps('undo').evaluate((button) => button.getBoundingClientRect().left);
  const before = await place();
  await form.getByRole('radio', { name: 'large' }).check();
  assert.equal(await steps('undo').getAttribute('aria-label'), 'Undo: Size');
  assert.equal(await place(), before, 'the button stays where it is');
  await steps('undo').click();
  assert.deepEqual(await value(), given);
  assert.equal(await form.getByRole('radio', { checked: true }).count(), 0);
  assert.equal(await focused(), '/basics/size');
  await steps('redo').click();
  assert.equal((await value()).basics.size, 'large');
  assert.equal(await form.getByRole('radio', { name: 'large' }).isChecked(), true);
});

visit('a removed row comes back with everything in it, and a moved one goes back', {}, async ({ page }) => {
  const { form, value, button, says, heard, focused } = await open(page);
  await button('Remove: Person 1').click();
  assert.deepEqual((await value()).people, [given.people[1]]);
  await page.keyboard.press('Control+KeyZ');
  assert.deepEqual(await value(), given);
  await says('Undone: Person 1');
  assert.equal(await focused(), 'Person 1');
  assert.equal(await form.getByRole('textbox', { name: 'Task 2', exact: true }).first().inputValue(), 'writing');
  await button('Move down: Person 1').click();
  assert.deepEqual((await value()).people.map(({ name }) => name), ['Eero', 'Aino']);
  await heard();
  await form.evaluate((form) => form.undo());
  assert.deepEqual(await value(), given);
  assert.deepEqual(await heard(), [{ pointer: '/people', value: given.people }]);
  await form.evaluate((form) => form.redo());
  assert.deepEqual((await value()).people.map(({ name }) => name), ['Eero', 'Aino']);
});

visit('a section that may be left out is cleared in one step, and says how to get it back', {}, async ({ page }) => {
  const { value, button, says, text, focused } = await open(page);
  assert.equal(await button('Clear section: Basics').count(), 0, 'a section that is demanded cannot be cleared');
  await button('Clear section: Later').click();
  const { later, ...rest } = given;
  assert.deepEqual(await value(), rest);
  await says('Later: the answers were cleared. Press Undo to get them back.');
  assert.equal(await focused(), 'Later');
  assert.equal(await button('Clear section: Later').count(), 0, 'there is nothing to clear');
  await page.keyboard.press('Control+KeyZ');
  assert.deepEqual(await value(), { ...rest, later });
  assert.equal(await text('Note').inputValue(), 'Soon');
  await button('Clear section: Later').waitFor();
});

visit('a name that is being typed is undone, and so is one that was given', {}, async ({ page }) => {
  const { form, value } = await open(page);
  const name = form.locator('[data-edit=name]').first();
  await name.fill('other');
  await name.press('Control+KeyZ');
  assert.equal(await name.inputValue(), 'key');
  await name.fill('other');
  await name.press('Tab');
  assert.deepEqual((await value()).basics.words, { other: 'word' });
  await page.keyboard.press('Control+KeyZ');
  assert.deepEqual(await value(), given);
});

visit('an input method composes undisturbed', {}, async ({ page }) => {
  const { text } = await open(page, { value: {} });
  const method = await page.context().newCDPSession(page);
  await text('Title').focus();
  await page.keyboard.type('a');
  await method.send('Input.imeSetComposition', { text: 'ko', selectionStart: 2, selectionEnd: 2 });
  await text('Title').dispatchEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, composed: true, cancelable: true });
  assert.equal(await text('Title').inputValue(), 'ako');
  await method.send('Input.insertText', { text: 'koe' });
  assert.equal(await text('Title').inputValue(), 'akoe');
});

visit('what the page gives ends the history; what cannot be changed cannot be undone', {}, async ({ page }) => {
  const { form, text, value, steps } = await open(page);
  await text('Title').fill('Plan B');
  await form.evaluate((form) => (form.readOnly = true));
  await steps('undo').waitFor({ state: 'detached' });
  await form.evaluate((form) => form.undo());
  assert.equal((await value()).basics.name, 'Plan B');
  await form.evaluate((form) => Object.assign(form, { readOnly: false, mode: 'view' }));
  await form.locator('.read').waitFor();
  await form.evaluate((form) => form.undo());
  assert.equal((await value()).basics.name, 'Plan B');
  await form.evaluate((form) => (form.mode = 'fill'));
  await text('Title').waitFor();
  await form.evaluate((form) => (form.value = { basics: { name: 'Plan C' } }));
  assert.equal(await steps('undo').getAttribute('aria-disabled'), 'true');
  await form.evaluate((form) => form.undo());
  assert.deepEqual(await value(), { basics: { name: 'Plan C' } });
});
