// node tests/bench/run.mjs [--sizes 20,100] [--repeat 3] [--json FILE]
//
// What a form costs beside the same form written by hand: CPU time per key, CPU time of mounting, memory. Slow figures
// are reported, never failed on; the exit code is not 0 only when something does not work.
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { checked } from './meter.mjs';
import { mounting, typing } from './sample.mjs';
import { serve } from './server.mjs';
import { report, summary } from './report.mjs';
import { switches } from '../browser/support/switches.mjs';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '20,100,500,2000' },
    repeat: { type: 'string', default: '5' },
    only: { type: 'string', default: 'mounting,typing' },
    json: { type: 'string' },
  },
});
const sizes = options.sizes.split(',').map(Number);
const repeat = Number(options.repeat);
const respects = { mounting, typing };

const dist = resolve(process.env.SOVITAAN_DIST ?? 'dist');
const server = await serve(dist);
const browser = await chromium.launch({
  executablePath: process.env.SOVITAAN_CHROMIUM ?? '/usr/bin/chromium',
  // Playwright's own list of switches changes what is measured (it turns off caches and timers' throttling alike for
  // both forms, but so that nobody has to wonder, the list here is the whole list).
  ignoreDefaultArgs: true,
  args: [
    ...switches,
    '--remote-debugging-pipe',
    'about:blank',
  ],
});
/** By respect, size and kind: the samples. */
const samples = [];
try {
  const page = await browser.newPage();
  await checked(page, await page.context().newCDPSession(page), server.origin);
  await page.close();
  for (const respect of options.only.split(','))
    for (const size of sizes)
      for (let time = 0; time < repeat; time++)
        // One after the other, so that a slow minute of the machine slows both.
        for (const kind of ['plain', 'library']) {
          process.stderr.write(`\r${respect}, ${size} fields, ${time + 1} of ${repeat}, ${kind}      `);
          samples.push({ respect, size, kind, ...(await respects[respect](browser, server, kind, size)) });
        }
} finally {
  process.stderr.write('\r\x1b[K');
  await browser.close();
  await server.close();
}
const result = summary(samples, { chromium: browser.version(), node: process.version, repeat });
console.log(report(result));
if (options.json) await writeFile(options.json, `${JSON.stringify({ ...result, samples }, null, 1)}\n`);
