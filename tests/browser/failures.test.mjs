/**
 * What can fail around a form does fail, one thing at a time. The page then says so in its own language, the answers
 * are as they were, and when the thing is mended the same form goes on.
 *
 * Each page has the form three times, in Finnish, Swedish and English.
 */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { catalogue, json, locales } from './support/environment.mjs';
import { field } from './support/form.mjs';
import { changed, hangUp, send, startHost, strict } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());
const visitSchema = await json(import.meta.dirname, 'cases/visit.json');

/** Words without which no sentence of these is of its language. */
const language = { fi: /Lomaketta|Lomake|Vastauksesi|Yritä/, sv: /Formuläret|svar|Försök/, en: /The form|Your answers|Try/ };
const filled = { place: 'Koulu', day: '2026-02-03', hours: 1.5, manner: 'bus', notes: ['Aula'] };
const html = '<!DOCTYPE html><title>Login</title><h1>Login</h1>';
const noisy = [/Failed to load resource/, /Failed to fetch dynamically/, /ERR_/, /MIME type/];

// The page keeps what it hears, and gives each form its answers before the form is defined.
host.file(
  '/page.js',
  'text/javascript',
  `window.errors = [];
   addEventListener('sovitaan-error', ({ target, detail }) => errors.push({ locale: target.lang, ...detail }));
   for (const form of document.querySelectorAll('sovitaan-form')) form.value = ${JSON.stringify(filled)};`,
);

function pageOf(src, policy = strict) {
  const form = (locale) => `<sovitaan-form src="${src}" lang="${locale}" action="/store">fallback</sovitaan-form>`;
  const scripts = '<script src="/page.js"></script><script type="module" src="/sovitaan/sovitaan.js"></script>';
  return host.page('/failing', locales.map(form).join('') + scripts, { policy });
}

const formOf = (page, locale) => page.locator(`sovitaan-form[lang=${locale}]`);
const valueOf = (form) => form.evaluate((form) => form.value);

/** The one error that the page heard of a form from the `from`th on. */
async function told(page, locale, code) {
  await page.waitForFunction(([locale, code]) => errors.some((error) => error.locale == locale && error.code == code), [locale, code]);
  const heard = await page.evaluate((locale) => errors.filter((error) => error.locale == locale), locale);
  assert.deepEqual(heard.map((error) => error.code), [code]);
  assert.match(heard[0].message, language[locale]);
  return heard[0].message;
}

/** The form can be filled in: there is a title, and what was answered stands in its field. */
async function works(form, locale) {
  const { title, 'x-i18n': other } = visitSchema.properties.place;
  await field(form, other[locale]?.title ?? title).waitFor();
  assert.equal(await field(form, other[locale]?.title ?? title).inputValue(), filled.place);
}

const src = '/cases/visit.json';
const wasm = '/sovitaan/sovitaan.wasm';

/** What keeps a form from being shown. */
const loading = {
  'a checklist that is no JSON': { code: 'schema-broken', path: src, answer: send(200, 'application/json', '{"type": "object", ') },
  'a checklist whose root is no object': { code: 'schema-broken', path: src, answer: send(200, 'application/json', '{"type": "string"}') },
  'a checklist that is not found': { code: 'schema-unreachable', path: src, answer: send(404, 'text/plain', 'no') },
  'a checklist behind a broken line': { code: 'schema-unreachable', path: src, answer: hangUp },
  'a login page in the place of the checklist': { code: 'schema-unreachable', path: src, answer: send(200, 'text/html', html) },
  'a wasm file that is not found': { code: 'wasm-missing', path: wasm, answer: send(404, 'text/plain', 'no') },
  'a page in the place of the wasm file': { code: 'wasm-missing', path: wasm, answer: send(200, 'text/html', html) },
  'a truncated wasm file': {
    code: 'wasm-corrupt',
    path: wasm,
    answer: changed('sovitaan.wasm', (bytes) => ['application/wasm', bytes.subarray(0, 20_000)]),
  },
  'an empty wasm file': { code: 'wasm-corrupt', path: wasm, answer: send(200, 'application/wasm', '') },
};

for (const [what, { code, path, answer }] of Object.entries(loading))
  visit(`instead of the form: ${what}`, { expected: noisy }, async ({ page }) => {
    host.tell(path, answer);
    await page.goto(pageOf(src));
    for (const locale of locales) {
      const form = formOf(page, locale);
      const sentence = await told(page, locale, code);
      const alert = form.getByRole('alert');
      assert.ok((await alert.innerText()).includes(sentence));
      assert.match(await alert.innerText(), new RegExp(`${code}: `), 'the administrator learns what and where');
      assert.deepEqual(await valueOf(form), filled);
    }
    // It is mended, and somebody tries again.
    host.mend(path);
    for (const locale of locales) {
      await formOf(page, locale).getByRole('button').click();
      await works(formOf(page, locale), locale);
      assert.deepEqual(await valueOf(formOf(page, locale)), filled);
    }
  });

