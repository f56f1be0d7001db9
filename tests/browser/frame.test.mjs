/** A form in a frame, on another origin than the page around it: the same events, and nobody else listens. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { catalogue, dist, root } from './support/environment.mjs';
import { field } from './support/form.mjs';
import { startHost } from './support/host.mjs';

/** Whose form it is; the portal that frames it; and somebody else. */
const [forms, portal, stranger] = await Promise.all([startHost(), startHost(), startHost()]);
after(() => Promise.all([forms, portal, stranger].map((host) => host.stop())));
const said = await catalogue('fi');

const plain = await readFile(join(dist, 'embed.html'), 'utf8');
const policy = `default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; require-trusted-types-for 'script'`;
forms.tell('/sovitaan/trusting.html', (_, response) =>
  response
    .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy })
    .end(plain.replace('name="sovitaan-origins" content=""', `name="sovitaan-origins" content="${portal.origin}"`)),
);
const framing = `${policy}; frame-src ${forms.origin}`;

/** A page with the frame and a script of its own. */
function pageOf(host, path, script, { query = 'src=/cases/visit.json&lang=fi', page = 'trusting.html', before = '' } = {}) {
  host.file(`${path}.js`, 'text/javascript', script);
  const frame = `<iframe src="${forms.origin}/sovitaan/${page}?${query}" title="Lomake" height="200"></iframe>`;
  return host.page(path, `${before}${frame}<script type="module" src="${path}.js"></script>`, { policy: framing });
}
const connecting = (options = '{}') => `
  import { connect } from '/sovitaan/frame.js';
  window.heard = [];
  const frame = (window.frame = document.querySelector('iframe'));
  for (const name of ['ready', 'change', 'draft', 'submit', 'stored', 'error'])
    frame.addEventListener('sovitaan-' + name, (event) => heard.push([name, event.detail]));
  window.connection = connect(frame, ${options});`;

async function complete(form) {
  await field(form, 'Paikka').fill('Koulu');
  await field(form, 'Päivä').fill('3.2.2026');
  await form.getByText('Bussilla', { exact: true }).click();
}
const inside = (page) => page.frameLocator('iframe').locator('sovitaan-form');
const submit = (form) => form.getByRole('button', { name: said.submit, exact: true }).click();

/**
 * Waits until the frame is as high as what is in it, and gives that height. Not by the framed document's `scrollHeight`,
 * which is never below the frame's own: of a frame that is too high it would say nothing.
 */
async function fitting(page) {
  const measure = async () => [
    await page.locator('iframe').evaluate((frame) => frame.clientHeight),
    await inside(page).evaluate(({ ownerDocument: { body } }) => body.getBoundingClientRect().height),
  ];
  for (let tries = 50; ; tries--) {
    const [frame, body] = await measure();
    if (frame == Math.ceil(body)) return body;
    assert.ok(tries, `the frame is ${frame} high, what is in it ${body}`);
    await page.waitForTimeout(100);
  }
}

visit('the page stores the document', {}, async ({ page }) => {
  const script = `${connecting("{ takes: true, set: { subject: 'case-7' } }")}
    frame.addEventListener('sovitaan-submit', (event) => event.respondWith(fetch('/store', { method: 'POST', body: event.text })));`;
  await page.goto(pageOf(portal, '/store-here', script));
  const form = inside(page);
  await complete(form);
  await submit(form);
  await form.getByRole('status').getByText(said['outcome.stored'], { exact: true }).waitFor();
  const [text] = portal.stored.values();
  const { data, subject } = JSON.parse(text);
  assert.deepEqual([data.place, subject], ['Koulu', 'case-7']);
  const heard = await page.evaluate(() => heard.map(([name]) => name));
  for (const name of ['ready', 'change', 'draft', 'submit', 'stored']) assert.ok(heard.includes(name), name);
  await page.evaluate(() => connection.set({ value: {}, lang: 'sv' }));
  await form.getByText('Besök', { exact: true }).waitFor();
});

