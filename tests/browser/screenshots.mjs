/**
 * Pictures of the states that the design names, for people to look at: `node tests/browser/screenshots.mjs OUTDIR [NAME]`.
 * Not a test. It wants the environment of the tests: `cargo xtask test browser` says how it is set.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { theBrowser } from './support/launch.mjs';
import { checklist, checklists, example, labelsOf } from './support/checklist.mjs';
import { catalogue } from './support/environment.mjs';
import { answer, field, place } from './support/form.mjs';
import { hangUp, send, startHost, strict } from './support/host.mjs';
import { sheet } from './support/print.mjs';
import { startPortal } from './support/portal.mjs';

const [folder, wanted = ''] = process.argv.slice(2);
if (!folder) throw new Error('where to? node tests/browser/screenshots.mjs OUTDIR');
await mkdir(folder, { recursive: true });

const browser = await theBrowser();
const portal = await startPortal();
const host = await startHost();
const schema = await checklist('pair-work-agreement');
const answers = await example('pair-work-agreement');
const said = await catalogue('fi');

const submit = (form) => form.getByRole('button', { name: labelsOf(schema, 'fi').submit, exact: true }).click();
const fill = (form, value = answers) => form.evaluate((form, value) => (form.value = value), value);
const people = schema.properties.people;
const script = '<script type="module" src="/sovitaan/sovitaan.js"></script>';
const element =
  '<sovitaan-form src="/schemas/pair-work-agreement.json" lang="fi" action="/store">Lomake ei lataudu. Lataa sivu uudelleen.</sovitaan-form>';
const long =
  'Hyvinvointialueen opiskeluhuoltosuunnitelmatyöryhmän puheenjohtajuuskysymys ratkaistaan yhteistoimintaneuvottelukunnassa. '.repeat(
    4,
  );

/** A checklist with what the three have not. */
const odd = {
  type: 'object',
  title: 'Kouluterveydenhuoltolainsäädäntöuudistusvaikutustenarviointi',
  description: 'Pitkiä sanoja ja tyhjä luettelo.',
  required: ['word'],
  properties: {
    word: {
      type: 'string',
      title: 'Lastensuojeluilmoitusmenettelykäytäntöjen yhdenmukaistamistarve',
      description: long.slice(0, 200),
    },
    rows: {
      type: 'array',
      title: 'Huomioita',
      items: { type: 'string' },
      'x-form': { labels: { add: 'Lisää huomio', item: 'Huomio' } },
    },
    tuple: { type: 'array', title: 'Koordinaatit', prefixItems: [{ type: 'number' }, { type: 'number' }] },
    time: { type: 'string', format: 'time', title: 'Kellonaika' },
    many: { title: 'Kunta', enum: ['Espoo', 'Helsinki', 'Kauniainen', 'Kerava', 'Vantaa', 'Vihti'] },
    yes: { type: 'boolean', title: 'Onko sovittu?' },
  },
};

/** What two have answered apart. */
const tasks = [
  { task: 'Avaa tapaaminen', who: 'Aino' },
  { task: 'Kirjaa muistio', who: 'Antti' },
];
const start = '2026-12-01';
const halves = [
  {
    id: 'half-1',
    party: 'Aino Virta',
    data: { aim: 'Sovimme yhteisistä tapaamisista joka viikko.', meeting: { day: 'mon', hours: 2, start }, tasks },
  },
  {
    id: 'half-2',
    party: 'Antti Salo',
    data: {
      aim: 'Sovimme yhteisistä tapaamisista joka toinen viikko.',
      meeting: { day: 'thu', hours: 2, start },
      tasks: [{ task: 'Varaa tila', who: 'Kaisa Lund' }, ...tasks],
    },
  },
];

