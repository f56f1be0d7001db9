/** A fault of our own: the wasm traps. No answer is lost, the person goes on, and so do the other forms. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { catalogue } from './support/environment.mjs';
import { field } from './support/form.mjs';
import { startHost, withFaults } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());
host.tell('/sovitaan/sovitaan.wasm', withFaults);
const said = await catalogue('fi');
host.file(
  '/errors.js',
  'text/javascript',
  "window.errors = []; addEventListener('sovitaan-error', ({ target, detail }) => errors.push([target.id, detail.code]));",
);
const form = (id) => `<sovitaan-form id="${id}" name="${id}" src="/cases/visit.json" lang="fi" action="/store"></sovitaan-form>`;
const address = host.page(
  '/faults',
  `<script src="/errors.js"></script>${form('one')}${form('two')}<script type="module" src="/sovitaan/sovitaan.js"></script>`,
);

async function open(page) {
  await page.goto(address);
  const forms = ['one', 'two'].map((id) => page.locator(`sovitaan-form#${id}`));
  for (const form of forms) {
    await form.evaluate((form) => form.ready);
    await field(form, 'Paikka').fill('Koulu');
    await field(form, 'Päivä').fill('3.2.2026');
    await form.getByText('Bussilla', { exact: true }).click();
    await form.getByRole('button', { name: 'Lisää huomio' }).click();
  }
  return forms;
}

const filled = { place: 'Koulu', day: '2026-02-03', manner: 'bus' };

for (const kind of ['panic', 'overflow'])
  visit(`after a trap (${kind}) the form is where it was, and the other one too`, {}, async ({ page }) => {
    const [one, two] = await open(page);
    host.stored.clear();
    // At once after another answer: nothing had time to be written down.
    await one.evaluate(({ shadowRoot }, kind) => {
      const type = (label, text) => {
        const of = [...shadowRoot.querySelectorAll('label')].find(({ textContent }) => textContent.startsWith(label));
        const input = shadowRoot.getElementById(of.htmlFor);
        input.focus();
        input.value = text;
        input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      };
      type('Tunteja', '1,');
      type('Huomio 1', 'Aula');
      type('Sähköposti', `fault: ${kind}`);
    }, kind);
    await one.getByRole('status').getByText(said['outcome.recovered'], { exact: true }).waitFor();
    assert.deepEqual(await one.evaluate((form) => form.value), { ...filled, notes: ['Aula'] });
    assert.equal(await field(one, 'Tunteja').inputValue(), '1,', 'what is no answer yet is there too');
    assert.equal(
      await one.evaluate(({ shadowRoot }) => shadowRoot.activeElement?.dataset.pointer),
      '/email',
      'one writes where one wrote',
    );
    // Both go on.
    assert.deepEqual(await two.evaluate((form) => form.value), filled);
    for (const form of [one, two]) {
      await field(form, 'Tunteja').fill('2');
      await field(form, 'Huomio 1').fill('Piha');
      assert.equal(await form.evaluate((form) => form.submit()), true);
    }
    assert.equal(host.stored.size, 2);
    for (const text of host.stored.values()) assert.deepEqual(JSON.parse(text).data, { ...filled, hours: 2, notes: ['Piha'] });
    assert.deepEqual(await page.evaluate(() => errors), [['one', 'engine-recovered']]);
  });

visit('what was undone before a trap stays undone', {}, async ({ page }) => {
  const [one] = await open(page);
  await one.evaluate((form) => {
    const input = form.shadowRoot.querySelector('[data-pointer="/email"][data-edit]');
    const type = (text) => {
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: text }));
    };
    type('aino@example.org');
    form.undo();
    type('fault: panic');
  });
  await one.getByRole('status').getByText(said['outcome.recovered'], { exact: true }).waitFor();
  assert.deepEqual(await one.evaluate((form) => form.value), filled);
});

visit('a form that fails again and again gives its place to a message, and the answers stay', {}, async ({ page }) => {
  const [one, two] = await open(page);
  await field(one, 'Sähköposti').fill('fault: panic');
  await one.getByRole('status').getByText(said['outcome.recovered'], { exact: true }).waitFor();
  await field(one, 'Sähköposti').fill('fault: overflow');
  await one.getByRole('alert').waitFor();
  assert.deepEqual(await one.evaluate((form) => form.value), filled);
  assert.ok((await page.evaluate(() => errors)).some(([id, code]) => id == 'one' && code == 'engine-failed'));
  const downloading = page.waitForEvent('download');
  await one.getByRole('button', { name: said['keeping.download.do'], exact: true }).click();
  const text = (await (await (await downloading).createReadStream()).toArray()).join('');
  assert.deepEqual(JSON.parse(text), filled);
  // The other one does not mind.
  await field(two, 'Tunteja').fill('2');
  assert.deepEqual(await two.evaluate((form) => form.value), { ...filled, hours: 2 });
  // And the first one starts anew with what was there.
  await one.getByRole('button', { name: 'Yritä uudelleen' }).click();
  await field(one, 'Paikka').waitFor();
  assert.deepEqual(await one.evaluate((form) => form.value), filled);
});

visit('traps all over a long day: fifty of them, and not an answer lost', { timeout: 120_000 }, async ({ page }) => {
  const [one, two] = await open(page);
  for (let n = 0; n < 50; n++) {
    // As if it were later: three faults in ten seconds are too many.
    await page.evaluate(() => {
      const now = Date.now;
      Date.now = () => now() + 20_000;
    });
    await field(n % 2 ? one : two, 'Tunteja').fill(`${n + 1}`);
    await field(n % 2 ? one : two, 'Sähköposti').fill(n % 3 ? 'fault: panic' : 'fault: overflow');
  }
  assert.deepEqual(await one.evaluate((form) => form.value.hours), 50);
  assert.deepEqual(await two.evaluate((form) => form.value.hours), 49);
});