for (const sizing of ['content-box', 'border-box'])
  visit(`the frame is as high as the form, and follows it (${sizing})`, {}, async ({ page }) => {
    await page.goto(pageOf(portal, '/height', `${connecting('{ takes: true }')} frame.style.boxSizing = '${sizing}';`));
    const form = inside(page);
    await field(form, 'Paikka').waitFor();
    const empty = await fitting(page);
    assert.ok(empty > 300, `${empty}`);
    // Taller by the list of what is missing, and by what is said at each question …
    await submit(form);
    await form.locator('.summary li').first().waitFor();
    const faulty = await fitting(page);
    assert.ok(faulty > empty + 50, `${faulty} after ${empty}`);
    // … lower again when that is gone …
    await complete(form);
    await form.locator('.summary li').first().waitFor({ state: 'hidden' });
    const filled = await fitting(page);
    assert.ok(filled < faulty - 50, `${filled} after ${faulty}`);
    // … and lower still as text.
    await page.evaluate(() => connection.set({ mode: 'view' }));
    await form.locator('dd').first().waitFor();
    const read = await fitting(page);
    assert.ok(read < filled - 50, `${read} after ${filled}`);
  });

visit('a page that connects before the form is there hears once that it is', {}, async ({ page }) => {
  const release = forms.hold('/cases/visit.json');
  try {
    await page.goto(pageOf(portal, '/early', connecting()));
    // The first height is said when they know each other.
    await page.waitForFunction(() => frame.style.height);
    assert.deepEqual(await page.evaluate(() => heard), []);
  } finally {
    release();
  }
  await heardReadyOnce(page);
});

visit('a page that connects later hears once that the form is there', {}, async ({ page }) => {
  await page.goto(pageOf(portal, '/late', `window.begin = () => import('/late-begin.js').then(() => {});`));
  portal.file('/late-begin.js', 'text/javascript', connecting());
  await field(inside(page), 'Paikka').waitFor();
  await page.evaluate(() => begin());
  await page.waitForFunction(() => heard.length);
  await heardReadyOnce(page);
});

/** What is said comes in its order: with the change, all that was said before it is there. */
async function heardReadyOnce(page) {
  await field(inside(page), 'Paikka').fill('Koulu');
  await page.waitForFunction(() => heard.some(([name]) => name == 'change'));
  const names = await page.evaluate(() => heard.map(([name]) => name));
  assert.deepEqual([names[0], names.filter((name) => name == 'ready').length], ['ready', 1], names.join());
}

visit('what has been settled is told, and cannot be cancelled any more', {}, async ({ page }) => {
  const script = `${connecting()}
    frame.addEventListener('sovitaan-settled', (event) => (window.settled = [event.detail, event.cancelable]));`;
  await page.goto(pageOf(portal, '/settled', script));
  const form = inside(page);
  await page.waitForFunction(() => heard.length);
  const detail = { value: { place: 'Koulu' }, settles: ['a', 'b'], open: 0 };
  await form.evaluate((form, detail) => form.dispatchEvent(new CustomEvent('sovitaan-settled', { detail, cancelable: true })), detail);
  await page.waitForFunction(() => window.settled);
  assert.deepEqual(await page.evaluate(() => settled), [detail, false]);
});

// Embedding.md says how to load it: what stands there is run, on a portal and with forms of these addresses.
const chapter = (await readFile(join(root, 'docs/embedding.md'), 'utf8')).split('\n## ').find((one) => one.startsWith('In a frame\n'));
const [documented, example] = ['html', 'js'].map((language) => chapter.split(`\`\`\`${language}\n`)[1].split('```')[0]);
const shown = documented.replace('https://forms.example/sovitaan/embed.html', `${forms.origin}/sovitaan/trusting.html`);

for (const [way, script, directives] of [
  ['as the documentation says', example, `${policy}; frame-src ${forms.origin}`],
  [
    'from the forms’ server, with the headers that the documentation names',
    example.replace("'/sovitaan/frame.js'", `'${forms.origin}/shared/frame.js'`),
    `${policy.replace("script-src 'self'", `script-src 'self' ${forms.origin}`)}; frame-src ${forms.origin}`,
  ],
])
  visit(`the page’s script is loaded ${way}`, {}, async ({ page }) => {
    assert.match(script, /^import \{ connect \} from '[^']*\/frame\.js';/);
    forms.tell('/shared/frame.js', async (_, response) =>
      response
        .writeHead(200, { 'Content-Type': 'text/javascript', 'Access-Control-Allow-Origin': portal.origin })
        .end(await readFile(join(dist, 'frame.js'))),
    );
    portal.file('/documented.js', 'text/javascript', `${script}\n frame.addEventListener('sovitaan-ready', () => (document.title = 'There'));`);
    await page.goto(portal.page('/documented', `${shown}<script type="module" src="/documented.js"></script>`, { policy: directives }));
    await page.waitForFunction(() => document.title == 'There');
    assert.deepEqual(await inside(page).evaluate((form) => form.parties), [{ name: 'Aino' }]);
    await fitting(page);
  });

