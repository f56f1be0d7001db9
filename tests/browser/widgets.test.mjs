/** What only a browser knows of the widgets: today's day, names offered, what is said aloud, tables by ear, the focus. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { checklist, choiceTitle, questionsOf, titleOf } from './support/checklist.mjs';
import { catalogue } from './support/environment.mjs';
import { field, place, rowOf, valueOf } from './support/form.mjs';
import { startHost } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());
const said = await catalogue('fi');

/** A checklist's form in Finnish, with a validator that has arrived. */
async function open(page, name) {
  await page.goto(
    host.page(
      '/',
      `<main><h1>Sivu</h1><sovitaan-form src="/schemas/${name}.json" lang="fi" action="/store"></sovitaan-form></main>
       <script type="module" src="/sovitaan/sovitaan.js"></script>`,
    ),
  );
  const form = page.locator('sovitaan-form');
  await page.waitForFunction(() => document.querySelector('sovitaan-form').violations?.length);
  const schema = await checklist(name);
  const at = (...names) => names.reduce((here, name) => questionsOf(here)[name], schema);
  return { form, schema, title: (...names) => titleOf(at(...names), 'fi'), at };
}

const button = (scope, name) => scope.getByRole('button', { name, exact: true });
const announced = (form, text) => form.locator('.live').getByText(text, { exact: true }).waitFor({ state: 'attached' });

for (const [name, path, words, days] of [
  // A month may be too short for the day; a week may end another year.
  ['systemic-rollout', ['followUp', 'nextReview'], '6 kuukauden kuluttua', { '2026-11-30': '30.5.2027', '2026-08-31': '28.2.2027' }],
  ['systemic-weekly-meeting', ['agreed', 'nextDate'], 'Viikon kuluttua', { '2026-12-28': '4.1.2027', '2028-02-26': '4.3.2028' }],
])
  visit(`a day to come back is written by a button (${name})`, { timezoneId: 'Europe/Helsinki' }, async ({ page }) => {
    const { form, title } = await open(page, name);
    const section = place(form, title(path[0]));
    const date = field(section, title(...path));
    for (const [today, day] of Object.entries(days)) {
      // Shortly after midnight it is still yesterday in Greenwich.
      await page.clock.setFixedTime(new Date(`${today}T00:30:00+0${today == '2026-08-31' ? 3 : 2}:00`));
      await button(section, words).click();
      assert.equal(await date.inputValue(), day);
      const iso = day.split('.').reverse().map((part) => part.padStart(2, '0')).join('-');
      assert.equal((await valueOf(form))[path[0]][path[1]], iso);
      assert.ok(await date.evaluate((input) => input.matches(':focus')), 'there it can be changed');
      await page.keyboard.press('Tab');
      assert.equal(await date.getAttribute('aria-invalid'), null);
    }
    // The browser takes it back, as if it had been typed, or the person writes another one.
    await date.fill('1.2.2027');
    assert.equal((await valueOf(form))[path[0]][path[1]], '2027-02-01');
  });

