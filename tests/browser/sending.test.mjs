/**
 * The answers cannot be stored. The person is told why, in the page's language; the answers are as they were; and when
 * the host is well again, the same document arrives, once.
 */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { catalogue, locales } from './support/environment.mjs';
import { valueOf } from './support/form.mjs';
import { hangUp, send, startHost } from './support/host.mjs';
import { filled, formIn, html, noisy, threeForms, told, works } from './support/three.mjs';

const host = await startHost();
after(() => host.stop());

const problem = {
  title: 'Not accepted',
  detail: 'Please look at this again.',
  errors: [{ pointer: '#/data/place', detail: 'The place is not on our list.' }],
};
const store = '/store';

/** What keeps the answers from being stored. `said`: what else the person is told. */
const sending = {
  'the host fails': {
    code: 'host-error',
    path: store,
    answer: send(500, 'application/problem+json', '{}'),
    said: /500/,
  },
  'the host is busy': { code: 'host-error', path: store, answer: send(503, 'text/html', html), said: /503/ },
  'a redirect to a login page': {
    code: 'host-login',
    path: store,
    answer: send(302, 'text/plain', '', { Location: '/login' }),
  },
  'a login page': { code: 'host-login', path: store, answer: send(200, 'text/html', html) },
  'not logged in': { code: 'host-login', path: store, answer: send(401, 'application/json', '{}') },
  'a login, or a token, that has run out': { code: 'host-login', path: store, answer: send(403, 'text/html', html), said: /403/ },
  'a host that asks for patience': {
    code: 'host-busy',
    path: store,
    answer: send(429, 'text/plain', 'later', { 'Retry-After': '200' }),
    said: /429/,
  },
  'the host refuses': {
    code: 'host-refused',
    path: store,
    answer: send(422, 'application/problem+json', JSON.stringify(problem)),
    said: /Please look at this again\./,
    link: problem.errors[0].detail,
  },
  'the line breaks': { code: 'host-unreachable', path: store, answer: hangUp },
  'nobody is there': { code: 'host-unreachable', down: true },
  'the validator is not found': {
    code: 'validator-unavailable',
    path: '/sovitaan/sovitaan-validator.js',
    answer: send(404, 'text/plain', 'no'),
  },
  'the validator’s wasm is not found': {
    code: 'validator-unavailable',
    path: '/sovitaan/sovitaan-validator.wasm',
    answer: send(404, 'text/plain', 'no'),
  },
  'a page in the place of the validator’s wasm': {
    code: 'validator-unavailable',
    path: '/sovitaan/sovitaan-validator.wasm',
    answer: send(200, 'text/html', html),
  },
};
host.page('/login', '<h1>Login</h1>');

for (const [what, { code, path, answer, said, link, down }] of Object.entries(sending))
  visit(`instead of being stored: ${what}`, { expected: noisy }, async ({ page }) => {
    if (path) host.tell(path, answer);
    host.received.length = 0;
    host.stored.clear();
    await page.goto(threeForms(host));
    if (down) {
      await page.waitForFunction(() =>
        [...document.querySelectorAll('sovitaan-form')].every((form) => form.checkValidity()),
      );
      await host.down();
    }
    for (const locale of locales) {
      const form = formIn(page, locale);
      await works(form, locale);
      await form.getByRole('button', { name: (await catalogue(locale)).submit, exact: true }).click();
      const sentence = await told(page, locale, code);
      const status = form.getByRole('status');
      assert.ok((await status.innerText()).replace(/\s+/g, ' ').includes(sentence), sentence);
      if (said) assert.match(await status.innerText(), said);
      if (link) {
        assert.ok(
          (await form.locator('.field[data-pointer="/place"] .message').innerText()).includes(link),
          'it stands at the field',
        );
        await status.getByRole('link', { name: link }).click();
        assert.equal(await form.evaluate(({ shadowRoot }) => shadowRoot.activeElement.value), filled.place);
      }
      assert.deepEqual(await valueOf(form), filled);
    }
    // The host is well again, and they submit once more.
    const sent = new Set(host.received.map(({ id }) => id));
    host.mend(path);
    if (down) await host.up();
    for (const locale of locales) {
      const words = await catalogue(locale);
      await formIn(page, locale).getByRole('button', { name: words.submit, exact: true }).click();
      await formIn(page, locale).getByRole('status').getByText(words['outcome.stored'], { exact: true }).waitFor();
    }
    assert.equal(host.stored.size, locales.length);
    for (const id of sent) assert.ok(host.stored.has(id), 'the id stays the same');
    for (const text of host.stored.values()) assert.deepEqual(JSON.parse(text).data, filled);
  });

visit(
  'what came of it is in sight of who pressed the button',
  { expected: noisy, viewport: { width: 1024, height: 500 } },
  async ({ page }) => {
    host.tell(store, send(422, 'application/problem+json', JSON.stringify(problem)));
    await page.goto(threeForms(host));
    const form = formIn(page, 'fi');
    const button = form.getByRole('button', { name: (await catalogue('fi')).submit, exact: true });
    // At the lower edge of the window.
    await button.evaluate((button) => button.scrollIntoView({ block: 'end' }));
    await button.click();
    const outcome = form.locator('.outcome');
    await outcome.getByText(problem.detail).waitFor();
    const { y, height } = await outcome.boundingBox();
    assert.ok(y >= 0 && y + height <= 500, `it stands from ${y} to ${y + height} in a window of 500`);
    host.mend(store);
  },
);

visit('another document is begun while one is on its way: it goes on from nothing', {}, async ({ page }) => {
  const said = await catalogue('fi');
  await page.goto(threeForms(host));
  const form = formIn(page, 'fi');
  await form.evaluate((form, filled) => ((form.value = filled), form.ready), filled);
  const release = host.hold(store);
  const submit = form.getByRole('button', { name: said.submit, exact: true });
  await submit.click();
  await form.getByRole('status').getByText(said['outcome.submitting'], { exact: true }).waitFor();
  await form.evaluate((form, filled) => {
    form.submission = undefined;
    form.value = { ...filled, place: 'Toinen paikka' };
  }, filled);
  await submit.click();
  await release();
  await form.getByRole('status').getByText(said['outcome.stored'], { exact: true }).waitFor();
  await page.waitForFunction(() => document.querySelector('sovitaan-form[lang=fi]').submission?.data.place == 'Toinen paikka');
  assert.equal(await form.evaluate(({ submission }) => submission.relation), undefined);
});
