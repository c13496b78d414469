import type { Static } from 'typebox';
import type { Viewer } from '../accounts/viewer.ts';
import type { Deps } from '../deps.ts';
import { assertMayOperate } from '../operate/policy.ts';
import { LANGUAGES, type Language } from '../translation/index.ts';
import { serving } from './choose.ts';
import { backfillNotFound } from './errors.ts';
import { countWaiting, type RoundRow, selectRounds } from './queries.ts';
import type { Backfill, Backfills, Waiting } from './schemas.ts';

const SHOWN = 20;

/** The rounds there were. */
export async function listBackfills({ db }: Pick<Deps, 'db'>, viewer: Viewer): Promise<Static<typeof Backfills>> {
  assertMayOperate(viewer);
  const items = (await selectRounds(db, { limit: SHOWN })).map(showRound);
  return { running: items.find(({ state }) => state === 'running') ?? null, items };
}

/** What there is to do. Goes through every translation, so it is asked for where a round is about to be chosen, not to watch one. */
export async function readWaiting({ db, engines }: Pick<Deps, 'db' | 'engines'>, viewer: Viewer): Promise<Static<typeof Waiting>> {
  assertMayOperate(viewer);
  return countWaiting(db, serving(engines, LANGUAGES));
}

/** One round as it stands now: the one row, for whoever watches it. */
export async function watchBackfill(deps: Pick<Deps, 'db'>, viewer: Viewer, id: string): Promise<Static<typeof Backfill>> {
  assertMayOperate(viewer);
  return readBackfill(deps, id);
}

export async function readBackfill({ db }: Pick<Deps, 'db'>, id: string): Promise<Static<typeof Backfill>> {
  const [round] = await selectRounds(db, { id });
  if (!round) throw backfillNotFound();
  return showRound(round);
}

export function showRound({ createdAt, finishedAt, languages, ...round }: RoundRow): Static<typeof Backfill> {
  return { ...round, languages: languages as Language[], createdAt: createdAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null };
}
