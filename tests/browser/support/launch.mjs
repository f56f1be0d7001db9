/** The Chromium that all of this runs in. */
import { chromium } from 'playwright-core';
import { shell } from './environment.mjs';
import { switches } from './switches.mjs';

let browser;

/** Started when first needed; whoever needs it closes it. */
export function theBrowser() {
  return (browser ??= chromium.launch({ executablePath: shell, args: switches }));
}

/** Ends it, if it was started; who needs one again gets another. */
export async function closeBrowser() {
  const open = browser;
  browser = undefined;
  await (await open)?.close();
}