/** Where a state is looked at, what is done first, what is pictured: the page, the screen, or one part. */
const states = {
  empty: { paper: true },
  home: { at: '/fi', portal: true, slow: true },
  example: { at: '/fi/parityo/esimerkki', portal: true, screen: true },
  'empty-sv': { at: '/sv/pararbete' },
  'empty-en': { at: '/en/pair-work' },
  typing: {
    screen: true,
    async act(form) {
      await answer(form, people, answers.people.slice(0, 1), 'fi');
      await field(place(form, 'Henkilö 2'), 'Nimi').pressSequentially('Mikael R');
    },
  },
  'one-violation': {
    screen: true,
    async act(form) {
      const day = field(form, 'Milloin aloitamme?');
      await day.fill('32.1.2026');
      await field(form, 'Mihin pyrimme yhdessä?').focus();
      await form.locator('.message:not(:empty)').waitFor();
      await day.scrollIntoViewIfNeeded();
    },
  },
  summary: {
    async act(form) {
      await answer(form, people, answers.people, 'fi');
      await submit(form);
      await form.locator('.summary a').first().waitFor();
    },
  },
  'summary-screen': { like: 'summary', screen: true },
  mended: {
    screen: true,
    async act(form) {
      await submit(form);
      await form.locator('.summary a').first().waitFor();
      for (const [name, value] of Object.entries(answers)) await answer(form, schema.properties[name], value, 'fi');
      await form.locator('.summary[data-clear]').scrollIntoViewIfNeeded();
    },
  },
  filled: { paper: true, act: (form) => fill(form) },
  'read-only': { act: (form) => fill(form).then(() => form.evaluate((form) => (form.readOnly = true))) },
  disabled: { act: (form) => fill(form).then(() => form.evaluate((form) => (form.disabled = true))) },
  calendar: {
    screen: true,
    async act(form) {
      await field(form, 'Milloin aloitamme?').fill('3.2.2026');
      await form.getByRole('button', { name: `${said['calendar.open']}: Milloin aloitamme?` }).click();
      await form.getByRole('grid').waitFor();
    },
  },
  loading: {
    host: true,
    screen: true,
    before: () => host.hold('/schemas/pair-work-agreement.json'),
    act: (form) => form.locator('.note').waitFor(),
    slow: true,
  },
  'validator-on-its-way': {
    host: true,
    screen: true,
    before: () => host.hold('/sovitaan/sovitaan-validator.wasm'),
    async act(form) {
      await fill(form);
      await submit(form);
      await form.getByText(said['outcome.checking']).waitFor();
    },
  },
  submitting: {
    host: true,
    screen: true,
    before: () => host.hold('/store'),
    async act(form) {
      await fill(form);
      await submit(form);
      await form.getByText(said['outcome.submitting']).waitFor();
    },
  },
  document: {
    portal: true,
    paper: true,
    async act(form) {
      await fill(form);
      await submit(form);
      await form.page().getByRole('link', { name: 'Avaa asiakirja' }).click();
      await form.locator('.read').getByText(answers.people[0].name).waitFor();
    },
  },
  documents: { at: '/fi/asiakirjat', portal: true, slow: true },
  stored: {
    screen: true,
    async act(form) {
      await fill(form);
      await submit(form);
      await form.getByText(said['outcome.stored'], { exact: true }).waitFor();
    },
  },
  refused: {
    host: true,
    screen: true,
    before: () => {
      const errors = [
        { pointer: '#/data/people/0/name', detail: 'Tämän niminen työntekijä ei ole rekisterissä.' },
        { pointer: '#/data/goal/startDate', detail: 'Aloituspäivä on ennen lukuvuoden alkua.' },
      ];
      host.tell(
        '/store',
        send(422, 'application/problem+json', JSON.stringify({ detail: 'Kahta kohtaa ei hyväksytty.', errors })),
      );
      return () => host.mend('/store');
    },
    async act(form) {
      await fill(form);
      await submit(form);
      await form.locator('.outcome--refused').waitFor();
    },
  },
  unreachable: {
    host: true,
    screen: true,
    before: () => (host.tell('/store', hangUp), () => host.mend('/store')),
    async act(form) {
      await fill(form);
      await submit(form);
      await form.locator('.outcome--refused').waitFor();
    },
  },
  'schema-broken': {
    host: true,
    screen: true,
    before: () => (
      host.tell('/schemas/pair-work-agreement.json', send(200, 'application/json', '{"type": ')),
      () => host.mend('/schemas/pair-work-agreement.json')
    ),
    act: (form) => form.locator('.failure').waitFor(),
    slow: true,
  },
  'script-blocked': {
    host: true,
    screen: true,
    before: () => (
      host.tell('/sovitaan/sovitaan.js', send(404, 'text/plain', '')),
      () => host.mend('/sovitaan/sovitaan.js')
    ),
    slow: true,
  },
  'wasm-blocked': {
    host: true,
    screen: true,
    policy: strict.replace(" 'wasm-unsafe-eval'", ''),
    act: (form) => form.locator('.failure').waitFor(),
    slow: true,
  },
  view: {
    paper: true,
    act: (form) =>
      form
        .evaluate((form, value) => (Object.assign(form, { value, mode: 'view' }), form.ready), {
          ...answers,
          wishes: {},
          telling: { audiences: [] },
        })
        .then(() => form.locator('.read').waitFor()),
  },
  'long-answer': {
    screen: true,
    act: (form) =>
      fill(form, { purpose: { value: long.slice(0, 400) } }).then(() =>
        field(form, 'Mitä hyötyä parityöstä on nuorelle tai kouluyhteisölle?').focus(),
      ),
  },
  compare: { halves: true, act: (form) => form.locator('.difference').first().waitFor(), paper: true },
  'compare-settling': {
    halves: true,
    async act(form) {
      const ways = ['common', 'open', '1'];
      for (const [at, way] of ways.entries()) await form.locator('.difference').nth(at).locator(`input[value="${way}"]`).check();
      await form.locator('.submit').click();
    },
  },
  odd: { odd: true },
  'odd-first-row': {
    odd: true,
    async act(form) {
      await form.getByRole('button', { name: 'Lisää huomio' }).click();
      await submitOdd(form);
    },
  },
};
for (const name of checklists) {
  const value = await example(name);
  states[`form-${name}`] = { src: name, act: (form) => fill(form, value) };
  states[`read-${name}`] = { src: name, paper: true, act: (form) => show(form, value) };
}
const show = (form, value) =>
  form
    .evaluate((form, value) => (Object.assign(form, { value, mode: 'view' }), form.ready), value)
    .then(() => form.locator('.read').waitFor());
