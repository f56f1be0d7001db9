/** Two people agree on one page or one after the other, and the document says no more than they did. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after } from 'node:test';
import { axe } from './support/axe.mjs';
import { visit } from './support/browser.mjs';
import { catalogue } from './support/environment.mjs';
import { field } from './support/form.mjs';
import { startHost } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());
const said = await catalogue('fi');
const answers = { people: [{ name: 'Aino Virta' }, { name: 'Antti Salo' }], aim: 'Rauha', hours: 4 };

/** A page with the form; its script does what `script` says before the form is there. */
async function open(page, script = '', attributes = '') {
  host.file('/page.js', 'text/javascript', `const form = document.querySelector('sovitaan-form');\n${script}`);
  const element = `<sovitaan-form src="/cases/pact.json" lang="fi" action="/store" ${attributes}></sovitaan-form>`;
  const scripts = '<script src="/page.js"></script><script type="module" src="/sovitaan/sovitaan.js"></script>';
  await page.goto(host.page('/', `<main><h1>Sivu</h1>${element}</main>${scripts}`));
  const form = page.locator('sovitaan-form');
  const section = () => form.locator('.section[data-pointer="/acknowledgements"]');
  await form.locator('.form-title').waitFor();
  return {
    form,
    section: section(),
    status: form.locator('.outcome'),
    async agree(name, role = 'Kuraattori') {
      await section().getByLabel(said['acknowledge.name'], { exact: true }).fill(name);
      await section().getByLabel(said['acknowledge.role'], { exact: true }).fill(role);
      await form.getByRole('button', { name: said.acknowledge, exact: true }).click();
    },
    submit: () => form.getByRole('button', { name: 'Tallenna sopimus', exact: true }).click(),
    store: () => form.getByRole('button', { name: said['submit.unfinished'], exact: true }).click(),
  };
}

const given = (name) => said['acknowledgement.given'].replace('{name}', name);
const kind = (envelope) => envelope.type.replace('fi.sovitaan.submission.', '');
const sent = () => JSON.parse(host.received.at(-1).text);
const set = (value) => `form.value = ${JSON.stringify(value)};`;
const go = (envelope) => `form.submission = ${JSON.stringify(envelope)};`;

/** The digest as anybody can make it: these answers have no number that RFC 8785 would write otherwise. */
function digest(data) {
  const { acknowledgements: _, ...rest } = data;
  const sorted = (value) =>
    Array.isArray(value)
      ? value.map(sorted)
      : value && typeof value == 'object'
        ? Object.fromEntries(Object.keys(value).sort().map((name) => [name, sorted(value[name])]))
        : value;
  return `sha-256-${createHash('sha256').update(JSON.stringify(sorted(rest))).digest('hex')}`;
}

