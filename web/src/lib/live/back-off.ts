/**
 * How long to wait before the n-th try (from 0): doubling from half a second to half a minute, anywhere in the upper
 * half of the step, so that two thousand pages do not return in the same instant after a restart.
 */
export function backOff(attempt: number, random: () => number = Math.random): number {
  const step = Math.min(30_000, 500 * 2 ** Math.min(attempt, 10));
  return step / 2 + (step / 2) * random();
}
