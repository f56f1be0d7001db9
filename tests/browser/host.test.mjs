/** The page takes the answers itself: what it hears, what it may say, and what the person then sees. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { catalogue } from './support/environment.mjs';
import { field } from './support/form.mjs';
import { send, startHost } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());
const said = await catalogue('fi');
const filled = { place: 'Koulu', day: '2026-02-03', manner: 'bus' };

// What the page does with `sovitaan-submit`, by name; `settle` ends what it has promised.
host.file(
  '/page.js',
  'text/javascript',
  `
  window.heard = [];
  for (const name of ['submit', 'stored', 'error']) addEventListener('sovitaan-' + name, ({ detail }) => heard.push([name, detail]));
  const ways = {
    stores: () => ({ location: '/documents/7' }),
    answers: () => new Response('{}', { status: 201, headers: { Location: '/documents/8' } }),
    fails: () => new Response('', { status: 500 }),
    refuses: () => Promise.reject({ message: 'Ei tänään.', problems: [{ pointer: '/place', message: 'Paikka on suljettu.' }] }),
    misses: () => fetch('http://127.0.0.1:1/').catch(() => Promise.reject(new TypeError())),
    asks: () => new Response('{"detail": "Myöhemmin."}', { status: 429, headers: { 'Content-Type': 'application/problem+json' } }),
    moves: () => fetch('/moved', { method: 'POST', redirect: 'manual' }),
    follows: () => fetch('/moved', { method: 'POST' }),
    mumbles: () => new Response('{"detail": 5, "errors": [null, {"pointer": 7}]}', { status: 400, headers: { 'Content-Type': 'application/problem+json' } }),
    waits: () => new Promise((resolve) => (window.settle = resolve)),
  };
  addEventListener('sovitaan-submit', (event) => {
    window.sent = [...(window.sent ?? []), event.text];
    const way = document.body.dataset.way;
    if (way == 'cancels') event.preventDefault();
    else if (way) event.respondWith(ways[way]());
  });
  document.querySelector('sovitaan-form').value = ${JSON.stringify(filled)};
`,
);

async function open(page, way, attributes = '') {
  const element = `<sovitaan-form src="/cases/visit.json" lang="fi" ${attributes}></sovitaan-form>`;
  await page.goto(
    host.page(
      '/',
      `${element}<script src="/page.js"></script><script type="module" src="/sovitaan/sovitaan.js"></script>`,
    ),
  );
  await page.evaluate((way) => (document.body.dataset.way = way), way);
  const form = page.locator('sovitaan-form');
  await field(form, 'Paikka').waitFor();
  const submit = form.getByRole('button', { name: said.submit, exact: true });
  return { form, submit, status: form.getByRole('status'), heard: () => page.evaluate(() => heard) };
}

for (const [way, location] of Object.entries({ stores: '/documents/7', answers: '/documents/8' }))
  visit(`the page ${way}`, {}, async ({ page }) => {
    const { submit, status, heard } = await open(page, way);
    await submit.click();
    await status.getByText(said['outcome.stored'], { exact: true }).waitFor();
    const [[first, envelope], [second, receipt], ...more] = await heard();
    assert.deepEqual([first, second, more], ['submit', 'stored', []]);
    assert.deepEqual(envelope.data, filled);
    assert.deepEqual(
      [envelope.specversion, envelope.type, envelope.source, envelope.locale, envelope.dataschema],
      ['1.0', 'fi.sovitaan.submission.completed', host.origin, 'fi', 'urn:sovitaan:checklist:visit:1.0.0'],
    );
    assert.equal(receipt.id, envelope.id);
    assert.ok(receipt.location.endsWith(location), receipt.location);
  });

host.tell('/moved', send(302, 'text/plain', '', { Location: '/login' }));
host.tell('/login', send(200, 'application/json', '{}'));

for (const [way, code, words, shown = code] of [
  ['fails', 'host-error', '(500)', 'waiting-error'],
  ['asks', 'host-busy', '(429)', 'waiting-busy'],
  ['moves', 'host-login', ''],
  ['follows', 'host-login', ''],
  ['mumbles', 'host-refused', '5'],
  ['refuses', 'host-refused', 'Ei tänään.'],
  ['misses', 'host-unreachable', '', 'waiting-unreachable'],
  ['', 'host-silent', ''],
])
  visit(
    `the page ${way || 'says nothing'}`,
    { expected: [/Failed to load resource/, /Content Security Policy/, /connect-src/] },
    async ({ page }) => {
      const { form, submit, status, heard } = await open(page, way);
      await submit.click();
      await status.getByText(said[`outcome.${shown}`], { exact: true }).waitFor();
      assert.ok((await status.innerText()).includes(words));
      const [, [event, detail], ...more] = await heard();
      assert.deepEqual([event, detail.code, more], ['error', code, []]);
      if (way == 'refuses') await status.getByRole('link', { name: 'Paikka on suljettu.' }).waitFor();
      assert.deepEqual(await form.evaluate((form) => form.value), filled);
      // The same answers go out as the same document, byte for byte; others as another.
      await submit.click();
      await page.waitForFunction(() => sent.length == 2);
      await field(form, 'Paikka').fill('Kirjasto');
      await submit.click();
      await page.waitForFunction(() => sent.length >= 3);
      if (shown != code) {
        // The first one may have arrived: it goes out until there is an answer, and the other one follows.
        await page.evaluate(() => (document.body.dataset.way = 'stores'));
        await submit.click();
        // It amends the one that is stored, and says so.
        await form.getByLabel(said['account.change.by'], { exact: false }).fill('Aino');
        await form.getByLabel(said['account.change.reason'], { exact: false }).fill('Paikka vaihtui');
        await submit.click();
        await status.getByText(said['outcome.stored'], { exact: true }).waitFor();
      }
      const [one, two, ...later] = await page.evaluate(() => sent);
      const three = later.find((text) => text != one);
      assert.equal(two, one);
      assert.notEqual(JSON.parse(three).id, JSON.parse(one).id);
      assert.equal(JSON.parse(three).data.place, 'Kirjasto');
    },
  );

visit('a page that cancels keeps the outcome to itself', {}, async ({ page }) => {
  const { form, status, heard } = await open(page, 'cancels', 'action="/store"');
  assert.equal(await form.evaluate((form) => form.submit()), false);
  assert.deepEqual(
    (await heard()).map(([name]) => name),
    ['submit'],
  );
  assert.equal(await status.innerText(), '');
  assert.equal(host.received.length, 0);
});

visit('however often one presses, it is sent once', {}, async ({ page }) => {
  const { form, submit, status, heard } = await open(page, 'waits');
  await form.evaluate(({ shadowRoot }) => {
    for (let n = 0; n < 10; n++) shadowRoot.querySelector('[data-edit=submit]').click();
  });
  await status.getByText(said['outcome.submitting'], { exact: true }).waitFor();
  await submit.dblclick();
  await page.evaluate(() => settle());
  await status.getByText(said['outcome.stored'], { exact: true }).waitFor();
  assert.deepEqual(
    (await heard()).map(([name]) => name),
    ['submit', 'stored'],
  );
});

visit('what is changed while it is being stored is not called stored', {}, async ({ page }) => {
  const { form, submit, status, heard } = await open(page, 'waits');
  await submit.click();
  await status.getByText(said['outcome.submitting'], { exact: true }).waitFor();
  await field(form, 'Paikka').fill('Kirjasto');
  await page.evaluate(() => settle());
  await status.getByText(said['outcome.stored-earlier'], { exact: true }).waitFor();
  assert.equal((await form.evaluate((form) => form.value)).place, 'Kirjasto');
  // The page hears what is stored first, and then that the answers are not.
  const told = (await heard()).map(([name, { code }]) => code ?? name);
  assert.deepEqual(told, ['submit', 'stored', 'stored-earlier']);
});

visit('after it was stored, a changed answer takes the word back', {}, async ({ page }) => {
  const { form, submit, status } = await open(page, 'stores');
  await submit.click();
  await status.getByText(said['outcome.stored'], { exact: true }).waitFor();
  await field(form, 'Paikka').fill('Kirjasto');
  await status.getByText(said['outcome.stored'], { exact: true }).waitFor({ state: 'detached' });
});

visit('the page’s own case id goes along', {}, async ({ page }) => {
  const { submit, status, heard } = await open(page, 'stores', 'subject="case-42"');
  await submit.click();
  await status.getByText(said['outcome.stored'], { exact: true }).waitFor();
  assert.equal((await heard())[0][1].subject, 'case-42');
});