visit('names of the people are offered where somebody is named', {}, async ({ page }) => {
  const { form, title } = await open(page, 'network-work');
  const people = place(form, title('developers', 'members'));
  const nameOf = (at) => field(rowOf(people, `Jäsen ${at}`), 'Nimi');
  const occasions = place(form, title('communication', 'occasions'));
  const who = field(rowOf(occasions, 'Tilaisuus 1'), 'Kuka kertoo?');
  const offered = () => who.evaluate(({ list }) => [...list.options].map(({ value }) => value));
  assert.deepEqual(await offered(), []);

  await nameOf(1).pressSequentially('Sirpa');
  assert.deepEqual(await offered(), ['Sirpa']);
  await nameOf(2).fill(' Jari ');
  assert.deepEqual(await offered(), ['Sirpa', 'Jari']);
  await nameOf(1).fill('Sirpa Halonen');
  assert.deepEqual(await offered(), ['Sirpa Halonen', 'Jari']);
  await button(people, 'Lisää jäsen').click();
  await nameOf(3).fill('Emma');
  await button(people, `${said['row.up']}: Jäsen 3`).click();
  assert.deepEqual(await offered(), ['Sirpa Halonen', 'Emma', 'Jari']);
  await button(people, `${said['row.remove']}: Jäsen 1`).click();
  assert.deepEqual(await offered(), ['Emma', 'Jari']);
  await nameOf(1).fill('');
  assert.deepEqual(await offered(), ['Jari']);

  // A row that comes later is offered them as well, and so is the form after another beginning or in another language.
  await button(occasions, 'Lisää tilaisuus').click();
  const second = field(rowOf(occasions, 'Tilaisuus 2'), 'Kuka kertoo?');
  assert.deepEqual(await second.evaluate(({ list }) => [...list.options].map(({ value }) => value)), ['Jari']);
  await form.evaluate((form) => (form.value = { developers: { members: [{ name: 'Noora' }] } }));
  assert.deepEqual(await offered(), ['Noora']);
  await form.evaluate((form) => (form.lang = 'sv'));
  await form.locator('.form[lang=sv]').waitFor();
  const berättar = form.locator('input[data-pointer="/communication/occasions/0/who"]');
  assert.deepEqual(await berättar.evaluate(({ list }) => [...list.options].map(({ value }) => value)), ['Noora']);
});

visit('names are offered also when the list comes after the question, and when it goes', {}, async ({ page }) => {
  const { form, title } = await open(page, 'systemic-weekly-meeting');
  const chair = field(form, title('meeting', 'chair'));
  const offered = () => chair.evaluate(({ list }) => [...(list?.options ?? [])].map(({ value }) => value));
  assert.deepEqual(await offered(), []);
  const people = place(form, title('members'));
  await field(rowOf(people, 'Työntekijä 2'), 'Nimi').fill('Aino');
  assert.deepEqual(await offered(), ['Aino']);
  for (let left = 2; left > 0; left--) await button(people, `${said['row.remove']}: Työntekijä 1`).click();
  assert.deepEqual(await offered(), []);
  await button(people, 'Lisää työntekijä').click();
  await field(rowOf(people, 'Työntekijä 1'), 'Nimi').fill('Eero');
  assert.deepEqual(await offered(), ['Eero']);
});

visit('a personal identity code is noticed as it is typed, and goes nowhere', {}, async ({ page }) => {
  const console = [];
  page.on('console', (message) => console.push(message.text()));
  const { form, title } = await open(page, 'network-work');
  const address = page.url();
  const requested = [];
  page.on('request', (request) => requested.push(request.url()));
  const warning = form.locator('.warning');
  const words = said['warning.identity-code'];
  const people = place(form, title('developers', 'members'));
  // The first is no code: its check character is another one.
  for (const [input, wrong, right] of [
    [field(form, title('start', 'name')), 'Verkosto 131052-308A', 'Verkosto 131052-308T'],
    [field(rowOf(people, 'Jäsen 1'), 'Nimi'), '010200A201P', '010200A201R'],
  ]) {
    await input.fill(wrong);
    assert.equal(await warning.count(), 0);
    await input.press('Backspace');
    await input.pressSequentially(right.at(-1));
    await warning.getByText(words, { exact: true }).waitFor();
    await announced(form, words);
    assert.ok(await input.evaluate((input) => input.matches(':focus')), 'one goes on writing');
    const described = (await input.getAttribute('aria-describedby')).split(' ').at(-1);
    assert.equal(await form.locator(`#${described}`).innerText(), words);
    assert.equal(await input.getAttribute('aria-invalid'), null, 'nothing is wrong yet');
    await input.fill('Verkosto');
    await warning.waitFor({ state: 'detached' });
    // When it comes back it is said again.
    await form.locator('.live').evaluate((live) => (live.textContent = ''));
    await input.fill(right);
    await announced(form, words);
    await page.waitForTimeout(700);
    const kept = await page.evaluate(() => JSON.stringify(sessionStorage));
    assert.ok(kept.includes('sovitaan:') && !kept.includes(right), 'a draft has all but that');
    await input.fill('');
  }
  assert.deepEqual(console, []);
  assert.deepEqual(requested, []);
  assert.equal(page.url(), address);
  assert.deepEqual(
    await page.evaluate(async () => [localStorage.length, document.cookie, await indexedDB.databases(), await caches.keys()]),
    [0, '', [], []],
  );
});