const submitOdd = (form) => form.getByRole('button', { name: said.submit, exact: true }).click();

const looks = {
  wide: { viewport: { width: 1280, height: 900 } },
  tablet: { viewport: { width: 768, height: 1024 } },
  narrow: { viewport: { width: 320, height: 640 } },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  forced: { viewport: { width: 1280, height: 900 }, forcedColors: 'active' },
};

host.file('/odd.json', 'application/json', JSON.stringify(odd));
// A page that knows a dark scheme, and one form on it.
host.file('/page.css', 'text/css', ':root { color-scheme: light dark } body { margin: 0 auto; max-width: 1100px }');
const head = '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/page.css">';

/** One state in one look. */
async function picture(name, state, look) {
  const { at = '/fi/parityo', before, policy, act = states[state.like]?.act, screen, slow } = state;
  const context = await browser.newContext({ locale: 'fi-FI', reducedMotion: 'reduce', ...looks[look] });
  const page = await context.newPage();
  const undo = before?.();
  // The portal has no dark scheme of its own.
  const own = state.host || state.odd || state.halves || state.src || (look == 'dark' && !state.portal);
  const src = state.odd ? '/odd.json' : state.halves ? '/cases/halves.json' : `/schemas/${state.src}.json`;
  const mode = state.halves ? ' mode="compare"' : '';
  const html = state.odd || state.halves || state.src ? `<sovitaan-form src="${src}" lang="fi"${mode}></sovitaan-form>` : element;
  await page.goto(own ? host.page('/', html + script, { head, policy }) : portal.origin + at);
  const form = page.locator('sovitaan-form');
  if (state.halves) await form.evaluate((form, halves) => (form.documents = halves), halves);
  if (!slow) await form.evaluate((form) => form.ready);
  await act?.(form);
  await page.screenshot({ path: join(folder, `${name}-${look}.png`), fullPage: !screen });
  if (look == 'wide' && state.paper) await page.pdf({ path: join(folder, `${name}.pdf`), ...sheet });
  undo?.();
  await context.close();
}

try {
  for (const [name, state] of Object.entries(states))
    for (const look of Object.keys(looks)) if (`${name}-${look}`.startsWith(wanted)) await picture(name, state, look);
} finally {
  await browser.close();
  await Promise.all([portal.stop(), host.stop()]);
}
