/** Everything by keyboard alone: no pointer touches these pages. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { checklist, choiceTitle, example, timeless, written } from './support/checklist.mjs';
import { catalogue } from './support/environment.mjs';
import { field, valueOf } from './support/form.mjs';
import { startHost } from './support/host.mjs';
import { startPortal } from './support/portal.mjs';
import { storedRows } from './support/rows.mjs';
import { questionAt, valueAt } from './support/pointer.mjs';

const portal = await startPortal();
const host = await startHost();
after(() => portal.stop());
after(() => host.stop());
const said = await catalogue('fi');

/** What has the focus: the element, and which question it belongs to. */
const focus = (page) =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    const { localName: tag, type, value, checked, innerText: text = '', dataset = {} } = active ?? {};
    const label = active?.labels?.[0]?.querySelector('.choice-text')?.innerText;
    const visible = active?.checkVisibility();
    const { outlineStyle } = active ? getComputedStyle(active) : {};
    return {
      tag,
      type,
      value,
      checked,
      label,
      text: text.trim(),
      edit: dataset.edit,
      pointer: dataset.pointer,
      visible,
      outlineStyle,
      // The name, or the role, of whoever agrees.
      agrees: active?.closest('.acknowledging') && tag == 'input' ? (active.id.endsWith('-r') ? 'role' : 'name') : undefined,
    };
  });

visit('a pair fills in its protocol and finds it in the list', {}, async ({ page }) => {
  const schema = await checklist('disagreement-protocol');
  const answers = await example('disagreement-protocol');
  await page.goto(`${portal.origin}/fi/erimielisyyskaytanto`);
  await page.locator('sovitaan-form').evaluate((form) => form.ready);
  const { keyboard } = page;

  /** Answers what has the focus. */
  const respond = async ({ type, edit, pointer, label, checked, tag }) => {
    const question = pointer === undefined ? undefined : questionAt(schema, pointer);
    const value = pointer === undefined ? undefined : valueAt(answers, pointer);
    if (edit == 'add')
      return (
        value.length > (valueAt(await valueOf(page.locator('sovitaan-form')), pointer)?.length ?? 0) && keyboard.press('Enter')
      );
    if (value === undefined) return;
    if (edit == 'type') return keyboard.type(written(question, value, 'fi'));
    if (edit == 'toggle')
      return value.some((one) => choiceTitle(question.items, one, 'fi') == label) && keyboard.press('Space');
    if (tag == 'select') return keyboard.type(choiceTitle(question, value, 'fi'));
    if (type != 'radio' || checked) return;
    // The first one has the focus when none is chosen: it takes Space, the others an arrow.
    const chosen = choiceTitle(question, value, 'fi');
    if (label == chosen) return keyboard.press('Space');
    for (let n = 0; (await focus(page)).label != chosen; n++) {
      assert.ok(n < 20, `no choice “${chosen}” in ${pointer}`);
      await keyboard.press('ArrowDown');
    }
  };

  const agreeing = [...answers.acknowledgements];
  /** Whoever has written their name agrees; then the next one goes back to the name, and does the same. */
  const agree = async () => {
    await keyboard.press('Enter');
    await page.locator('[data-stands]').getByText(agreeing.shift().name, { exact: true }).waitFor();
    if (!agreeing.length) return;
    for (let back = 0; back < 2; back++) await keyboard.press('Shift+Tab');
    await keyboard.type(agreeing[0].name);
    await keyboard.press('Tab');
    await keyboard.type(agreeing[0].role);
    await keyboard.press('Tab');
    await agree();
  };

  for (let steps = 0; ; steps++) {
    assert.ok(steps < 400, 'the way to the button is longer than that');
    await keyboard.press('Tab');
    const here = await focus(page);
    assert.ok(here.visible && here.outlineStyle != 'none', `one sees where the focus is: ${JSON.stringify(here)}`);
    if (here.edit == 'submit') break;
    if (here.agrees) await keyboard.type(agreeing[0][here.agrees]);
    else if (here.edit == 'acknowledge') await agree();
    else if (here.edit) await respond(here);
  }
  await keyboard.press('Enter');
  await page.getByText('Asiakirja on tallennettu.').waitFor();
  const [row] = await storedRows(portal.database);
  assert.deepEqual(timeless(JSON.parse(row.envelope).data), timeless(answers));

  // The other button, the day of review for a calendar, those that undo and redo, and then what the portal says.
  for (let step = 0; step < 5; step++) await keyboard.press('Tab');
  assert.equal((await focus(page)).text, 'Avaa asiakirja');
  await keyboard.press('Enter');
  await page.getByText(answers.afterwards.returning).waitFor();
});

/** The small form, with what the page gives it. */
async function open(page, value) {
  await page.goto(
    host.page(
      '/',
      '<sovitaan-form src="/cases/visit.json" lang="fi"></sovitaan-form><script type="module" src="/sovitaan/sovitaan.js"></script>',
    ),
  );
  const form = page.locator('sovitaan-form');
  await form.evaluate(async (form, value) => {
    await form.ready;
    form.value = value;
  }, value);
  return form;
}

