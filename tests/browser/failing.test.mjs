/**
 * Every call to storage, locks, channels, randomness and the network may fail: typing and submitting still work, and
 * nothing is shown as saved that is not. Here a handful of the failures; `cargo xtask torture failing` makes them all.
 */
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { journeys, travel } from './support/failing.mjs';
import { startHost } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());

/** The first call of each kind, which most depends on, in the way that is hardest on its journey. */
const failures = [
  ['in the tab', { kind: 'setItem', nth: 1, way: 'QuotaExceededError' }],
  ['in the tab, and a reload', { kind: 'getItem', nth: 1, way: 'SecurityError' }],
  ['in the tab', { kind: 'random', nth: 1, way: 'throws' }],
  ['on the device', { kind: 'open', nth: 1, way: 'never' }],
  ['on the device', { kind: 'open', nth: 1, way: 'SecurityError' }],
  ['on the device', { kind: 'put', nth: 1, way: 'QuotaExceededError' }],
  ['on the device', { kind: 'locks', nth: 1, way: 'never' }],
  ['on the device, and a reload', { kind: 'put', nth: 2, way: 'never' }],
  ['on the device, and a reload', { kind: 'transaction', nth: 3, way: 'closed' }],
  ['on the device, removed and begun anew', { kind: 'delete', nth: 1, way: 'aborts' }],
  ['on the device, taken over by another tab', { kind: 'channel', nth: 1, way: 'throws' }],
  ['on the device, taken out of the page and put back', { kind: 'get', nth: 2, way: 'aborts' }],
  ['on the device, refused at first', { kind: 'fetch', nth: 4, way: 'TypeError' }],
  ['on the device, offered and taken', { kind: 'get', nth: 1, way: 'never' }],
  ['in a store of the page’s own', { kind: 'save', nth: 1, way: 'never' }],
];

for (const [name, failure] of failures)
  visit(
    `${name}, and ${failure.kind} ${failure.nth} fails: ${failure.way}`,
    { expected: [/Failed to load resource/] },
    async ({ page }) => void (await travel(page.context(), host, journeys[name], failure)),
  );
