/** One draft in several tabs: each knows of the other, and no answer of either is overwritten unseen. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { onDevice, open, place, saved, type } from './support/drafts.mjs';
import { catalogue } from './support/environment.mjs';
import { field } from './support/form.mjs';
import { startHost } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());
const said = await catalogue('fi');
const address = host.page(
  '/tabs',
  '<sovitaan-form src="/cases/visit.json" drafts="local" action="/store"></sovitaan-form><script type="module" src="/sovitaan/sovitaan.js"></script>',
);

const says = (form, id) => place(form).getByText(said[`keeping.${id}`], { exact: true }).waitFor();
const press = (form, id) => form.getByRole('button', { name: said[`keeping.${id}.do`], exact: true }).click();
const shows = (form, value, name = 'Paikka') =>
  form.page().waitForFunction(
    ([name, value]) => {
      const { shadowRoot: root } = document.querySelector('sovitaan-form');
      const label = [...root.querySelectorAll('label')].find((label) => label.textContent.startsWith(name));
      return label && root.getElementById(label.htmlFor).value == value;
    },
    [name, value],
  );

visit('the second one is told, follows the first, and can change places with it', {}, async ({ page }) => {
  const first = await open(page, address);
  await type(first, 'Koulu');
  const second = await open(await page.context().newPage(), address);
  await says(second, 'elsewhere');
  await shows(second, 'Koulu');
  assert.equal(await field(second, 'Paikka').isEditable(), false);
  await type(first, 'Kirjasto');
  await shows(second, 'Kirjasto');
  // What is typed and not saved yet goes along.
  await field(first, 'Päivä').fill('3.2.2026');
  await press(second, 'here');
  await shows(second, '3.2.2026', 'Päivä');
  await says(first, 'elsewhere');
  assert.equal(await field(first, 'Paikka').isEditable(), false);
  await type(second, 'Aula');
  await shows(first, 'Aula');
  // When it is closed, the other one goes on by itself.
  await second.page().close();
  await place(first).getByText(said['keeping.elsewhere'], { exact: true }).waitFor({ state: 'detached' });
  assert.equal(await field(first, 'Paikka').isEditable(), true);
  await type(first, 'Piha');
  assert.equal(Object.keys(await onDevice(page)).length, 1);
});

visit('one that does not answer is not waited for', {}, async ({ page }) => {
  const first = await open(page, address);
  await type(first, 'Koulu');
  const second = await open(await page.context().newPage(), address);
  await says(second, 'elsewhere');
  // The first one hangs.
  void page.evaluate(() => {
    const until = Date.now() + 3_000;
    while (Date.now() < until);
  });
  await press(second, 'here');
  await place(second).getByText(said['keeping.elsewhere'], { exact: true }).waitFor({ state: 'detached' });
  await type(second, 'Kirjasto');
  await says(first, 'elsewhere');
  await shows(first, 'Kirjasto');
});

visit('what is sent in one is not there in the other any more', {}, async ({ page }) => {
  host.stored.clear();
  const first = await open(page, address);
  await type(first, 'Koulu');
  await type(first, '3.2.2026', 'Päivä');
  await first.getByText('Bussilla', { exact: true }).click();
  const second = await open(await page.context().newPage(), address);
  await shows(second, 'Koulu');
  assert.equal(await second.getByRole('button', { name: said.submit, exact: true }).count(), 0);
  assert.equal(await second.evaluate((form) => form.submit()), false);
  assert.equal(await first.evaluate((form) => form.submit()), true);
  await shows(second, '');
  assert.equal(host.stored.size, 1);
});

/** A browser without locks: nobody is first. */
const withoutLocks = () => Object.defineProperty(navigator, 'locks', { value: undefined });

visit('without locks both can be typed in, and follow each other', {}, async ({ page }) => {
  await page.context().addInitScript(withoutLocks);
  const first = await open(page, address);
  await type(first, 'Koulu');
  const second = await open(await page.context().newPage(), address);
  await Promise.all([says(first, 'shared'), says(second, 'shared')]);
  await type(second, 'Kirjasto');
  await shows(first, 'Kirjasto');
  await type(first, '3.2.2026', 'Päivä');
  await shows(second, '3.2.2026', 'Päivä');
  await shows(second, 'Kirjasto');
});

for (const choice of ['theirs', 'mine'])
  visit(`without locks, who has written over the other is asked: ${choice}`, {}, async ({ page }) => {
    await page.context().addInitScript(withoutLocks);
    await page.context().addInitScript(() => (window.BroadcastChannel = undefined));
    const first = await open(page, address);
    await type(first, 'Koulu');
    const second = await open(await page.context().newPage(), address);
    await shows(second, 'Koulu');
    await type(first, 'Kirjasto');
    await field(second, 'Paikka').fill('Aula');
    await says(second, 'conflict');
    const [{ text }] = Object.values(await onDevice(page));
    assert.match(text, /Kirjasto/);
    await shows(second, 'Aula');
    await press(second, choice);
    const value = choice == 'mine' ? 'Aula' : 'Kirjasto';
    await shows(second, value);
    await place(second).getByText(said['keeping.conflict'], { exact: true }).waitFor({ state: 'detached' });
    await second.page().reload();
    await shows(second, value);
  });

visit('without locks, two that are sent are one document', {}, async ({ page }) => {
  host.stored.clear();
  host.received.length = 0;
  await page.context().addInitScript(withoutLocks);
  const first = await open(page, address);
  await type(first, 'Koulu');
  await type(first, '3.2.2026', 'Päivä');
  await first.getByText('Bussilla', { exact: true }).click();
  await saved(first);
  const second = await open(await page.context().newPage(), address);
  await shows(second, 'Koulu');
  const release = host.hold('/store');
  const sent = [first, second].map((form) => form.evaluate((form) => form.submit()));
  await page.waitForTimeout(1_000);
  release();
  assert.deepEqual(await Promise.all(sent), [true, true]);
  assert.equal(host.stored.size, 1);
});