visit('what the page refuses is shown at its question', {}, async ({ page }) => {
  const script = `${connecting('{ takes: true }')}
    frame.addEventListener('sovitaan-submit', (event) => event.respondWith(Promise.reject({ message: 'Ei käy.', problems: [{ pointer: '/place', message: 'Paikka on varattu.' }] })));`;
  await page.goto(pageOf(portal, '/refuse', script));
  const form = inside(page);
  await complete(form);
  await submit(form);
  await form.getByText('Ei käy.').waitFor();
  await form.locator('.field', { hasText: 'Paikka' }).getByText('Paikka on varattu.').first().waitFor();
});

visit('without a script around it, the form posts to its own server', {}, async ({ page }) => {
  forms.stored.clear();
  await page.goto(pageOf(portal, '/alone', '', { query: 'src=/cases/visit.json&lang=fi&action=/store' }));
  const form = inside(page);
  await complete(form);
  await submit(form);
  await form.getByRole('status').getByText(said['outcome.stored'], { exact: true }).waitFor();
  assert.equal(forms.stored.size, 1);
});

visit('a page that is not known hears nothing, and sets nothing', {}, async ({ page }) => {
  const script = `${connecting("{ takes: true, set: { value: { place: 'Kaapattu' } } }")}
    window.spoken = [];
    addEventListener('message', ({ data }) => spoken.push(data));
    for (const wait of [500, 1000, 1500]) setTimeout(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => spoken.push(data);
      frame.contentWindow.postMessage({ sovitaan: 'hello', takes: true, set: { value: { place: 'Kaapattu' } } }, '*', [port2]);
      frame.contentWindow.postMessage({ set: { value: { place: 'Kaapattu' } } }, '*');
    }, wait);`;
  await page.goto(pageOf(stranger, '/attack', script));
  const form = inside(page);
  await field(form, 'Paikka').fill('Koulu');
  await page.waitForTimeout(2_000);
  assert.equal(await form.evaluate((form) => form.value.place), 'Koulu');
  assert.deepEqual(await page.evaluate(() => [heard, spoken.filter((data) => data != 'sovitaan-here')]), [[], []]);
});

visit('another frame of the page cannot pass for the form, nor the page’s other windows for the page', {}, async ({ page }) => {
  // A stranger's frame beside the form says what the form would say, and speaks to the form.
  stranger.file('/beside.js', 'text/javascript', `
    parent.postMessage('sovitaan-here', '*');
    const say = () => { for (let at = 0; at < parent.frames.length; at++) {
      const { port2 } = new MessageChannel();
      parent.frames[at].postMessage({ sovitaan: 'hello', takes: true, set: { value: { place: 'Kaapattu' } } }, '*', [port2]);
    } };
    for (const wait of [0, 200, 600, 1200]) setTimeout(say, wait);
    addEventListener('message', ({ source }) => source != window && document.body.append('heard'));`);
  stranger.page('/beside', '<script src="/beside.js"></script>');
  const script = connecting('{}');
  portal.file('/two.js', 'text/javascript', script);
  const frames = `<iframe src="${forms.origin}/sovitaan/trusting.html?src=/cases/visit.json&lang=fi" title="Lomake"></iframe><iframe src="${stranger.origin}/beside" title="Muu"></iframe>`;
  await page.goto(portal.page('/two', `${frames}<script type="module" src="/two.js"></script>`, { policy: `${policy}; frame-src ${forms.origin} ${stranger.origin}` }));
  const form = page.frameLocator('iframe >> nth=0').locator('sovitaan-form');
  await field(form, 'Paikka').fill('Koulu');
  await page.waitForFunction(() => heard.some(([name]) => name == 'change'));
  await page.waitForTimeout(1_500);
  assert.equal(await form.evaluate((form) => form.value.place), 'Koulu');
  assert.equal(await page.frameLocator('iframe >> nth=1').locator('body').innerText(), '');
});

visit('whoever makes a link cannot choose where questions come from or answers go', {}, async ({ page }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  for (const query of [`src=${stranger.origin}/cases/visit.json`, `src=/cases/visit.json&action=${stranger.origin}/store`, 'src=javascript:alert(1)', 'src=/cases/visit.json&action=data:,x']) {
    await page.goto(`${forms.origin}/sovitaan/embed.html?${query}`);
    await page.getByText('is not named in <meta name="sovitaan-origins">').waitFor();
    assert.equal(await page.locator('sovitaan-form').count(), 0);
  }
  assert.deepEqual(asked.filter((url) => url.startsWith(stranger.origin)), []);
});
