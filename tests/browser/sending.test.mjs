/**
 * The answers cannot be stored. The person is told why, in the page's language; the answers are as they were; and when
 * the host is well again, the same document arrives, once.
 */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { catalogue, locales } from './support/environment.mjs';
import { valueOf } from './support/form.mjs';
import { hangUp, send, startHost, strict } from './support/host.mjs';
import { filled, formIn, html, noisy, threeForms, told, works } from './support/three.mjs';

const host = await startHost();
/** Of another origin. */
const other = await startHost();
after(() => Promise.all([host.stop(), other.stop()]));

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
  'a redirect to a login page of another origin': {
    code: 'host-login',
    path: store,
    answer: send(302, 'text/plain', '', { Location: `${other.origin}/login` }),
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
  'a host that asks for patience, and says why': {
    code: 'host-busy',
    path: store,
    answer: send(429, 'application/problem+json', JSON.stringify(problem), { 'Retry-After': '200' }),
    said: /429/,
  },
  'what was sent came too slowly, says the host': {
    code: 'host-busy',
    path: store,
    answer: send(408, 'application/problem+json', JSON.stringify(problem)),
    said: /408/,
  },
  'what was sent came too early, says the host': {
    code: 'host-busy',
    path: store,
    answer: send(425, 'application/problem+json', JSON.stringify(problem)),
    said: /425/,
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
for (const one of [host, other]) one.page('/login', '<h1>Login</h1>');

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

/** A page with a form that is filled in, and may send to the other origin as well; what it hears is in `errors`. */
function formSending(attributes, name = '/sending') {
  host.file(
    '/filled.js',
    'text/javascript',
    `window.errors = [];
     addEventListener('sovitaan-error', ({ detail }) => errors.push(detail.code));
     for (const form of document.querySelectorAll('sovitaan-form')) form.value = ${JSON.stringify(filled)};`,
  );
  const forms = [attributes].flat().map((one) => `<sovitaan-form src="/cases/visit.json" drafts="off" ${one}></sovitaan-form>`);
  const scripts = '<script src="/filled.js"></script><script type="module" src="/sovitaan/sovitaan.js"></script>';
  const head = '<meta name="csrf-token" content="from-meta">';
  return host.page(name, forms.join('') + scripts, { head, policy: `${strict}; connect-src 'self' ${other.origin}` });
}

/** As a host answers that takes documents from pages of another origin. */
const allowing = (status, headers, note) => (request, response) => {
  request.resume();
  note?.(request);
  const allowed = {
    'Access-Control-Allow-Origin': host.origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Headers': request.headers['access-control-request-headers'] ?? '',
  };
  if (request.method == 'OPTIONS') response.writeHead(204, allowed).end();
  else response.writeHead(status, { ...allowed, 'Content-Type': 'application/json', ...headers }).end('{}');
};

visit('where a redirect leads, nothing is sent: it may be a login', { expected: noisy }, async ({ page }) => {
  const followed = [];
  const note = ({ method, url }) => followed.push(`${method} ${url}`);
  for (const one of [host, other]) one.tell('/moved', allowing(201, {}, note));
  const ways = [301, 302, 303, 307, 308].flatMap((status) => [host, other].map(({ origin }) => [status, `${origin}/moved`]));
  await page.goto(formSending([`action="${store}"`, `action="${other.origin}${store}"`]));
  let count = 0;
  for (const form of await page.locator('sovitaan-form').all()) {
    for (const [status, Location] of ways) {
      for (const one of [host, other]) one.tell(store, allowing(status, { Location }));
      assert.equal(await form.evaluate((form) => form.ready.then(() => form.submit())), false);
      assert.equal(await page.evaluate(() => errors.length), ++count);
    }
    assert.deepEqual(await valueOf(form), filled);
  }
  assert.deepEqual(new Set(await page.evaluate(() => errors)), new Set(['host-login']));
  assert.deepEqual(followed, []);
  for (const one of [host, other]) one.mend(store);
});

visit('a token of the page stays with its origin, and so do cookies, unless they are told not to', {}, async ({ page }) => {
  const tokens = ['csrf="X-CSRFToken: cookie csrftoken"', 'csrf="X-CSRFToken: meta csrf-token"'];
  const [here, there] = ['/token', `${other.origin}/token`];
  const cases = [
    // Attributes, then what arrives: the token, and whether a cookie does.
    [`action="${here}" ${tokens[0]}`, 'from cookie', true],
    [`action="${here}" ${tokens[1]}`, 'from-meta', true],
    [`action="${here}" credentials="omit" ${tokens[1]}`, 'from-meta', false],
    [`action="${there}" ${tokens[0]}`, undefined, false],
    [`action="${there}" ${tokens[1]}`, undefined, false],
    [`action="${there}" credentials="include" ${tokens[0]}`, undefined, true],
    [`action="${there}" credentials="include" ${tokens[1]}`, undefined, true],
    [`action="${there}" credentials="omit" ${tokens[0]}`, undefined, false],
    [`action="${there}" credentials="nonsense" ${tokens[1]}`, undefined, false],
  ];
  let heard = [];
  for (const one of [host, other]) one.tell('/token', allowing(201, {}, ({ method, headers }) => heard.push([method, headers])));
  // A cookie belongs to a name, whatever the port: this one is the other origin's as well.
  await page.context().addCookies([{ name: 'csrftoken', value: 'from%20cookie', url: host.origin }]);
  await page.goto(formSending(cases.map(([attributes]) => attributes)));
  for (const [at, [attributes, token, cookie]] of cases.entries()) {
    heard = [];
    assert.equal(await page.locator('sovitaan-form').nth(at).evaluate((form) => form.ready.then(() => form.submit())), true, attributes);
    const posts = heard.filter(([method]) => method == 'POST').map(([, headers]) => [headers['x-csrftoken'], 'cookie' in headers]);
    assert.deepEqual(posts, [[token, cookie]], attributes);
    // Nor is it announced.
    for (const [, headers] of heard) assert.doesNotMatch(`${headers['access-control-request-headers']}`, /csrf/, attributes);
  }
});

visit('what waits, or was refused, can be had as a file; and who does not want to wait need not', { expected: noisy }, async ({ page }) => {
  const said = await catalogue('fi');
  const sent = [];
  const failing = (answer) =>
    host.tell(store, async (request, response) => {
      let text = '';
      for await (const piece of request.setEncoding('utf8')) text += piece;
      sent.push(text);
      answer(request, response);
    });
  host.stored.clear();
  await page.goto(threeForms(host));
  const form = formIn(page, 'fi');
  const button = (name) => form.getByRole('button', { name: said[name], exact: true });
  const status = form.getByRole('status');
  const hasDocument = async () => {
    const downloading = page.waitForEvent('download');
    await button('outcome.document.do').click();
    const file = await downloading;
    const text = (await (await file.createReadStream()).toArray()).join('');
    assert.equal(text, sent.at(-1));
    assert.equal(file.suggestedFilename(), `${JSON.parse(text).id}.json`);
  };
  // While it waits, and long.
  failing(send(429, 'application/problem+json', JSON.stringify(problem), { 'Retry-After': '200' }));
  await works(form, 'fi');
  await button('submit').click();
  await status.getByText(said['outcome.waiting-busy'], { exact: true }).waitFor();
  await hasDocument();
  assert.equal(sent.length, 1);
  // At once, as they wish.
  await button('outcome.again.do').click();
  while (sent.length < 2) await page.waitForTimeout(20);
  assert.equal(sent[1], sent[0]);
  // Refused at last: there is nothing to wait for, and still the document.
  failing(send(422, 'application/problem+json', JSON.stringify(problem)));
  await button('outcome.again.do').click();
  await status.getByText(said['outcome.host-refused'], { exact: true }).waitFor();
  assert.equal(await button('outcome.again.do').count(), 0);
  await hasDocument();
  // The login has run out: the same.
  failing(send(401, 'application/json', '{}'));
  await button('submit').click();
  await status.getByText(said['outcome.host-login'], { exact: true }).waitFor();
  await hasDocument();
  host.mend(store);
  await button('submit').click();
  await status.getByText(said['outcome.stored'], { exact: true }).waitFor();
  assert.deepEqual(new Set(sent), new Set(host.stored.values()), 'always the same bytes');
});
