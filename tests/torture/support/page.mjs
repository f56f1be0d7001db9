/** A page of ours in a Chromium of ours, under the strict policy: whatever it complains of is a fault. */
import { listenTo } from '../../browser/support/alarm.mjs';
import { chanceOf } from '../../browser/support/chance.mjs';
import { checklists, example } from '../../browser/support/checklist.mjs';
import { fillInBlindly } from '../../browser/support/driver.mjs';
import { locales } from '../../browser/support/environment.mjs';
import { startHost } from '../../browser/support/host.mjs';
import { closeBrowser, theBrowser } from '../../browser/support/launch.mjs';

/**
 * Hands a page to `work` in which `mount(checklist, locale)`, `examples` and the blind driver are at hand.
 *
 * @param work `(page, host, fresh)`; `fresh()` loads the page anew
 * @returns what `work` returns, with what the page complained of
 */
export async function inPage(work) {
  const host = await startHost();
  try {
    const examples = {};
    for (const name of checklists) for (const locale of locales) examples[`${name} ${locale}`] = JSON.stringify(await example(name, locale));
    host.file('/torture.js', 'text/javascript', `${chanceOf}\n${fillInBlindly}\nwindow.examples = ${JSON.stringify(examples)};\n(${prepare})();`);
    const url = host.page('/', '<script src="/torture.js"></script><script type="module" src="/sovitaan/sovitaan.js"></script>');
    const context = await (await theBrowser()).newContext({ locale: 'fi-FI' });
    context.setDefaultTimeout(0);
    const page = await context.newPage();
    const alarm = await listenTo(page);
    await page.addInitScript(noteMemories);
    const fresh = async () => {
      await page.goto(url);
      await page.waitForFunction(() => window.mount && customElements.get('sovitaan-form'));
    };
    await fresh();
    const result = await work(page, host, fresh);
    return { ...result, alarms: await alarm.heard([]) };
  } finally {
    await closeBrowser();
    await host.stop();
  }
}

/** In the page. */
function prepare() {
  window.chanceOf = chanceOf;
  window.fillInBlindly = fillInBlindly;
  /** A form at the end of the page, judged. */
  window.mount = async (name, locale, more = {}) => {
    const form = document.createElement('sovitaan-form');
    Object.assign(form, { src: `/schemas/${name}.json`, lang: locale, drafts: 'off', action: '/store', ...more });
    document.body.append(form);
    await form.ready;
    await judged(form);
    return form;
  };
  /** An empty checklist has something against it, once it is judged. */
  window.judged = async (form) => {
    for (let turn = 0; turn < 3_000 && !form.violations.length && !form.checkValidity(); turn++) await new Promise((done) => setTimeout(done, 10));
  };
}

/** In the page, before anything else: the memories of the wasm modules, which the element does not hand out. */
function noteMemories() {
  const memories = [];
  const note = (made) => {
    const { memory } = (made.instance ?? made).exports ?? {};
    if (memory) memories.push(memory);
    return made;
  };
  const { Instance, instantiate, instantiateStreaming } = WebAssembly;
  WebAssembly.Instance = new Proxy(Instance, { construct: (target, words) => note(new target(...words)) });
  WebAssembly.instantiate = async (...words) => note(await instantiate.apply(WebAssembly, words));
  WebAssembly.instantiateStreaming = async (...words) => note(await instantiateStreaming.apply(WebAssembly, words));
  window.wasmBytes = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
}
