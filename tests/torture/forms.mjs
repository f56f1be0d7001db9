/**
 * Fifty forms on one page, filled in at the same time by as many hands, while others among them come, go and change their
 * language: each ends as it does when it is alone, keeps the focus, and sends its own answers once.
 */
import { checklists } from '../browser/support/checklist.mjs';
import { locales } from '../browser/support/environment.mjs';
import { inPage } from './support/page.mjs';

const FORMS = 50;
const STEPS = { through: 12, anywhere: 12 };

export const title = 'many forms on one page';

export async function run({ share, seed }) {
  const count = Math.max(6, Math.round(FORMS * share));
  const forms = Array.from({ length: count }, (_, at) => ({
    name: checklists[at % checklists.length],
    locale: locales[Math.floor(at / checklists.length + at) % 3],
    seed: seed * 1_000 + at,
  }));
  const faults = [];
  const { alarms } = await inPage(async (page, host, fresh) => {
    const alone = [];
    for (const form of forms) {
      await fresh();
      alone.push(await page.evaluate(fillAlone, [form, STEPS]));
    }
    await fresh();
    const together = await page.evaluate(fillTogether, [forms, STEPS]);
    faults.push(...together.faults);
    for (const [at, one] of together.forms.entries())
      for (const [what, found] of Object.entries(one))
        if (found != alone[at][what]) faults.push(`form ${at} (${forms[at].name}, ${forms[at].locale}): ${what} is ${found}, alone ${alone[at][what]}`);
    // Blind hands press the button for unfinished answers, too.
    host.received.length = 0;
    const sent = await page.evaluate(sendAll, forms);
    faults.push(...sent.faults);
    const received = host.received.map(({ text }) => JSON.stringify(JSON.parse(text).data)).sort();
    const expected = sent.values.sort();
    if (received.length != expected.length) faults.push(`${expected.length} forms were submitted, ${received.length} documents have arrived`);
    else if (received.some((data, at) => data != expected[at])) faults.push('a document has arrived that is not what stood in its form');
    if (new Set(host.received.map(({ id }) => id)).size != received.length) faults.push('two documents have one id');
    return {};
  });
  faults.push(...alarms);
  return {
    wanted: `${count} forms, none disturbs another`,
    figure: `${count} forms, ${Math.ceil(count / 3)} more that go or change their language meanwhile; ${faults.length} faults`,
    faults,
  };
}

/** In the page: one form, and what has come of it. */
async function fillAlone([{ name, locale, seed }, steps]) {
  const form = await window.mount(name, locale);
  await window.fillInBlindly(form, window.chanceOf(seed), steps);
  await new Promise((done) => setTimeout(done, 100));
  const { value, violations, progress } = form;
  return { value: JSON.stringify(value), violations: JSON.stringify(violations), progress: JSON.stringify(progress) };
}

/** In the page: all of them. */
async function fillTogether([forms, steps]) {
  const faults = [];
  const rest = (time) => new Promise((done) => setTimeout(done, time));
  const all = await Promise.all(forms.map(({ name, locale }) => window.mount(name, locale)));
  // Every third has a neighbour that is not left in peace.
  const neighbours = await Promise.all(forms.filter((_, at) => at % 3 == 0).map(({ name, locale }) => window.mount(name, locale)));
  const hands = all.map((form, at) => window.fillInBlindly(form, window.chanceOf(forms[at].seed), steps));
  const others = neighbours.map(async (form, at) => {
    await rest(20 * at);
    form.value = window.examples[`${forms[at * 3].name} ${forms[at * 3].locale}`];
    const before = JSON.stringify(form.value);
    for (const lang of ['sv', 'en', 'fi']) {
      form.lang = lang;
      await rest(30);
    }
    if (JSON.stringify(form.value) != before) faults.push(`another language has changed the answers of neighbour ${at}`);
    if (at % 2) form.remove();
  });
  await Promise.all([...hands, ...others]);
  await rest(300);

  const ids = new Map();
  const here = [...document.querySelectorAll('sovitaan-form')];
  for (const form of here) for (const { id } of form.shadowRoot.querySelectorAll('[id]')) ids.set(id, (ids.get(id) ?? 0) + 1);
  for (const [id, times] of ids) if (times > 1) faults.push(`the id ${id} is there ${times} times`);
  for (const form of here) if (!form.shadowRoot.querySelector('.field')) faults.push(`a form of ${form.src} is empty`);

  // Who writes in one goes on writing there, whatever becomes of the others.
  const results = all.map(({ value, violations, progress }) => ({
    value: JSON.stringify(value),
    violations: JSON.stringify(violations),
    progress: JSON.stringify(progress),
  }));
  const control = all[0].shadowRoot.querySelector('textarea[data-pointer], input[type=text][data-pointer]');
  control.focus();
  document.execCommand('insertText', false, 'abcdef');
  control.setSelectionRange(2, 4);
  for (const form of neighbours) form.remove();
  for (const form of all.slice(1)) form.lang = form.lang == 'fi' ? 'en' : 'fi';
  await rest(500);
  if (all[0].shadowRoot.activeElement != control || document.activeElement != all[0]) faults.push('the focus has left its form');
  if (control.selectionStart != 2 || control.selectionEnd != 4) faults.push('the selection has changed');
  return { forms: results, faults };
}

/** In the page: every form that is left is given valid answers, and all are submitted at once. */
async function sendAll(forms) {
  const all = [...document.querySelectorAll('sovitaan-form')];
  const faults = [];
  const values = await Promise.all(
    all.map(async (form, at) => {
      form.value = window.examples[`${forms[at].name} ${forms[at].locale}`];
      const value = JSON.stringify(form.value);
      const [first, second] = await Promise.all([form.submit(), form.submit()]);
      if (!first || !second) faults.push(`form ${at} (${forms[at].name}) was not stored: ${form.shadowRoot.querySelector('.outcome')?.textContent}`);
      return value;
    }),
  );
  return { values, faults };
}
