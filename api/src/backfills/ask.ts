/** What an admin asks for on the operator's page. */
import type { Static } from 'typebox';
import type { Viewer } from '../accounts/viewer.ts';
import { communityNamed } from '../communities/community-named.ts';
import type { Deps } from '../deps.ts';
import { LANGUAGES } from '../translation/index.ts';
import { type Estimate, estimateBackfill } from './estimate-backfill.ts';
import { readBackfill } from './list-backfills.ts';
import { assertMayOperate } from '../operate/policy.ts';
import type { Backfill, EstimateQuery, NewBackfill } from './schemas.ts';
import { startBackfill } from './start-backfill.ts';
import { stopBackfill } from './stop-backfill.ts';

/** Starts a round. Fails with `backfill.running`, `community.not_found`. */
export async function askForBackfill(deps: Deps, viewer: Viewer, { choice, languages, community, rate }: Static<typeof NewBackfill>): Promise<Static<typeof Backfill>> {
  assertMayOperate(viewer);
  const communityId = await communityNamed(deps, community);
  const id = await startBackfill(deps, { choice, languages: languages ?? LANGUAGES, communityId, rate: rate ?? null, startedBy: viewer.id });
  return readBackfill(deps, id);
}

/** What it would do. */
export async function askToEstimate(deps: Deps, viewer: Viewer, { choice, lang, community }: Static<typeof EstimateQuery>): Promise<Estimate> {
  assertMayOperate(viewer);
  return estimateBackfill(deps, { choice, languages: lang ? [lang] : LANGUAGES, communityId: await communityNamed(deps, community) });
}

/** Ends it. Fails with `backfill.not_found`. */
export async function askToStop(deps: Deps, viewer: Viewer, id: string): Promise<Static<typeof Backfill>> {
  assertMayOperate(viewer);
  await stopBackfill(deps, id);
  return readBackfill(deps, id);
}
