import type { Keeping } from './border.js';
import { dayOf, timeOf } from './day.js';

/** What is said of a draft that was saved then, and is kept for so many days after that. */
export function keepingOf(code: Keeping['code'], savedAt: string | undefined, days: number): Keeping {
  const now = new Date();
  const saved = savedAt ? new Date(savedAt) : now;
  const until = new Date(+saved + days * 86_400_000);
  return { code, date: dayOf(saved), time: timeOf(saved), today: dayOf(now), until: dayOf(until) };
}

/** Why nothing can be kept. */
export function codeOf(error: unknown): 'full' | 'forbidden' | 'failed' {
  const { name } = error as Error;
  return name == 'QuotaExceededError' ? 'full' : name == 'SecurityError' ? 'forbidden' : 'failed';
}