visit('a box is checked and not any more, by hand and by key', {}, async ({ page }) => {
  const { form, title } = await open(page, 'systemic-rollout');
  const row = rowOf(place(form, title('plan')), title('plan', 'clients'));
  const box = row.getByRole('checkbox', { name: title('plan', 'clients', 'period', 'continues'), exact: true });
  const continues = async () => (await valueOf(form)).plan.clients.period.continues;
  assert.equal(await box.isChecked(), false);
  assert.equal(await continues(), undefined);
  // The words are part of what one hits.
  await row.locator('label', { hasText: title('plan', 'clients', 'period', 'continues') }).click();
  assert.equal(await box.isChecked(), true);
  assert.equal(await continues(), true);
  await box.focus();
  await page.keyboard.press('Space');
  assert.equal(await box.isChecked(), false);
  assert.equal(await continues(), undefined, 'not checked is no answer');
  assert.ok(await box.evaluate((box) => box.matches(':focus')));
  await page.keyboard.press('Space');
  assert.equal(await continues(), true);
});

for (const [size, width] of Object.entries({ wide: 1280, narrow: 390 }))
  visit(`rows of a table: added, moved and removed by key (${size})`, { viewport: { width, height: 900 } }, async ({ page }) => {
    const { form, title } = await open(page, 'network-work');
    const { keyboard } = page;
    const table = place(form, title('communication', 'occasions'));
    const where = async () => (await valueOf(form)).communication?.occasions?.map(({ where }) => where);
    /** Which row's head, or which button, has the focus. */
    const focus = () =>
      form.evaluate(({ shadowRoot: { activeElement: active } }) => active?.ariaLabel ?? active?.innerText.replace(/\s+/g, ' ').trim());
    const first = (at) => field(rowOf(table, `Tilaisuus ${at}`), 'Missä?');

    await first(1).fill('Johtoryhmä');
    for (const at of [2, 3]) {
      await button(table, 'Lisää tilaisuus').focus();
      await keyboard.press('Enter');
      await announced(form, `Tilaisuus ${at} lisätty.`);
      const head = rowOf(table, `Tilaisuus ${at}`).getByRole('rowheader');
      assert.ok(await head.evaluate((head) => head.matches(':focus')), `row ${at} begins at its head`);
      const { top, bottom } = await head.evaluate((head) => head.getBoundingClientRect().toJSON());
      assert.ok(top >= 0 && bottom <= 900, 'one sees it');
      // From there the first question is one step away.
      await keyboard.press('Tab');
      await keyboard.type(at == 2 ? 'Kirjasto' : 'Kylätalo');
    }
    assert.deepEqual(await where(), ['Johtoryhmä', 'Kirjasto', 'Kylätalo']);

    await button(table, `${said['row.up']}: Tilaisuus 3`).focus();
    await keyboard.press('Enter');
    await announced(form, 'Tilaisuus 2: uusi paikka 2/3.');
    assert.equal(await focus(), `${said['row.up']}: Tilaisuus 2`);
    await keyboard.press('Enter');
    await announced(form, 'Tilaisuus 1: uusi paikka 1/3.');
    // At the top the other button of the row takes over.
    assert.equal(await focus(), `${said['row.down']}: Tilaisuus 1`);
    assert.deepEqual(await where(), ['Kylätalo', 'Johtoryhmä', 'Kirjasto']);
    assert.equal(await first(1).inputValue(), 'Kylätalo');

    await button(table, `${said['row.remove']}: Tilaisuus 2`).focus();
    await keyboard.press('Enter');
    await announced(form, 'Tilaisuus 2 poistettu.');
    assert.deepEqual(await where(), ['Kylätalo', 'Kirjasto']);
    const heir = rowOf(table, 'Tilaisuus 2').getByRole('rowheader');
    assert.ok(await heir.evaluate((head) => head.matches(':focus')), 'the row that took its place');
    await button(table, `${said['row.remove']}: Tilaisuus 2`).focus();
    await keyboard.press('Enter');
    assert.ok(await rowOf(table, 'Tilaisuus 1').getByRole('rowheader').evaluate((head) => head.matches(':focus')), 'the row before it');
    await button(table, `${said['row.remove']}: Tilaisuus 1`).focus();
    await keyboard.press('Enter');
    assert.equal(await focus(), 'Lisää tilaisuus', 'the button that adds one');
    assert.equal(await where(), undefined);
  });

