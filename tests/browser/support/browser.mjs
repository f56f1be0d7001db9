/** A fresh profile for each test, in which nothing may go wrong unnoticed. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { listenTo } from './alarm.mjs';
import { closeBrowser, theBrowser } from './launch.mjs';

after(closeBrowser);

/**
 * A test in a page of its own. It fails on every error in the console, every uncaught exception and every violation
 * of the page's policy, unless the test expects it.
 *
 * @param options `expected`: patterns of what may be in the console; `timeout`: milliseconds, for a test of many pages;
 *   the rest goes to the browser context
 */
export function visit(name, options, body) {
  const { expected = [], timeout = 60_000, ...context } = options;
  test(name, { timeout }, async (t) => {
    const own = await (await theBrowser()).newContext({ locale: 'fi-FI', ...context });
    own.setDefaultTimeout(30_000);
    try {
      const page = await own.newPage();
      const alarm = await listenTo(page);
      await body({ page, t });
      assert.deepEqual(await alarm.heard(expected), [], 'errors in the page');
    } finally {
      await own.close();
    }
  });
}