visit('one language is missing, and the others are there', { expected: noisy }, async ({ page }) => {
  host.tell('/sovitaan/locales/sv.json', send(404, 'text/plain', 'no'));
  await page.goto(pageOf(src));
  await told(page, 'sv', 'locale-unreachable');
  await works(formOf(page, 'fi'), 'fi');
  await works(formOf(page, 'en'), 'en');
  host.mend('/sovitaan/locales/sv.json');
  await formOf(page, 'sv').getByRole('button').click();
  await works(formOf(page, 'sv'), 'sv');
});

visit('a policy that blocks wasm is named', { expected: [/wasm-unsafe-eval/, /WebAssembly/, /script-src wasm-eval/] }, async ({ page }) => {
  await page.goto(pageOf(src, strict.replace(" 'wasm-unsafe-eval'", '')));
  for (const locale of locales) {
    await told(page, locale, 'wasm-blocked');
    assert.match(await formOf(page, locale).getByRole('alert').innerText(), /'wasm-unsafe-eval'/);
    assert.deepEqual(await valueOf(formOf(page, locale)), filled);
  }
});

visit('a server that does not know the type of a wasm file is no obstacle', {}, async ({ page }) => {
  for (const name of ['sovitaan.wasm', 'sovitaan-validator.wasm'])
    host.tell(`/sovitaan/${name}`, changed(name, (bytes) => ['application/octet-stream', bytes]));
  await page.goto(pageOf(src));
  for (const locale of locales) await works(formOf(page, locale), locale);
  await page.waitForFunction(() => [...document.querySelectorAll('sovitaan-form')].every((form) => form.checkValidity()));
  for (const name of ['sovitaan.wasm', 'sovitaan-validator.wasm']) host.mend(`/sovitaan/${name}`);
  assert.deepEqual(await page.evaluate(() => errors), []);
});

const problem = {
  title: 'Not accepted',
  detail: 'Please look at this again.',
  errors: [{ pointer: '#/data/place', detail: 'The place is not on our list.' }],
};
const store = '/store';

/** What keeps the answers from being stored. `said`: what else the person is told. */
const sending = {
  'the host fails': { code: 'host-error', path: store, answer: send(500, 'application/problem+json', '{}'), said: /500/ },
  'the host is busy': { code: 'host-error', path: store, answer: send(503, 'text/html', html), said: /503/ },
  'a redirect to a login page': {
    code: 'host-login',
    path: store,
    answer: send(302, 'text/plain', '', { Location: '/login' }),
  },
  'a login page': { code: 'host-login', path: store, answer: send(200, 'text/html', html) },
  'not logged in': { code: 'host-login', path: store, answer: send(401, 'application/json', '{}') },
  'a firewall': { code: 'host-refused', path: store, answer: send(403, 'text/html', html), said: /403/ },
  'the host refuses': {
    code: 'host-refused',
    path: store,
    answer: send(422, 'application/problem+json', JSON.stringify(problem)),
    said: /Please look at this again\./,
    link: problem.errors[0].detail,
  },
  'the line breaks': { code: 'host-unreachable', path: store, answer: hangUp },
  'nobody is there': { code: 'host-unreachable', down: true },
  'the validator is not found': { code: 'validator-unavailable', path: '/sovitaan/sovitaan-validator.js', answer: send(404, 'text/plain', 'no') },
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
    await page.goto(pageOf(src));
    if (down) {
      await page.waitForFunction(() => [...document.querySelectorAll('sovitaan-form')].every((form) => form.checkValidity()));
      await host.down();
    }
    for (const locale of locales) {
      const form = formOf(page, locale);
      await works(form, locale);
      await form.getByRole('button', { name: (await catalogue(locale)).submit, exact: true }).click();
      const sentence = await told(page, locale, code);
      const status = form.getByRole('status');
      assert.ok((await status.innerText()).replace(/\s+/g, ' ').includes(sentence), sentence);
      if (said) assert.match(await status.innerText(), said);
      if (link) {
        assert.ok((await form.locator('.field[data-pointer="/place"] .message').innerText()).includes(link), 'it stands at the field');
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
      await formOf(page, locale).getByRole('button', { name: words.submit, exact: true }).click();
      await formOf(page, locale).getByRole('status').getByText(words['outcome.stored'], { exact: true }).waitFor();
    }
    assert.equal(host.stored.size, locales.length);
    for (const id of sent) assert.ok(host.stored.has(id), 'the id stays the same');
    for (const text of host.stored.values()) assert.deepEqual(JSON.parse(text).data, filled);
  });

visit('what came of it is in sight of who pressed the button', { expected: noisy, viewport: { width: 1024, height: 500 } }, async ({ page }) => {
  host.tell(store, send(422, 'application/problem+json', JSON.stringify(problem)));
  await page.goto(pageOf(src));
  const form = formOf(page, 'fi');
  const button = form.getByRole('button', { name: (await catalogue('fi')).submit, exact: true });
  // At the lower edge of the window.
  await button.evaluate((button) => button.scrollIntoView({ block: 'end' }));
  await button.click();
  const outcome = form.locator('.outcome');
  await outcome.getByText(problem.detail).waitFor();
  const { y, height } = await outcome.boundingBox();
  assert.ok(y >= 0 && y + height <= 500, `it stands from ${y} to ${y + height} in a window of 500`);
  host.mend(store);
});
