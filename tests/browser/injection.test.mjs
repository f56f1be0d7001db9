/**
 * Text stays text: whatever a checklist, an answer, a document or a host says, nothing of it runs, loads, or reaches
 * the page around the form.
 */
import { test } from 'node:test';
import { visit } from './support/browser.mjs';
import { firefox, inFirefox } from './support/firefox.mjs';
import { inject, policies, vectors } from './support/injection.mjs';

/** Every tenth text here, and with `SOVITAAN_INJECTION=1` all of them. */
const step = Math.round(1 / Number(process.env.SOVITAAN_INJECTION ?? 0.1));
const timeout = 3_600_000;

for (const [nth, [name, policy]] of Object.entries(policies).entries()) {
  // Other texts under each policy, and in each browser.
  const chosenFrom = (first) => vectors.map((_, at) => at).filter((at) => at % step == (first + 5 * nth) % step);

  visit(`hostile texts in every place, policy: ${name}`, { timeout }, async ({ page, t }) => {
    const tried = await inject({ policy, chosen: chosenFrom(0) }, async (address, reported) => {
      await page.goto(address);
      return reported;
    });
    t.diagnostic(tried);
  });

  test(`the same in Firefox, policy: ${name}`, { timeout, skip: !firefox && 'there is no Firefox' }, async (t) => {
    t.diagnostic(await inject({ policy, chosen: chosenFrom(2) }, inFirefox));
  });
}
