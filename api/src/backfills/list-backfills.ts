import type { Static } from 'typebox';
import type { Viewer } from '../accounts/viewer.ts';
import type { Deps } from '../deps.ts';
import { LANGUAGES, type Language } from '../translation/index.ts';
import { ASKED_CHOICES, serving } from './choose.ts';
import { backfillNotFound } from './errors.ts';
import { assertMayOperate } from './policy.ts';
import { countChosen, countOtherVersions, type RoundRow, selectRounds } from './queries.ts';
import type { Backfill, Backfills } from './schemas.ts';

const SHOWN = 20;

/** The rounds there were, and what there is to do. */
export async function listBackfills({ db, engines }: Pick<Deps, 'db' | 'engines'>, viewer: Viewer): Promise<Static<typeof Backfills>> {
  assertMayOperate(viewer);
  const now = serving(engines, LANGUAGES);
  const [rounds, olderVersions, ...counts] = await Promise.all([
    selectRounds(db, { limit: SHOWN }),
    countOtherVersions(db, now),
    ...ASKED_CHOICES.map((choice) => countChosen(db, { choice, languages: LANGUAGES, communityId: null }, now)),
  ]);
  const items = rounds.map(showRound);
  const waiting = Object.fromEntries(ASKED_CHOICES.map((choice, at) => [choice, counts[at]!])) as Record<(typeof ASKED_CHOICES)[number], number>;
  return { running: items.find(({ state }) => state === 'running') ?? null, items, waiting, olderVersions };
}

/** One round as it stands now. */
export async function readBackfill({ db }: Pick<Deps, 'db'>, id: string): Promise<Static<typeof Backfill>> {
  const [round] = await selectRounds(db, { id });
  if (!round) throw backfillNotFound();
  return showRound(round);
}

export function showRound({ createdAt, finishedAt, languages, ...round }: RoundRow): Static<typeof Backfill> {
  return { ...round, languages: languages as Language[], createdAt: createdAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null };
}