visit('rows are added, moved and removed; the focus stays near and the place is announced', {}, async ({ page }) => {
  const form = await open(page, { notes: ['a', 'b'] });
  const { keyboard } = page;
  const notes = async () => (await valueOf(form)).notes;
  const announced = (text) => form.locator('[aria-live]').filter({ hasText: text }).waitFor({ state: 'attached' });

  await form.getByRole('button', { name: 'Lisää huomio' }).focus();
  await keyboard.press('Enter');
  await announced('Huomio 3 lisätty.');
  assert.equal((await focus(page)).pointer, '/notes/2', 'the new row has the focus');
  await keyboard.type('c');
  assert.deepEqual(await notes(), ['a', 'b', 'c']);

  // Up twice: the focus goes along with the row.
  await form.getByRole('button', { name: 'Siirrä ylös: Huomio 3' }).focus();
  await keyboard.press('Enter');
  await announced('Huomio 2: uusi paikka 2/3.');
  assert.deepEqual(await notes(), ['a', 'c', 'b']);
  assert.equal((await focus(page)).pointer, '/notes/1');
  await keyboard.press('Enter');
  await announced('Huomio 1: uusi paikka 1/3.');
  assert.deepEqual(await notes(), ['c', 'a', 'b']);
  // Where there is no way further up the focus is still on a button of the row.
  const after = await focus(page);
  assert.equal(after.pointer, '/notes/0');
  assert.equal(after.tag, 'button');
  await keyboard.press('Enter');
  assert.equal((await notes()).length, 3, 'nothing is lost by pressing once more');

  await form.getByRole('button', { name: 'Poista: Huomio 2' }).focus();
  const before = await notes();
  await keyboard.press('Enter');
  await announced('Huomio 2 poistettu.');
  assert.deepEqual(await notes(), [before[0], before[2]]);
  const left = await focus(page);
  assert.match(`${left.pointer}`, /^\/notes/, `the focus stays in the list: ${JSON.stringify(left)}`);
  for (let n = 2; n > 0; n--) {
    await form.getByRole('button', { name: `Poista: Huomio ${n}` }).focus();
    await keyboard.press('Space');
  }
  assert.match(`${(await focus(page)).pointer}`, /^\/notes/);
  assert.deepEqual(await notes(), []);
});

/** Keys pressed one after another in the month dialog that opens on 3.2.2026, a Tuesday. */
const keys = {
  Enter: '3.2.2026',
  'ArrowRight Enter': '4.2.2026',
  'ArrowLeft ArrowLeft ArrowLeft Enter': '31.1.2026',
  'ArrowDown Space': '10.2.2026',
  'ArrowUp Enter': '27.1.2026',
  'Home Enter': '2.2.2026',
  'End Enter': '8.2.2026',
  'PageDown Enter': '3.3.2026',
  'PageUp Enter': '3.1.2026',
  'Shift+PageDown Enter': '3.2.2027',
  'Shift+PageUp Enter': '3.2.2025',
  'ArrowLeft ArrowLeft ArrowLeft PageDown Enter': '28.2.2026',
  'ArrowDown Escape': '3.2.2026',
};

visit('a day is chosen from the month by keys', {}, async ({ page }) => {
  const form = await open(page, {});
  const { keyboard } = page;
  for (const [pressed, day] of Object.entries(keys)) {
    await field(form, 'Päivä').fill('3.2.2026');
    await keyboard.press('Tab');
    assert.equal((await focus(page)).edit, 'calendar');
    await keyboard.press('Enter');
    await form.getByRole('dialog').getByRole('grid').waitFor();
    await page.waitForFunction(() =>
      document.querySelector('sovitaan-form').shadowRoot.activeElement?.matches('td[tabindex="0"]'),
    );
    assert.equal((await focus(page)).text, '3');
    for (const key of pressed.split(' ')) await keyboard.press(key);
    await form.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(await field(form, 'Päivä').inputValue(), day, pressed);
    assert.equal((await focus(page)).edit, 'calendar', 'the focus is back where it was');
    assert.equal(
      (await valueOf(form)).day,
      day
        .split('.')
        .reverse()
        .map((part) => part.padStart(2, '0'))
        .join('-'),
      pressed,
    );
  }
});

visit('the month’s buttons are reached and the dialog keeps the focus', {}, async ({ page }) => {
  const form = await open(page, {});
  await field(form, 'Päivä').fill('3.2.2026');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const dialog = form.getByRole('dialog', { name: said['calendar.open'] });
  await dialog.getByText('helmikuu 2026').waitFor();
  const names = [];
  for (let n = 0; n < 8; n++) {
    const { tag, text } = await focus(page);
    assert.ok(tag == 'td' || tag == 'button' || tag == 'body' || tag == 'dialog', tag);
    names.push(text);
    await page.keyboard.press('Tab');
  }
  for (const name of ['3', said['calendar.close'], '‹', '›']) assert.ok(names.includes(name), `${name} in ${names}`);
  await dialog.getByRole('button', { name: said['calendar.next'] }).focus();
  await page.keyboard.press('Enter');
  await dialog.getByText('maaliskuu 2026').waitFor();
  await dialog.getByRole('button', { name: said['calendar.close'] }).focus();
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await field(form, 'Päivä').inputValue(), '3.2.2026');
});

visit('from the summary a link leads to the field, and it can be mended there', {}, async ({ page }) => {
  const form = await open(page, {});
  await form.getByRole('button', { name: said.submit, exact: true }).focus();
  await page.keyboard.press('Enter');
  const summary = form.locator('.summary');
  await summary.getByRole('link').first().waitFor();
  await page.keyboard.press('Tab');
  assert.match((await focus(page)).text, /Paikka/);
  await page.keyboard.press('Enter');
  assert.equal((await focus(page)).pointer, '/place');
  const before = await summary.getByRole('link').count();
  await page.keyboard.type('Koulu');
  assert.equal(await summary.getByRole('link').count(), before - 1);
  assert.equal((await focus(page)).value, 'Koulu', 'the field keeps the focus');
});
