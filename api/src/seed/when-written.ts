const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** How long people took to answer, in minutes, over and over: some at once, some after work, some the next morning. */
const PAUSES = [7, 23, 52, 4, 190, 11, 610, 34, 3, 95];
/** The newest example thread has had this long to gather its replies. */
const NEWEST = 5 * 60 * MINUTE;

/**
 * When the posts of one example thread were written: threads a little less than a day apart and ending today,
 * replies in uneven steps. Always the same for the same `now`, always in the past, always in order.
 */
export function whenWritten(thread: number, threads: number, posts: number, now: number): number[] {
  const opened = now - NEWEST - (threads - 1 - thread) * 0.9 * DAY;
  const pauses = Array.from({ length: posts - 1 }, (_, reply) => PAUSES[(thread * 3 + reply) % PAUSES.length]! * MINUTE);
  const span = pauses.reduce((sum, pause) => sum + pause, 0);
  const squeeze = Math.min(1, ((now - opened) * 0.95) / span);
  let time = opened;
  return [Math.round(opened), ...pauses.map((pause) => Math.round((time += pause * squeeze)))];
}
