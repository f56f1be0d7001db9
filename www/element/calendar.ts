/**
 * The month dialog of a date field, after the date picker dialog of the ARIA Authoring Practices. A chunk of its own,
 * loaded when somebody first opens a calendar. What is chosen is written into the text field as if it had been typed.
 */
import type { Catalogue, JsonML } from './border.js';
import css from './calendar.css';
import type { paint } from './dom.js';
import type { sheetOf } from './style.js';

/** Where a calendar opens. The functions are handed over, so that this chunk brings no second copy of them. */
export interface Place {
  readonly root: ShadowRoot;
  /** The text field that it writes to. */
  readonly input: HTMLInputElement;
  readonly words: Catalogue;
  readonly paint: typeof paint;
  readonly sheetOf: typeof sheetOf;
  /** Ends with the form. */
  readonly signal: AbortSignal;
}

const day = 86_400_000;

/** Opens the dialog on the day that the field holds, else on today. */
export function open({ root, input, words, paint, sheetOf, signal }: Place): void {
  const now = new Date();
  const today = utc(now.getFullYear(), now.getMonth(), now.getDate());
  const chosen = read(input.value);
  let shown = chosen ?? today;

  const dialog = document.createElement('dialog');
  dialog.ariaLabel = words['calendar.open'] ?? '';
  dialog.setAttribute('part', 'calendar');
  const styles = sheetOf(root.ownerDocument, css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, styles];

  const show = (date: Date, focus = true): void => {
    // A year of four digits is what the field takes.
    if (date.getUTCFullYear() < 1000 || date.getUTCFullYear() > 9999) return;
    shown = date;
    paint(dialog, [month(shown, chosen, today, words)]);
    if (focus) root.getElementById(idOf(shown))?.focus();
  };
  const choose = (date: Date): void => {
    input.value = `${date.getUTCDate()}.${date.getUTCMonth() + 1}.${date.getUTCFullYear()}`;
    dialog.close();
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  };

  dialog.addEventListener('keydown', (event) => {
    // Escape is the dialog's here: a dialog of the page around the form must not close with it.
    if (event.key == 'Escape' || event.key == 'Enter') event.stopPropagation();
    if (!(event.target as Element).closest('td')) return;
    const to = step(shown, event.key, event.shiftKey);
    if (to) show(to);
    else if (event.key == 'Enter' || event.key == ' ') choose(shown);
    else return;
    event.preventDefault();
  });
  dialog.addEventListener('click', ({ target }) => {
    const { date, turn } = (target as Element).closest<HTMLElement>('[data-date], [data-turn]')?.dataset ?? {};
    if (date) choose(new Date(Number(date)));
    else if (turn == '0' || target == dialog) dialog.close();
    else if (turn) show(months(shown, Number(turn)), false);
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet != styles);
  });
  signal.addEventListener('abort', () => dialog.close());

  root.append(dialog);
  show(shown, false);
  dialog.showModal();
  place(dialog, input);
  show(shown);
}

function utc(year: number, month: number, date: number): Date {
  return new Date(Date.UTC(year, month, date));
}

/** A date as people write it (3.2.2026, 03.02.2026) or as machines do (2026-02-03). */
function read(text: string): Date | undefined {
  const [, d, m, y] = /^\s*(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\s*$/.exec(text) ?? [];
  const [, y2, m2, d2] = /^\s*(\d{4})-(\d\d)-(\d\d)\s*$/.exec(text) ?? [];
  const [year, month, date] = [Number(y ?? y2), Number(m ?? m2) - 1, Number(d ?? d2)];
  const read = utc(year, month, date);
  return read.getUTCMonth() == month && read.getUTCDate() == date ? read : undefined;
}

/** So many months later; the 31st becomes the last day where the month is shorter. */
function months(from: Date, by: number): Date {
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + by];
  return utc(year, month, Math.min(from.getUTCDate(), utc(year, month + 1, 0).getUTCDate()));
}

/** From Monday (0) to Sunday (6). */
function weekday(date: Date): number {
  return (date.getUTCDay() + 6) % 7;
}

/** Where a key leads from a day. */
function step(from: Date, key: string, shift: boolean): Date | undefined {
  const days: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -7,
    ArrowDown: 7,
    Home: -weekday(from),
    End: 6 - weekday(from),
  };
  if (key in days) return new Date(from.getTime() + days[key]! * day);
  if (key == 'PageUp') return months(from, shift ? -12 : -1);
  if (key == 'PageDown') return months(from, shift ? 12 : 1);
  return undefined;
}

function idOf(date: Date): string {
  return `calendar-${date.getTime()}`;
}

function month(shown: Date, chosen: Date | undefined, today: Date, words: Catalogue): JsonML {
  const word = (id: string): string => words[id] ?? '';
  const turn = (by: number, id: string, face: string): JsonML => [
    'button',
    { type: 'button', 'data-turn': `${by}`, 'aria-label': word(id), class: 'calendar-turn' },
    face,
  ];
  const first = utc(shown.getUTCFullYear(), shown.getUTCMonth(), 1);
  const monday = first.getTime() - weekday(first) * day;
  const cell = (time: number): JsonML => {
    const date = new Date(time);
    if (date.getUTCMonth() != shown.getUTCMonth()) return ['td', {}];
    const is = (other?: Date): boolean => other?.getTime() == time;
    return [
      'td',
      {
        id: idOf(date),
        'data-date': `${time}`,
        tabindex: is(shown) ? '0' : '-1',
        'aria-selected': `${is(chosen)}`,
        ...(is(today) && { 'aria-current': 'date' }),
      },
      `${date.getUTCDate()}`,
    ];
  };
  const seven = Array.from({ length: 7 }, (_, n) => n);
  const head: JsonML[] = seven.map((n) => {
    const name = word(`weekday.${n + 1}`);
    return ['th', { scope: 'col', abbr: name }, name.slice(0, 2)];
  });
  // Always six weeks, so that the buttons stay where they are.
  const weeks: JsonML[] = seven.slice(1).map((w) => ['tr', {}, ...seven.map((n) => cell(monday + ((w - 1) * 7 + n) * day))]);
  return [
    'div',
    { class: 'calendar' },
    [
      'div',
      { class: 'calendar-head' },
      turn(-1, 'calendar.previous', '‹'),
      ['div', { id: 'calendar-title', 'aria-live': 'polite' }, `${word(`month.${shown.getUTCMonth() + 1}`)} ${shown.getUTCFullYear()}`],
      turn(1, 'calendar.next', '›'),
    ],
    ['table', { role: 'grid', 'aria-labelledby': 'calendar-title' }, ['thead', {}, ['tr', {}, ...head]], ['tbody', {}, ...weeks]],
    ['button', { type: 'button', class: 'calendar-close', 'data-turn': '0' }, word('calendar.close')],
  ];
}

/** Under the field, or over it, and always within the window. */
function place(dialog: HTMLElement, input: HTMLElement): void {
  const at = input.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = dialog;
  const top = at.bottom + 8 + height <= innerHeight ? at.bottom + 8 : at.top - height - 8;
  dialog.style.top = `${Math.max(8, Math.min(top, innerHeight - height - 8))}px`;
  dialog.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
}
