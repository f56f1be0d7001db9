// CPU time of a page's main thread, from Chromium's own trace.
//
// Why this source: each trace event that ends on the thread it began on carries `tdur`, the thread's CPU clock
// (CLOCK_THREAD_CPUTIME_ID), so neither waiting nor another program on the same core is counted. V8 opens `v8.callFunction`
// around every function that the browser calls (event handlers, timers, frame callbacks) and closes it after the microtasks
// that follow, `v8.run` and `v8.evaluateModule` around scripts, `RunMicrotasks` around microtasks with no function before
// them (a promise that the network settles). wasm runs inside the function that called it. `ScriptDuration` of
// `Performance.getMetrics` would be simpler, but it leaves microtasks out; `checked()` below proves both that nothing is
// left out here. `TaskDuration` (thread ticks) is the whole main thread, painting and editing included.

/** Events that are JavaScript or wasm at work. The outermost of them counts, with all that happens inside. */
const SCRIPT = /^(v8\.(callFunction|run|evaluateModule|compile|compileModule|wasm\w*)|RunMicrotasks|MinorGC|MajorGC|V8\.GC\w*)$/;
const STYLE = /^(UpdateLayoutTree|RecalculateStyles)$/;
const LAYOUT = /^Layout$/;
const CATEGORIES = ['v8', 'v8.execute', 'devtools.timeline', 'disabled-by-default-v8.gc'];

export class Meter {
  #client;
  #events = [];
  #before;

  /** @param client a CDP session of the page */
  constructor(client) {
    this.#client = client;
    client.on('Tracing.dataCollected', ({ value }) => this.#events.push(...value));
  }

  async start() {
    this.#events = [];
    await this.#client.send('Performance.enable', { timeDomain: 'threadTicks' });
    await this.#client.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: CATEGORIES } });
    this.#before = await this.#task();
  }

  /** @returns {Promise<{script: number, style: number, layout: number, task: number}>} milliseconds; style and layout are not in script */
  async stop() {
    const task = (await this.#task()) - this.#before;
    const complete = new Promise((resolve) => this.#client.once('Tracing.tracingComplete', resolve));
    await this.#client.send('Tracing.end');
    await complete;
    return { ...sums(this.#events), task };
  }

  async #task() {
    const { metrics } = await this.#client.send('Performance.getMetrics');
    return metrics.find(({ name }) => name == 'TaskDuration').value * 1000;
  }
}

/** CPU milliseconds by kind on the renderers' main threads; only one page is open at a time, so one of them is at work. */
export function sums(events) {
  const main = new Set(events.filter(({ name, args }) => name == 'thread_name' && args.name == 'CrRendererMain').map(thread));
  const kinds = { script: 0, style: 0, layout: 0 };
  const timed = events.filter((event) => event.ph == 'X' && event.tdur !== undefined && main.has(thread(event)) && kindOf(event));
  // Where one thread's CPU clock stands still between two events, the longer one is around the other.
  timed.sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const open = new Map();
  for (const event of timed) {
    const around = (open.get(thread(event)) ?? []).filter(({ ts, dur }) => event.ts < ts + dur);
    const kind = kindOf(event);
    const outer = around.at(-1);
    // Inside its own kind it is counted already; style and layout that a script forces are theirs, not the script's.
    if (outer?.kind != kind) {
      kinds[kind] += event.tdur / 1000;
      if (outer) kinds[outer.kind] -= event.tdur / 1000;
    }
    open.set(thread(event), [...around, { ts: event.ts, dur: event.dur, kind }]);
  }
  return kinds;
}

const thread = ({ pid, tid }) => `${pid}.${tid}`;

const kindOf = ({ name }) => (SCRIPT.test(name) ? 'script' : STYLE.test(name) ? 'style' : LAYOUT.test(name) ? 'layout' : undefined);

/**
 * Whether the source sees what it has to see: a page spins in a handler, in microtasks, in a timer and in a frame
 * callback. Throws when one of them does not show.
 */
export async function checked(page, client, origin) {
  await page.goto(`${origin}/spin.html`);
  const meter = new Meter(client);
  for (const kind of ['handler', 'microtask', 'timer', 'frame', 'wasm']) {
    await meter.start();
    await page.evaluate((kind) => globalThis.spin(kind), kind);
    const { script, task } = await meter.stop();
    // The page does next to nothing else, so nearly all of its main thread's time is this work.
    if (task < 5 || script < task * 0.6 || script > task * 1.2) {
      throw new Error(`of ${task.toFixed(1)} ms, spent in a ${kind}, the trace shows ${script.toFixed(1)} ms: the figures would be wrong`);
    }
  }
}
