/** The day of a moment, where the person is: ISO 8601; `undefined` when it is none. */
export function dayOf(date: Date): string | undefined {
  return isNaN(+date) ? undefined : `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The time of that day: `14:02`. */
export function timeOf(date: Date): string {
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

function two(number: number): string {
  return `${number}`.padStart(2, '0');
}