/** What assistive technology is told of a table: `role "name"`, one for each cell, indented by row. */
async function heard(page, name) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const table = nodes.find(({ role, name: { value } = {} }) => role?.value == 'table' && value?.startsWith(name));
  assert.ok(table, `no table “${name}” in the tree`);
  const told = ['row', 'columnheader', 'rowheader', 'cell', 'textbox', 'combobox', 'button', 'checkbox', 'group'];
  const lines = [];
  const walk = ({ childIds, ignored, role, name, properties = [] }, depth) => {
    const is = !ignored && told.includes(role?.value);
    // The name of a cell is what is in it.
    const isNamed = ['columnheader', 'rowheader', 'textbox', 'combobox', 'button', 'checkbox', 'group'].includes(role?.value);
    if (is) lines.push(`${'  '.repeat(depth)}${role.value}${isNamed ? ` ${name?.value}` : ''}`);
    for (const id of childIds ?? []) if (byId.has(id)) walk(byId.get(id), depth + Number(is));
  };
  walk(table, 0);
  return lines;
}

visit('a table is a table to those who hear it, wide and narrow', {}, async ({ page }) => {
  const { form, title } = await open(page, 'network-work');
  const name = title('communication', 'occasions');
  const row = (at) => [
    'row',
    `  rowheader Tilaisuus ${at}`,
    '  cell',
    '    textbox Missä?',
    '  cell',
    '    textbox Kenelle?',
    '  cell',
    '    combobox Kuka kertoo?',
    '  cell',
    '    textbox Milloin?',
    `    button ${said['calendar.open']}: Milloin?`,
    '  cell',
    ...['up', 'down', 'remove'].map((way) => `    button ${said[`row.${way}`]}: Tilaisuus ${at}`),
  ];
  const head = ['row', '  cell', ...['Missä?', 'Kenelle?', 'Kuka kertoo?', 'Milloin?', said['row.actions']].map((title) => `  columnheader ${title}`)];
  await button(place(form, name), 'Lisää tilaisuus').click();
  const unmarked = (lines) => lines.map((line) => line.replace(/ \(\p{L}+\)/u, ''));
  for (const width of [1280, 800, 390]) {
    await page.setViewportSize({ width, height: 900 });
    assert.deepEqual(unmarked(await heard(page, name)), [...head, ...row(1), ...row(2)], `${width} px`);
  }
  // To read: the same columns.
  await form.evaluate((form) => (form.value = { communication: { occasions: [{ where: 'Johtoryhmä' }] } }));
  await form.evaluate((form) => (form.mode = 'view'));
  await form.locator('.read').waitFor();
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const column of ['Missä?', 'Kenelle?', 'Kuka kertoo?', 'Milloin?'])
      assert.equal(await form.getByRole('table').getByRole('columnheader', { name: column, exact: true }).count() >= 1, true, `${column} at ${width} px`);
    assert.equal(await form.getByRole('cell', { name: /Johtoryhmä/ }).count(), 1);
  }
});

