/** When a failed translation job runs again. */
import type { TranslationError } from './errors.ts';

/** Twelve attempts over a bit more than two hours: long enough for an engine's restart or a model's download. */
export const MAX_ATTEMPTS = 12;
/** From this attempt on, sentences an engine still owes stay in the original instead of holding back the rest. */
export const PARTIAL_FROM_ATTEMPT = 3;

const FIRST_DELAY = 10_000;
const LONGEST_DELAY = 30 * 60_000;
const LONGEST_ASKED = 60 * 60_000;
/** With the budget spent a job waits for the month to turn, but looks in case the operator raised it. */
const LONGEST_WITHOUT_BUDGET = 6 * 60 * 60_000;

/**
 * Milliseconds until the next attempt after attempt number `attempt` failed with `error`; `undefined` when there
 * is none. Doubles, with some chance added so that a thousand jobs do not come back in the same second.
 */
export function retryDelay(attempt: number, error: Pick<TranslationError, 'retry' | 'retryAfter'> & Partial<Pick<TranslationError, 'code'>>, random: () => number = Math.random): number | undefined {
  if (error.code === 'engine.budget_spent') {
    return Math.round(Math.min(LONGEST_WITHOUT_BUDGET, Math.max(FIRST_DELAY, error.retryAfter ?? LONGEST_WITHOUT_BUDGET)) * (1 + random() * 0.2));
  }
  if (error.retry === 'never' || attempt >= MAX_ATTEMPTS) return undefined;
  const delay = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (attempt - 1));
  const asked = Math.min(LONGEST_ASKED, error.retryAfter ?? 0);
  return Math.round(Math.max(delay, asked) * (1 + random() * 0.2));
}
