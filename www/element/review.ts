/** What a span's unit adds to: months or days. */
const spans: Readonly<Record<string, readonly [months: number, days: number]>> = { W: [0, 7], M: [1, 0], Y: [12, 0] };

/** Writes the day that the button suggests into its date field, as if it had been typed. */
export function suggest(button: HTMLElement): void {
  const { for: id = '', count = '', unit = '' } = button.dataset;
  const input = (button.getRootNode() as ShadowRoot).getElementById(id) as HTMLInputElement | null;
  const [months, days] = spans[unit] ?? [0, 0];
  if (!input) return;
  input.value = written(after(new Date(), months * Number(count), days * Number(count)));
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  // There it can be read, and changed.
  input.focus();
}

/** That many months and days later; the last day of a month where the month is too short. */
function after(from: Date, months: number, days: number): Date {
  const last = new Date(from.getFullYear(), from.getMonth() + months + 1, 0).getDate();
  return new Date(from.getFullYear(), from.getMonth() + months, Math.min(from.getDate(), last) + days);
}

function written(date: Date): string {
  return `${date.getDate()}.${date.getMonth() + 1}.${date.getFullYear()}`;
}