visit('a table of a plan: rows that are there from the beginning', {}, async ({ page }) => {
  const { title } = await open(page, 'systemic-rollout');
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const lines = await heard(page, title('plan'));
    const heads = lines.filter((line) => line.includes('rowheader')).map((line) => line.trim().slice('rowheader '.length));
    const rows = ['startingPoint', 'training', 'pilot', 'teams', 'clients', 'competence', 'management', 'followUp'];
    assert.deepEqual(heads, rows.map((name) => title('plan', name)), `${width} px`);
    const columns = lines.filter((line) => line.includes('columnheader')).map((line) => line.trim().slice('columnheader '.length));
    assert.deepEqual(columns, ['measure', 'period', 'responsible', 'support'].map((name) => title('plan', 'clients', name)));
    assert.ok(!lines.some((line) => line.includes('button')), 'nothing is added or removed');
  }
});

visit('the list of sections shows what a section says of itself', {}, async ({ page }) => {
  const { form, title, at } = await open(page, 'development-experiment');
  const entry = form.getByRole('navigation').getByRole('listitem').filter({ hasText: title('planning') });
  const section = place(form, title('planning'));
  const state = entry.locator('.state');
  const question = at('planning', 'state');
  const choose = (value) =>
    place(section, title('planning', 'state')).getByRole('radio', { name: choiceTitle(question, value, 'fi'), exact: true }).check();
  assert.equal(await state.innerText(), said['state.empty']);
  for (const [value, look] of Object.entries({ 'in-progress': 'state--part', done: 'state--done', 'not-started': '', 'not-applicable': '' })) {
    await choose(value);
    assert.equal(await state.innerText(), choiceTitle(question, value, 'fi'));
    assert.equal(await state.getAttribute('class'), `state ${look}`.trim());
  }
  // What it says is its word, also while something else is answered; and in the other language.
  await choose('in-progress');
  await field(section, title('planning', 'arrangements')).fill('Kaksi tuntia viikossa');
  assert.equal(await state.innerText(), choiceTitle(question, 'in-progress', 'fi'));
  await form.evaluate((form) => (form.lang = 'sv'));
  await form.locator('.form[lang=sv]').waitFor();
  const swedish = form.getByRole('navigation').getByRole('listitem').filter({ hasText: titleOf(at('planning'), 'sv') });
  assert.equal(await swedish.locator('.state').innerText(), choiceTitle(question, 'in-progress', 'sv'));
  // Asked by the page: no answer is left, so the form counts again.
  await form.evaluate((form) => (form.value = {}));
  assert.equal(await swedish.locator('.state').innerText(), (await catalogue('sv'))['state.empty']);
});

visit('the line that counts follows', {}, async ({ page }) => {
  const { form, title, at } = await open(page, 'network-work');
  const line = (name) => place(form, title('measures', name)).locator('.tally');
  const yes = (yes, total) => said['tally.yes'].replace('{yes}', yes).replace('{total}', total);
  const mean = (mean) => said['tally.mean'].replace('{mean}', mean);
  const respond = (name, question, value) =>
    place(place(form, title('measures', name)), title('measures', name, question))
      .getByRole('radio', { name: choiceTitle(at('measures', name, question), value, 'fi'), exact: true })
      .check();

  assert.equal(await line('designed').innerText(), yes(0, 3));
  await respond('designed', 'described', true);
  assert.equal(await line('designed').innerText(), yes(1, 3));
  await respond('designed', 'heard', false);
  assert.equal(await line('designed').innerText(), yes(1, 3));
  await respond('designed', 'heard', true);
  assert.equal(await line('designed').innerText(), yes(2, 3));
  assert.equal(await line('communicated').innerText(), yes(0, 4), 'the other line is another matter');

  const result = (name) => field(rowOf(place(form, title('measures', 'inUse')), title('measures', 'inUse', name)), title('measures', 'inUse', name, 'result'));
  assert.equal(await line('inUse').innerText(), '');
  await result('networks').fill('80');
  assert.equal(await line('inUse').innerText(), mean(80));
  await result('helped').pressSequentially('45,5');
  assert.equal(await line('inUse').innerText(), mean(63));
  assert.equal(await result('helped').inputValue(), '45,5');
  // What is no percentage is not counted; what is taken away neither.
  await result('helped').fill('paljon');
  assert.equal(await line('inUse').innerText(), mean(80));
  await result('networks').fill('');
  assert.equal(await line('inUse').innerText(), '');
});
