// One sample: a page of its own, as a first visit, measured in one respect.
import { Meter } from './meter.mjs';
import { middle } from './forms.mjs';

const WARM_UP = 50;
const KEYS = 200;
/** A person pauses now and then, and what a form does in the pause (the library writes down its answers) is its cost too. */
const BURST = 20;
const PAUSE = 400;
/** Time for a frame between two keys. */
const GAP = 17;

const rest = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** Opens a kind of page (`plain` or `library`) in a context of its own, hands it to `work`, and closes it. */
async function visit(browser, server, kind, size, filled, work) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    const faults = [];
    page.on('pageerror', (error) => faults.push(`${error}`));
    page.on('console', (message) => message.type() == 'error' && faults.push(message.text()));
    const client = await context.newCDPSession(page);
    await page.goto(`${server.origin}/${kind}.html`);
    await page.waitForFunction(() => 'bench' in globalThis);
    await page.evaluate(([size, filled]) => globalThis.bench.prepare(size, filled), [size, filled]);
    const result = await work(page, client);
    if (faults.length) throw new Error(`${kind}, ${size} fields: the page reports ${faults.join('; ')}`);
    return result;
  } finally {
    server.release();
    await context.close();
  }
}

/** Mounts in a task of its own (what the debugger evaluates is not in every figure) and waits for two frames. */
const mount = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        setTimeout(() => {
          globalThis.bench.mount().then(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined))), reject);
        });
      }),
  );

/** @returns CPU milliseconds of mounting and what came after, and bytes, above those of the page without a form */
export function mounting(browser, server, kind, size) {
  return visit(browser, server, kind, size, false, async (page, client) => {
    const before = await memory(page, client);
    const meter = new Meter(client);
    server.hold();
    await meter.start();
    await mount(page);
    const cpu = await meter.stop();
    const fields = await page.evaluate(() => globalThis.bench.fields());
    if (fields != size) throw new Error(`${kind}: ${fields} fields on screen instead of ${size}`);
    const after = await memory(page, client);
    await meter.start();
    server.release();
    await page.evaluate(() => globalThis.bench.settle());
    const arriving = await meter.stop();
    const settled = await memory(page, client);
    const above = (now) => Object.fromEntries(Object.entries(now).map(([name, bytes]) => [name, bytes - before[name]]));
    return { cpu, arriving, memory: above(after), settled: above(settled) };
  });
}

/** Bytes in use after collecting garbage. Backing stores hold array buffers; wasm memories are counted apart. */
async function memory(page, client) {
  for (let time = 0; time < 3; time++) await client.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await client.send('Runtime.getHeapUsage');
  const { engine = 0, validator = 0 } = await page.evaluate(() => globalThis.bench.wasmBytes());
  return { script: usedSize, backing: backingStorageSize, engine, validator, dom: embedderHeapUsedSize };
}

/** @returns CPU milliseconds per key, in the middle field of a form that is filled in down to there */
export function typing(browser, server, kind, size) {
  return visit(browser, server, kind, size, true, async (page, client) => {
    const place = middle(size);
    await mount(page);
    await page.evaluate(() => globalThis.bench.settle());
    const answered = await page.evaluate(() => globalThis.bench.progress());
    const focus = (on) =>
      page.evaluate(([place, on]) => {
        const control = globalThis.bench.control(place);
        if (on) control.focus();
        else control.blur();
      }, [place, on]);
    // Left empty once: its message is live from here on.
    await focus(true);
    await focus(false);
    if (!(await page.evaluate((place) => globalThis.bench.message(place), place))) throw new Error(`${kind}: no message at the field that was left empty`);
    await focus(true);
    await type(client, WARM_UP);
    const meter = new Meter(client);
    await meter.start();
    await type(client, KEYS);
    const cpu = await meter.stop();
    const { answer, message, progress } = await page.evaluate(
      (place) => ({ answer: globalThis.bench.answer(place), message: globalThis.bench.message(place), progress: globalThis.bench.progress() }),
      place,
    );
    if (answer != textOf(WARM_UP) + textOf(KEYS)) throw new Error(`${kind}: the keys did not become the answer, but "${answer}"`);
    if (message) throw new Error(`${kind}: the answered field says "${message}"`);
    if (progress != answered + 1) throw new Error(`${kind}: ${progress} answers after ${answered}`);
    return Object.fromEntries(Object.entries(cpu).map(([name, time]) => [name, time / KEYS]));
  });
}

const LETTERS = 'the pair meets every other week and writes down what it agreed ';

const textOf = (count) => Array.from({ length: count }, (_, index) => LETTERS[index % LETTERS.length]).join('');

async function type(client, count) {
  for (const [index, letter] of [...textOf(count)].entries()) {
    const key = { key: letter, code: letter == ' ' ? 'Space' : `Key${letter.toUpperCase()}`, windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0) };
    await client.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, unmodifiedText: letter, ...key });
    await client.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
    await rest(index % BURST == BURST - 1 ? PAUSE : GAP);
  }
}