visit('a pair agrees together at one screen', {}, async ({ page }) => {
  const { form, section, status, agree, submit } = await open(page, set(answers));
  await submit();
  await form.locator('.summary').getByText(said['violation.required.acknowledgements'].replace('{title}', 'Hyväksyntä')).waitFor();
  assert.match(await section.locator('.waits').innerText(), /Aino Virta, Antti Salo/);
  await agree('Aino Virta');
  await section.getByText('Aino Virta', { exact: true }).waitFor();
  assert.equal(await form.locator('.live').innerText(), given('Aino Virta'));
  assert.match(await section.locator('.waits').innerText(), /: Antti Salo\./);

  // The same one again, in other letters.
  await agree(' aino  virta ');
  await section.getByText(said['objection.already'].replace('{name}', 'aino  virta')).waitFor();
  assert.equal(await section.locator('.acknowledgement').count(), 1);
  assert.deepEqual(await axe(page), []);

  await agree('Antti Salo', 'Psykologi');
  await section.getByText(said['acknowledgement.all']).waitFor();
  assert.equal(await section.getByRole('textbox').count(), 0, 'nobody else is asked');
  assert.equal(await form.evaluate(({ shadowRoot }) => shadowRoot.activeElement.innerText), 'Hyväksyntä');
  await submit();
  await status.getByText(said['outcome.stored'], { exact: true }).waitFor();
  const { data, ...envelope } = sent();
  assert.equal(kind(envelope), 'agreed');
  assert.deepEqual(data.acknowledgements.map(({ name, role }) => [name, role]), [['Aino Virta', 'Kuraattori'], ['Antti Salo', 'Psykologi']]);
  assert.deepEqual(new Set(data.acknowledgements.map(({ digest }) => digest)), new Set([digest(data)]));
  assert.match(data.acknowledgements[0].time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
  assert.deepEqual(await axe(page), []);
});

visit('a changed answer voids what was agreed, and says whose and why', {}, async ({ page }) => {
  const { form, section, agree } = await open(page, set(answers));
  await agree('Aino Virta');
  await section.locator('[data-stands]').waitFor();
  await field(form, 'Mihin pyrimme?').fill('Sota');
  const why = said['acknowledgement.void'].replace('{name}', 'Aino Virta').replace('{title}', 'Mihin pyrimme?');
  await section.getByText(why).waitFor();
  assert.equal(await form.locator('.live').innerText(), why);
  assert.equal(await form.evaluate((form) => form.value.acknowledgements), undefined);
  await field(form, 'Mihin pyrimme?').fill('Rauha');
  await section.locator('[data-stands]').waitFor();
  await form.getByRole('button', { name: `${said['acknowledgement.withdraw']}: Aino Virta` }).click();
  await section.locator('.acknowledgement').waitFor({ state: 'detached' });
});

visit('nobody agrees to what is not finished, or without a name', {}, async ({ page }) => {
  const { section, agree } = await open(page, set({ people: [] }));
  await agree('Aino Virta');
  await section.getByText(said['objection.unfinished']).waitFor();
  await agree('', '');
  await section.getByText(said['objection.nameless']).waitFor();
});

visit('who is at the keyboard agrees, and nobody else can', {}, async ({ page }) => {
  const parties = `form.parties = [{ name: 'Antti Salo', role: 'Psykologi' }];`;
  const { form, section } = await open(page, set(answers) + parties);
  assert.equal(await section.getByRole('textbox').count(), 0);
  const button = form.getByRole('button', { name: `Antti Salo: ${said.acknowledge}` });
  await button.click();
  await section.locator('[data-stands]').getByText('Antti Salo', { exact: true }).waitFor();
  await button.waitFor({ state: 'detached' });
});

visit('one after the other: what is stored first is plainly not complete, and the next one goes on', {}, async ({ page }) => {
  const first = await open(page, set(answers));
  await first.agree('Aino Virta');
  await first.section.locator('[data-stands]').waitFor();
  await first.store();
  await first.status.getByText(said['outcome.stored-unfinished']).waitFor();
  const waiting = sent();
  assert.deepEqual([kind(waiting), waiting.waitingfor], ['waiting', 'Antti Salo']);
  // Once more without a change is the same document, not one that goes on from itself.
  const before = host.received.length;
  await first.store();
  await first.status.getByText(said['outcome.stored-unfinished']).waitFor();
  while (host.received.length == before) await page.waitForTimeout(20);
  assert.equal(host.received.at(-1).text, host.received.at(-2).text);

  // Another person, another browser: all that they have is the document.
  const other = await page.context().browser().newContext({ locale: 'fi-FI' });
  try {
    const theirs = await other.newPage();
    const second = await open(theirs, go(waiting));
    await second.section.locator('[data-stands]').getByText('Aino Virta', { exact: true }).waitFor();
    await second.agree('Antti Salo');
    await second.section.getByText(said['acknowledgement.all']).waitFor();
    await second.submit();
    await second.status.getByText(said['outcome.stored'], { exact: true }).waitFor();
  } finally {
    await other.close();
  }
  const agreed = sent();
  assert.equal(kind(agreed), 'agreed');
  assert.deepEqual([agreed.relation, agreed.relatesto, agreed.changedby], ['replaces', waiting.id, undefined]);
  assert.equal(agreed.data.acknowledgements.length, 2);
  const patch = JSON.parse(agreed.changes);
  assert.deepEqual(patch.map(({ op, path }) => [op, path]), [['add', '/acknowledgements/1']]);
});

visit('a document whose answers are not those that were agreed to says so', {}, async ({ page }) => {
  const first = await open(page, set(answers));
  await first.agree('Aino Virta');
  await first.section.locator('[data-stands]').waitFor();
  await first.store();
  await first.status.getByText(said['outcome.stored-unfinished']).waitFor();
  const altered = sent();
  altered.data.aim = 'Sota';
  const { section } = await open(page, go(altered));
  await section.getByText(said['acknowledgement.altered'].replace('{name}', 'Aino Virta')).waitFor();
  assert.equal(await section.locator('[data-stands]').count(), 0);
});

visit('an amendment says who changed what and why, and voids what it touches', {}, async ({ page }) => {
  const first = await open(page, set(answers));
  for (const name of ['Aino Virta', 'Antti Salo']) {
    await first.agree(name);
    await first.section.locator('[data-stands]').getByText(name, { exact: true }).waitFor();
  }
  await first.submit();
  await first.status.getByText(said['outcome.stored'], { exact: true }).waitFor();
  const agreed = sent();

  const { form, section, status, agree, submit } = await open(page, go(agreed));
  await section.getByText(said['acknowledgement.all']).waitFor();
  await field(form, 'Montako tuntia viikossa?').fill('6');
  assert.equal(await section.locator('.void').count(), 2);
  await agree('Aino Virta');
  await section.locator('[data-stands]').waitFor();
  await agree('Antti Salo');
  await section.getByText(said['acknowledgement.all']).waitFor();
  await submit();
  const links = form.locator('.summary a');
  assert.deepEqual(await links.allInnerTexts(), [said['account.change.by.missing'], said['account.change.reason.missing']]);
  assert.deepEqual(await axe(page), []);
  await form.getByLabel(said['account.change.by'], { exact: true }).fill('Aino Virta');
  await form.getByLabel(said['account.change.reason'], { exact: true }).fill('Neljä ei riittänyt.');
  await submit();
  await status.getByText(said['outcome.stored'], { exact: true }).waitFor();
  const amendment = sent();
  assert.equal(kind(amendment), 'agreed');
  const { relation, relatesto, changed, changedby, changereason } = amendment;
  assert.deepEqual([relation, relatesto, changedby, changereason], ['amends', agreed.id, 'Aino Virta', 'Neljä ei riittänyt.']);
  assert.match(changed, /^Montako tuntia viikossa\?/);

  // Who reads it sees what was there before.
  const reading = await open(page, go(amendment), 'mode="view"');
  await reading.form.locator('.change del').getByText('4 h').waitFor();
  assert.match(await reading.form.locator('.facts').innerText(), /Sovittu/);
  assert.deepEqual(await axe(page), []);
});

visit('what is changed where it has been stored is an amendment, with an account of its own', {}, async ({ page }) => {
  const schema = { $id: 'urn:sovitaan:checklist:plan:1.0.0', type: 'object', title: 'Suunnitelma', properties: { aim: { type: 'string', title: 'Tavoite' } } };
  const { form, status } = await open(page, `form.schema = ${JSON.stringify(schema)};`);
  const stored = async () => {
    const before = host.received.length;
    await form.getByRole('button', { name: said.submit, exact: true }).click();
    while (host.received.length == before) await page.waitForTimeout(20);
    await status.getByText(said['outcome.stored'], { exact: true }).waitFor();
    return sent();
  };
  const by = form.getByLabel(said['account.change.by'], { exact: true });
  const reason = form.getByLabel(said['account.change.reason'], { exact: true });
  await field(form, 'Tavoite').fill('Rauha');
  const first = await stored();
  assert.equal(first.relation, undefined);
  assert.equal(await by.count(), 0, 'nothing has been changed');
  await stored();
  assert.equal(host.received.at(-1).text, host.received.at(-2).text, 'once more without a change is the same document');

  let former = first;
  for (const [aim, why] of [['Sopu', 'Kirjoitusvirhe.'], ['Sovinto', 'Tarkennus.']]) {
    await field(form, 'Tavoite').press('End');
    await field(form, 'Tavoite').pressSequentially(aim);
    assert.equal(await field(form, 'Tavoite').inputValue(), former.data.aim + aim, 'nothing moves under the hands');
    await by.waitFor();
    assert.deepEqual([await by.inputValue(), await reason.inputValue()], ['', ''], 'of this change nothing has been said yet');
    await form.getByRole('button', { name: said.submit, exact: true }).click();
    await form.locator('.summary a').getByText(said['account.change.by.missing']).waitFor();
    await by.fill('Aino Virta');
    await reason.fill(why);
    const amendment = await stored();
    const { relation, relatesto, chainid, changereason } = amendment;
    assert.deepEqual([relation, relatesto, chainid, changereason], ['amends', former.id, first.id, why]);
    await stored();
    assert.equal(host.received.at(-1).text, host.received.at(-2).text);
    former = amendment;
  }
  const chain = [...new Set(host.received.slice(-6).map(({ text }) => text))];
  const verified = await page.evaluate(async (texts) => (await customElements.whenDefined('sovitaan-form')).verify(texts), chain);
  assert.equal(verified, null);

  // Back to the beginning is another document.
  await form.evaluate((form) => form.reset());
  await by.waitFor({ state: 'detached' });
  await field(form, 'Tavoite').fill('Muuta');
  assert.equal((await stored()).relation, undefined);
});

visit('one who answers alone shares a half', {}, async ({ page }) => {
  const { form, section, status } = await open(page, set(answers), 'apart');
  assert.equal(await section.count(), 0, 'there is nothing to agree to yet');
  const share = form.getByRole('button', { name: said['submit.apart'], exact: true });
  await share.click();
  await form.locator('.summary a').getByText(said['account.apart.by.missing']).waitFor();
  await form.getByLabel(said['account.apart.by'], { exact: true }).fill('Aino Virta');
  await share.click();
  await status.getByText(said['outcome.stored-unfinished']).waitFor();
  const half = sent();
  assert.deepEqual([kind(half), half.party, half.data.acknowledgements], ['waiting', 'Aino Virta', undefined]);
});
