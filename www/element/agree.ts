import type { Session } from './session.js';

/**
 * Somebody agrees: by the name and the role beside the button, or those that are on it, to the answers as they stand.
 * The judge has arrived.
 */
export function agree(session: Session, button: HTMLElement): void {
  const section = button.closest<HTMLElement>('.section')!;
  const typed = (part: string): Typed | null => section.querySelector(`[id$="-${part}"]:is(input, select)`);
  const [name, role] = [typed('c'), typed('r')];
  const answers = session.ask((engine) => engine.answers());
  if (!answers) return;
  const update = session.edit({
    kind: 'acknowledge',
    at: '',
    name: (button.dataset['name'] ?? name?.value ?? '').trim(),
    role: (button.dataset['role'] ?? role?.value ?? '').trim(),
    time: now(new Date()),
    digest: session.judge.digest(answers),
  });
  const agreed = !!update.changes?.length;
  if (agreed) for (const field of [name, role]) if (field) field.value = '';
  // Where something is to be mended, or else where it can be read who has agreed.
  if (!agreed) (name ?? button).focus();
  else if (!button.isConnected) section.querySelector<HTMLElement>('.section-title')?.focus();
}

type Typed = HTMLInputElement | HTMLSelectElement;

/** The time of the clock on the wall with its offset (RFC 3339): it can be read anywhere as it was here. */
function now(date: Date): string {
  const two = (number: number): string => `${Math.trunc(Math.abs(number))}`.padStart(2, '0');
  const east = -date.getTimezoneOffset();
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  return `${day}T${time}${east < 0 ? '-' : '+'}${two(east / 60)}:${two(east % 60)}`;
}
