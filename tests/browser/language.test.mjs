/** Another language in the middle of it: the answers, the focus, the caret and what one looks at stay as they are. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visit } from './support/browser.mjs';
import { checklist, example, questionsOf, titleOf } from './support/checklist.mjs';
import { catalogue, locales } from './support/environment.mjs';
import { answer, field, place, rowOf, valueOf } from './support/form.mjs';
import { startHost } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());

const schema = await checklist('systemic-rollout');
const sections = questionsOf(schema);
const plan = questionsOf(sections.plan);
const url = host.page(
  '/rollout',
  `<h1>Suunnitelma</h1><p>Sivun oma kappale.</p>
   <sovitaan-form src="/schemas/systemic-rollout.json" lang="fi" action="/store"></sovitaan-form>
   <script type="module" src="/sovitaan/sovitaan.js"></script>`,
);
/** What a person has written in a row that came with words. */
const measure = 'Koulutamme kaikki, myös sijaiset';
/** From Finnish to the others and back. */
const round = ['sv', 'en', 'fi'];

/** The plan as the author suggests it in a language, with what the person wrote in it. */
function planIn(locale) {
  const row = (question) => question['x-i18n'][locale]?.default ?? question.default;
  const rows = Object.entries(plan).map(([name, question]) => [name, row(question)]);
  const { training, ...rest } = Object.fromEntries(rows);
  return { ...rest, training: { ...training, measure } };
}

/** Half of the plan is filled in, and somebody has asked to submit: what is missing is said. */
async function half(page) {
  await page.goto(url);
  const form = page.locator('sovitaan-form');
  await form.evaluate((form) => form.ready);
  const { start, startingPoint, training, pilot, teams, management } = await example('systemic-rollout');
  const { team: _, ...rest } = start;
  for (const [name, value] of Object.entries({ start: rest, startingPoint, training, pilot, teams, management }))
    await answer(form, sections[name], value, 'fi');
  const planned = place(form, titleOf(sections.plan, 'fi'));
  await field(rowOf(planned, titleOf(plan.training, 'fi')), titleOf(questionsOf(plan.training).measure, 'fi')).fill(measure);
  await form.getByRole('button', { name: 'Tallenna suunnitelma', exact: true }).click();
  await form.locator('.summary a').first().waitFor();
  return form;
}

/** Has the form speak another language, and waits until it does. */
async function speak(form, locale) {
  await form.evaluate((form, locale) => (form.lang = locale), locale);
  await form.getByRole('heading', { level: 2, name: titleOf(schema, locale), exact: true }).waitFor();
}

/** What has the focus, where it is on screen, and what is selected in it. */
const focus = (form) =>
  form.evaluate(({ shadowRoot: { activeElement: active } }) => ({
    id: active?.id,
    same: active && active == (window.known ??= active),
    top: active?.getBoundingClientRect().top,
    selection: active && [active.selectionStart, active.selectionEnd, active.selectionDirection],
    value: active?.value,
  }));

const stays = (now, before, where) => assert.ok(Math.abs(now - before) <= 2, `${where}: was at ${before}, is at ${now}`);

const windows = { 'a wide window': { width: 1280, height: 900 }, 'a narrow window': { width: 390, height: 780 } };

for (const [size, viewport] of Object.entries(windows)) {
  visit(`while one writes: answers, focus, selection and place stay (${size})`, { viewport }, async ({ page }) => {
    const form = await half(page);
    const input = field(place(form, titleOf(sections.followUp, 'fi')), titleOf(questionsOf(sections.followUp).evaluation, 'fi'));
    await input.fill('Kysymme kaikilta kahdesti vuodessa, mitä malli on muuttanut.');
    // In the middle of the window, as where one writes is.
    await input.evaluate((input) => {
      input.scrollIntoView({ block: 'center' });
      input.focus();
      input.setSelectionRange(8, 16, 'backward');
    });
    const [before, answers] = [await focus(form), await valueOf(form)];
    assert.deepEqual(answers.plan, planIn('fi'));

    for (const locale of round) {
      await speak(form, locale);
      const now = await focus(form);
      assert.deepEqual({ ...now, top: 0 }, { ...before, top: 0 }, locale);
      stays(now.top, before.top, locale);
      // Only what nobody has answered follows the language.
      assert.deepEqual(await valueOf(form), { ...answers, plan: planIn(locale) }, locale);
      const table = place(form, titleOf(sections.plan, locale));
      const suggested = field(rowOf(table, titleOf(plan.clients, locale)), titleOf(questionsOf(plan.clients).measure, locale));
      assert.equal(await suggested.inputValue(), planIn(locale).clients.measure);
    }
    await page.keyboard.type('jokaiselta');
    assert.equal(await input.inputValue(), 'Kysymme jokaiselta kahdesti vuodessa, mitä malli on muuttanut.');
    assert.deepEqual(await valueOf(form), {
      ...answers,
      followUp: { evaluation: 'Kysymme jokaiselta kahdesti vuodessa, mitä malli on muuttanut.' },
    });
  });

  /** The question at the upper edge of the window, or that which was there: what it asks, and where it stands. */
  const seen = (form, again) =>
    form.evaluate(({ shadowRoot }, again) => {
      const top = (element) => element.getBoundingClientRect().top;
      if (!again) window.seen = [...shadowRoot.querySelectorAll('.field')].find((field) => top(field) >= 0);
      return { at: window.seen.dataset.pointer, top: top(window.seen), isThere: window.seen.isConnected };
    }, again);

  for (const [where, prepare] of Object.entries({
    'the focus is nowhere': (form) => form.evaluate(({ shadowRoot }) => shadowRoot.activeElement?.blur()),
    'the focus is far above': (form) => field(form, 'Mitä toivomme mallin muuttavan?').focus(),
    'the focus is far below': (form) => form.getByRole('button', { name: 'Tallenna suunnitelma', exact: true }).focus(),
  }))
    visit(`while one reads on, and ${where}: what one looks at stays (${size})`, { viewport }, async ({ page }) => {
      const form = await half(page);
      await prepare(form);
      const title = place(form, titleOf(sections.teams, 'fi')).getByRole('heading').first();
      await title.evaluate((title) => scrollBy({ top: title.getBoundingClientRect().top + 200, behavior: 'instant' }));
      for (const locale of round) {
        const before = await seen(form);
        assert.match(before.at, /^\/teams/);
        await speak(form, locale);
        const now = await seen(form, true);
        assert.ok(now.isThere);
        stays(now.top, before.top, `${now.at} (${locale})`);
      }
    });
}

visit('what was said is said in the new language', {}, async ({ page }) => {
  const form = await half(page);
  const { team } = questionsOf(sections.start);
  for (const locale of ['fi', ...round]) {
    await speak(form, locale);
    const { 'violation.required': required } = await catalogue(locale);
    const sentence = required.replace('{title}', titleOf(team, locale));
    await form.locator('.summary').getByRole('link', { name: sentence, exact: true }).waitFor();
    const input = field(form, titleOf(team, locale));
    const described = (await input.getAttribute('aria-describedby')).split(' ').at(-1);
    assert.ok((await form.locator(`#${described}`).innerText()).includes(sentence));
    // Of no other language a word is left, but what the person has written.
    const titles = locales.filter((other) => other != locale).map((other) => titleOf(sections.followUp, other));
    const text = await form.evaluate(({ shadowRoot }) => shadowRoot.firstElementChild.innerText);
    for (const title of titles) assert.ok(!text.includes(title), `“${title}” in a form in ${locale}`);
    assert.equal(await form.locator('.form').getAttribute('lang'), locale);
  }
});
