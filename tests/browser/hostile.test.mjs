/**
 * A checklist made to do harm shows a form or a reason why not, in the page's own time: nothing is fetched for it,
 * nothing of the page's is changed, and the page does not hang.
 */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { bombs, halves } from './cases/bombs.mjs';
import { startHost } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());
/** A page that has things of its own, and keeps an eye on them. */
host.file(
  '/page.js',
  'text/javascript',
  `
  localStorage.setItem('own', 'kept');
  sessionStorage.setItem('own', 'kept');
  document.cookie = 'own=kept';
  window.tasks = [];
  window.before = '';
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true });
  const outside = (window.outside = []);
  window.watch = () => new MutationObserver((records) => {
    for (const { target } of records) if (target.localName != 'main' && target.localName != 'sovitaan-form') outside.push(target.nodeName);
  }).observe(document, { subtree: true, childList: true, attributes: true });
  window.belongings = () => JSON.stringify([
    Object.getOwnPropertyNames(window).sort(),
    [Object, Array, String, Function, Promise, Element, HTMLElement].map(({ prototype }) => Object.getOwnPropertyNames(prototype).sort()),
    {}.polluted, [].polluted, localStorage.own, sessionStorage.own, document.cookie, document.title, location.href,
    Object.keys(localStorage), Object.keys(sessionStorage).filter((key) => !/^sovitaan:[0-9a-f]{16}$/.test(key)),
  ]);
`,
);
const address = host.page('/', '<main></main><script src="/page.js"></script><script type="module" src="/sovitaan/sovitaan.js"></script>');

/** What a person would do with it: look, type, look again, submit. */
async function use({ schema, value, documents }) {
  await customElements.whenDefined('sovitaan-form');
  const rest = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  const mounted = async (set, mode) => {
    const form = document.createElement('sovitaan-form');
    form.lang = 'fi';
    form.mode = mode;
    set(form);
    document.querySelector('main').append(form);
    return { form, state: await form.ready.then(() => 'a form', ({ code }) => code ?? 'refused') };
  };
  // What is loaded once is loaded.
  if (!window.before) {
    const { form } = await mounted((form) => (form.schema = { type: 'object', properties: { a: { type: 'integer' } }, required: ['a'] }), 'fill');
    for (let turn = 0; turn < 400 && !form.violations.length; turn++) await rest(25);
    await form.submit();
    form.remove();
    watch();
    window.before = belongings();
  }
  tasks.length = 0;
  const { form, state } = await mounted((form) => {
    form.schema = schema;
    if (value) form.value = value;
    if (documents) form.documents = documents;
  }, documents ? 'compare' : 'fill');
  if (documents) for (let turn = 0; turn < 400 && !form.shadowRoot.querySelector('.counts, .failure'); turn++) await rest(25);
  await rest(150);
  const field = form.shadowRoot.querySelector('input:not([type=radio], [type=checkbox], [type=file]), textarea');
  for (const text of ['x', 'xy']) {
    if (!field) break;
    field.focus();
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await rest(20);
  }
  field?.blur();
  if (!documents) await Promise.race([form.submit().catch(() => false), rest(500)]);
  const shown = form.shadowRoot.textContent.length > 0;
  form.remove();
  await rest(50);
  return { state, shown, longest: Math.max(0, ...tasks), outside, unchanged: belongings() == before };
}

/** Every fifth here, and with `SOVITAAN_HOSTILE=1` all of them. */
const step = Math.round(1 / Number(process.env.SOVITAAN_HOSTILE ?? 0.2));
const text = (json) => (typeof json == 'string' ? json : JSON.stringify(json));
const cases = [
  ...Object.entries(bombs).map(([name, [schema, value]]) => [name, { schema: text(schema), value: value && text(value) }]),
  ...Object.entries(halves).map(([name, [schema, ...both]]) => {
    const documents = both.map((data, at) => JSON.stringify({ id: `${at}`, party: `Party ${at}`, data }));
    return [`${name}, compared`, { schema: text(schema), documents }];
  }),
].filter((_, at) => at % step == 0);

/** A page that answers nothing for so long hangs, even on a machine that is busy otherwise. What is usual stands in docs/limits.md. */
const hung = 30_000;

visit(`${cases.length} hostile checklists`, { timeout: 1_200_000 }, async ({ page, t }) => {
  const foreign = [];
  page.on('request', (request) => request.url().startsWith(host.origin) || foreign.push(request.url()));
  await page.goto(address);
  const found = [];
  for (const [name, given] of cases) {
    const result = await page.evaluate(use, given);
    found.push([Math.round(result.longest), name, result.state]);
    assert.ok(result.shown, `${name}: nothing is on screen`);
    assert.deepEqual(result.outside, [], name);
    assert.ok(result.unchanged, `${name}: something of the page's was changed`);
    assert.ok(result.longest < hung, `${name}: ${result.longest} ms`);
  }
  assert.deepEqual(foreign, []);
  found.sort(([one], [other]) => other - one);
  for (const [longest, name, state] of found) t.diagnostic(`${longest} ms: ${name} (${state})`);
});
