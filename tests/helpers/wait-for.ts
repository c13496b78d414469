import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits until `condition` gives something true and gives it back. A condition that throws is not met yet;
 * its last error is the reason told when the time is up.
 */
export async function waitFor<T>(condition: () => T | Promise<T>, { timeout = 15_000, every = 25, what = 'a condition' } = {}): Promise<NonNullable<T>> {
  let last: unknown;
  for (const until = Date.now() + timeout; Date.now() < until; await delay(every)) {
    try {
      const met = await condition();
      if (met) return met;
      last = undefined;
    } catch (error) {
      last = error;
    }
  }
  throw new Error(`Waited ${timeout} ms for ${what} in vain.`, { cause: last });
}
