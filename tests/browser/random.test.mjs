/**
 * Two hundred forms that nobody has written: each is filled in blindly, and at every stage our verdict on the answers
 * is that of two other validators.
 *
 * The forms are always the same; `SOVITAAN_SEED=<number>` gives others.
 */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { chanceOf } from './support/chance.mjs';
import { fillInBlindly } from './support/driver.mjs';
import { startHost } from './support/host.mjs';
import { randomSchema } from './support/random-schema.mjs';
import { judgesOf } from './support/verdicts.mjs';

const host = await startHost();
after(() => host.stop());

const seed = Number(process.env.SOVITAAN_SEED ?? 1);
const pages = 4;
const formsPerPage = 50;
/** Roles of what a person uses: each says what it is. */
const roles = new Set(['textbox', 'searchbox', 'spinbutton', 'radio', 'checkbox', 'switch', 'combobox', 'listbox', 'button']);

host.file(
  '/random.js',
  'text/javascript',
  `${chanceOf}\n${fillInBlindly}
  const form = document.querySelector('sovitaan-form');
  let sent;
  addEventListener('sovitaan-submit', (event) => {
    sent = event.text;
    event.respondWith(Promise.resolve());
  });
  window.failed = [];
  addEventListener('sovitaan-error', ({ detail }) => window.failed.push(detail.code + ': ' + detail.message));

  window.mount = async (schema) => {
    window.failed.length = 0;
    form.schema = schema;
    await form.ready;
    return form.shadowRoot.querySelectorAll('[data-pointer]').length;
  };
  window.fill = (seed, steps) => fillInBlindly(form, chanceOf(seed), steps);
  /** What the form makes of its answers: the envelope if it lets them go, and its complaints. */
  window.judge = async () => {
    sent = undefined;
    await form.submit();
    // What comes now is another document, and no amendment of this one.
    form.submission = undefined;
    return { sent, value: JSON.stringify(form.value), violations: form.violations, failed: window.failed };
  };`,
);
const html = '<sovitaan-form></sovitaan-form><script type="module" src="/sovitaan/sovitaan.js"></script><script type="module" src="/random.js"></script>';

for (let number = 0; number < pages; number++)
  visit(`random forms, seed ${seed}, ${number + 1} of ${pages}`, {}, async ({ page, t }) => {
    await page.goto(host.page('/', html));
    await page.waitForFunction(() => 'judge' in window && customElements.get('sovitaan-form'));
    const cdp = await page.context().newCDPSession(page);
    const faults = [];
    const tally = { valid: 0, invalid: 0, unsupported: 0, controls: 0 };
    for (let at = 0; at < formsPerPage; at++) {
      const own = seed * pages * formsPerPage + number * formsPerPage + at;
      const schema = randomSchema(chanceOf(own), `urn:sovitaan:random:${own}`);
      const told = (what) => `${what}\nSOVITAAN_SEED=${seed}, form ${own}\nschema: ${JSON.stringify(schema)}`;
      await tryOut(page, cdp, schema, own, told, tally).catch((error) => faults.push(error.message));
    }
    assert.equal(faults.length, 0, `${faults.length} of ${formsPerPage} forms:\n\n${faults.join('\n\n')}`);
    t.diagnostic(`seed ${seed}: ${formsPerPage} forms, ${JSON.stringify(tally)}`);
    // A test in which nothing is ever right, or ever wrong, has compared nothing.
    assert.ok(tally.valid >= 10 && tally.invalid >= 10, JSON.stringify(tally));
  });

async function tryOut(page, cdp, schema, own, told, tally) {
  const judges = await judgesOf(schema);
  const places = await page.evaluate((schema) => window.mount(schema), schema);
  assert.ok(places > 0, told('the form is blank'));
  // Untouched; filled in from top to bottom; and after second thoughts.
  for (const steps of [undefined, { through: 30, anywhere: 0 }, { through: 0, anywhere: 6 }]) {
    if (steps) await page.evaluate(([seed, steps]) => window.fill(seed, steps), [own, steps]);
    const { sent, value, violations, failed } = await page.evaluate(() => window.judge());
    assert.deepEqual(failed, [], told('the form has failed'));
    const text = sent === undefined ? value : JSON.stringify(JSON.parse(sent).data);
    if (sent !== undefined) assert.equal(text, value, told('what is sent is what is shown'));
    // A text that is no number, or an answer without a name, is no part of the document: only the form can object to it.
    const isOwn = ({ keyword, schemaPointer }) => keyword == 'unreadable' || (keyword == 'propertyNames' && schemaPointer == '');
    const objections = violations.filter((violation) => !isOwn(violation));
    const ours = objections.length == 0;
    if (violations.length == 0) assert.ok(sent !== undefined, told(`nothing is said, but nothing is sent\ninstance: ${text}`));
    // Where only the form objects, what it objects to may be missing to the others.
    for (const [name, judge] of ours && violations.length ? [] : judges)
      assert.equal(ours, judge(JSON.parse(text)), told(`${name} says otherwise of ${text}: ${JSON.stringify(violations)}`));
    tally[ours ? 'valid' : 'invalid']++;
  }
  const { nodes } = await cdp.send('Accessibility.getFullAXTree');
  const controls = nodes.filter((node) => !node.ignored && roles.has(node.role?.value));
  for (const control of controls) assert.ok(control.name?.value.trim(), told(`a ${control.role.value} without a name`));
  tally.controls += controls.length;
  tally.unsupported += await page.locator('sovitaan-form .unsupported').count();
}
