/**
 * What `embed.html` runs beside `sovitaan.js`: a form in a page of its own, to be framed by portals that allow nothing else. It speaks with
 * pages of the origins that the page names, and gets its checklist from there or from its own.
 *
 * ```html
 * <iframe src="https://forms.example/sovitaan/embed.html?src=/sovitaan/schemas/pair-work-agreement.json&lang=fi" title="…"></iframe>
 * ```
 */
import type { SovitaanForm } from './element.js';
import type { Stored } from './envelope.js';
import { here, settable, type Answer, type Hello, type Settings, type ToFrame, type ToPage } from './frame-protocol.js';
import type { SovitaanSubmitEvent } from './sovitaan-event.js';

const query = new URLSearchParams(location.search);
/** Whom the page trusts besides itself. */
const trusted = (document.querySelector<HTMLMetaElement>('meta[name=sovitaan-origins]')?.content ?? '').split(/\s+/).filter(Boolean);
const isTrusted = (origin: string): boolean => origin == location.origin || trusted.includes(origin);
/** What may be said in the address. */
const plain = ['lang', 'mode', 'drafts', 'draft-days', 'name', 'subject', 'csrf', 'heading-level', 'readonly', 'apart'];
const events = ['ready', 'change', 'draft', 'stored', 'settled', 'error'].map((name) => `sovitaan-${name}`);

let port: MessagePort | undefined;
/** The promise of the form that has said that it is there: after another checklist or mode it has another one. */
let shown: Promise<void> | undefined;
const waiting = new Map<number, (answer: Answer) => void>();

const tell = (message: ToPage): void => port?.postMessage(message);

/** The form of the address; whoever makes a link to this page must not choose where answers go. */
function formOf(): SovitaanForm {
  const form = document.createElement('sovitaan-form') as SovitaanForm;
  for (const name of plain) {
    const said = query.get(name);
    if (said != null) form.setAttribute(name, said);
  }
  for (const name of ['src', 'action'] as const) {
    const said = query.get(name);
    if (said == null) continue;
    const url = URL.canParse(said, location.href) ? new URL(said, location.href) : undefined;
    if (url && isTrusted(url.origin)) form.setAttribute(name, url.href);
    else throw new Error(`${name}: ${url?.origin ?? said} is not named in <meta name="sovitaan-origins">`);
  }
  form.addEventListener('sovitaan-ready', () => (shown = form.ready));
  return form;
}

function set(form: SovitaanForm, settings: Settings): void {
  for (const name of settable) if (name in settings) Reflect.set(form, name, settings[name]);
}

/** A page that is known has said hello: it hears all, and may set what it likes. */
function connect(form: SovitaanForm, { takes, set: settings }: Hello, to: MessagePort): void {
  port = to;
  set(form, settings);
  to.onmessage = ({ data }: MessageEvent<ToFrame>) => {
    if ('set' in data) set(form, data.set);
    else waiting.get(data.answer)?.(data);
  };
  for (const name of events) form.addEventListener(name, (event) => tell({ event: name, detail: (event as CustomEvent).detail }));
  if (takes) form.addEventListener('sovitaan-submit', (event) => event.respondWith(handOver(event)));
  new ResizeObserver(() => tell({ height: Math.ceil(document.documentElement.getBoundingClientRect().height) })).observe(document.body);
  // Said before anybody listened; what is yet to be ready says so itself.
  if (shown && shown == form.ready) tell({ event: 'sovitaan-ready', detail: null });
}

let count = 0;

async function handOver({ detail, text }: SovitaanSubmitEvent): Promise<Stored | undefined> {
  const number = ++count;
  const { stored, refused, unreached } = await new Promise<Answer>((resolve) => {
    waiting.set(number, resolve);
    tell({ event: 'sovitaan-submit', detail, text, number });
  });
  waiting.delete(number);
  if (unreached) throw new TypeError('the host could not be reached');
  if (refused) throw refused;
  return stored;
}

try {
  const form = formOf();
  document.body.append(form);
  addEventListener('message', ({ data, origin, source, ports }: MessageEvent<Hello>) => {
    // Of all that may be said by anybody, only the first hello of the page around, when that is known.
    if (port || source != parent || source == window || !isTrusted(origin)) return;
    if (data?.sovitaan == 'hello' && ports[0]) connect(form, { sovitaan: 'hello', takes: !!data.takes, set: data.set ?? {} }, ports[0]);
  });
  // The page may begin to listen later.
  if (parent != window)
    for (const wait of [0, 300, 1_000, 3_000, 10_000]) setTimeout(() => port ?? parent.postMessage(here, '*'), wait);
} catch (error) {
  document.body.append(`${(error as Error).message}`);
}
