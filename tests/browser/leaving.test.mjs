/** A form that is taken away leaves nothing behind, and takes its answers along. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { catalogue, json } from './support/environment.mjs';
import { answer, field } from './support/form.mjs';
import { startHost } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());
const schema = await json(import.meta.dirname, 'cases/visit.json');
const said = await catalogue('fi');
const element = '<sovitaan-form src="/cases/visit.json" lang="fi" action="/store"></sovitaan-form>';
const script = '<script type="module" src="/sovitaan/sovitaan.js"></script>';
const filled = { place: 'Koulu', day: '2026-02-03', hours: 1.5, manner: 'bus', notes: ['Aula', 'Piha'] };

/** What the document has that a form could have left: listeners, timers, nodes, style sheets. */
async function leftIn(page, tools) {
  const listeners = async (expression) => {
    const { result } = await tools.send('Runtime.evaluate', { expression });
    const { listeners } = await tools.send('DOMDebugger.getEventListeners', { objectId: result.objectId });
    return listeners.map(({ type }) => type).sort();
  };
  return {
    window: await listeners('window'),
    document: await listeners('document'),
    body: await listeners('document.body'),
    // What was asked to happen later and neither has happened nor was called off.
    timers: await page.evaluate(() => [...timers.values()]),
    page: await page.evaluate(() => document.documentElement.outerHTML),
    sheets: await page.evaluate(() => document.adoptedStyleSheets.length),
  };
}

const countTimers = () => {
  window.timers = new Map();
  const { setTimeout, clearTimeout } = window;
  window.setTimeout = (work, ...rest) => {
    const id = setTimeout(() => (timers.delete(id), work()), ...rest);
    timers.set(id, `${work}`.slice(0, 100));
    return id;
  };
  window.clearTimeout = (id) => (timers.delete(id), clearTimeout(id));
};

visit('a form that is taken away leaves nothing behind', {}, async ({ page }) => {
  await page.addInitScript(countTimers);
  await page.goto(host.page('/leaving', `<main></main>${script}`));
  const tools = await page.context().newCDPSession(page);
  /** Puts a form there, works in it, takes it away: in the page, because Playwright's hands leave listeners themselves. */
  const stay = () =>
    page.evaluate(async () => {
      const form = Object.assign(document.createElement('sovitaan-form'), { src: '/cases/visit.json', lang: 'fi' });
      document.querySelector('main').append(form);
      await form.ready;
      const { shadowRoot: root } = form;
      const input = root.querySelector('input');
      input.focus();
      input.value = 'Koulu';
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      root.querySelector('.add').click();
      root.querySelector('.calendar-open').click();
      await new Promise((resolve) => {
        const look = () => (root.querySelector('dialog[open]') ? resolve() : requestAnimationFrame(look));
        look();
      });
      form.remove();
    });
  // Waiting so has Playwright leave its own listeners now.
  await page.waitForFunction(() => customElements.get('sovitaan-form'));
  const before = await leftIn(page, tools);
  await stay();
  await page.waitForFunction(() => !timers.size);
  assert.deepEqual(await leftIn(page, tools), before);

  const counters = async () => {
    // What was typed last is kept, which takes a moment longer than the form stays.
    let [last, now] = [{}, {}];
    do {
      last = now;
      await page.waitForTimeout(200);
      await tools.send('HeapProfiler.collectGarbage');
      now = await tools.send('Memory.getDOMCounters');
    } while (last.nodes != now.nodes);
    return now;
  };
  for (let n = 0; n < 5; n++) await stay();
  const first = await counters();
  for (let n = 0; n < 20; n++) await stay();
  assert.deepEqual(await counters(), first);
});

visit('put back, it shows the answers, and they can be submitted', {}, async ({ page }) => {
  host.stored.clear();
  await page.goto(host.page('/back', `<main>${element}</main><aside></aside>${script}`));
  const form = page.locator('sovitaan-form');
  for (const [name, value] of Object.entries(filled)) await answer(form, schema.properties[name], value, 'fi');
  // Away and back later; moved at once.
  await form.evaluate((form) => (window.kept = form).remove());
  assert.deepEqual(await page.evaluate(() => kept.value), filled);
  await page.evaluate(() => document.querySelector('main').append(kept));
  await field(form, 'Huomio 2').waitFor();
  assert.equal(await field(form, 'Huomio 2').inputValue(), 'Piha');
  await page.evaluate(() => document.querySelector('aside').append(kept));
  assert.equal(await field(form, 'Päivä').inputValue(), '3.2.2026');
  assert.ok(await form.getByRole('radio', { name: 'Bussilla' }).isChecked());
  await form.getByRole('button', { name: said.submit, exact: true }).click();
  await form.getByText(said['outcome.stored'], { exact: true }).waitFor();
  assert.deepEqual(
    [...host.stored.values()].map((text) => JSON.parse(text).data),
    [filled],
  );
});
