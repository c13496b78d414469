import { transaction } from '@laoyou/db';
import type { Deps } from '../deps.ts';
import { markReopened } from './queries.ts';

/**
 * Posts nobody here could translate wait again for somebody to ask, where an engine has their languages now. Called when
 * a process that runs jobs starts, which is when engines change.
 */
export async function reopenUnsupported({ db, engines }: Pick<Deps, 'db' | 'engines'>): Promise<number> {
  const pairs = engines.flatMap((engine) => engine.pairs);
  return pairs.length === 0 ? 0 : transaction(db, (tx) => markReopened(tx, pairs));
}
