/**
 * Slows down guessing. Counted in Postgres, so that a restart or a second process forgets nothing. Only failures count:
 * who signs in rightly is never in the way of anybody else behind the same address.
 */
import { createHash } from 'node:crypto';
import type { Deps } from '../deps.ts';
import { tooManySignIns } from './errors.ts';
import { countFailure, forgetFailures, readFailures } from './queries.ts';

const WINDOW_MS = 15 * 60_000;
/** For one handle from one address; for one address over all handles; for one handle from everywhere. */
const MOST = { pair: 8, address: 60, handle: 100 };

export interface Attempt {
  handle: string;
  address: string;
}

function keys({ handle, address }: Attempt): Record<keyof typeof MOST, string> {
  const name = handle.normalize('NFKC').trim().toLowerCase();
  const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');
  return { pair: digest(`pair\n${name}\n${address}`), address: digest(`address\n${address}`), handle: digest(`handle\n${name}`) };
}

/** Throws `rate.limited` when there were too many failures lately. */
export async function assertMayTry({ db, clock }: Deps, attempt: Attempt): Promise<void> {
  const now = clock.now();
  const named = keys(attempt);
  const found = await readFailures(db, Object.values(named), new Date(now - WINDOW_MS));
  for (const kind of Object.keys(MOST) as (keyof typeof MOST)[]) {
    const row = found.find(({ key }) => key === named[kind]);
    if (row && row.failures >= MOST[kind]) throw tooManySignIns(Math.max(1, Math.ceil((row.windowStart.getTime() + WINDOW_MS - now) / 1000)));
  }
}

export async function noteFailure({ db, clock }: Deps, attempt: Attempt): Promise<void> {
  const now = clock.now();
  await countFailure(db, Object.values(keys(attempt)), new Date(now), new Date(now - WINDOW_MS));
}

export async function noteSuccess({ db }: Deps, attempt: Attempt): Promise<void> {
  await forgetFailures(db, keys(attempt).pair);
}
