import type { Static } from 'typebox';
import type { Deps } from '../deps.ts';
import type { Script } from '../scripts/script.ts';
import { communitiesInScript } from './community-in-script.ts';
import { communityNotFound } from './errors.ts';
import { selectCommunity } from './queries.ts';
import type { Community } from './schemas.ts';

export async function readCommunity({ db }: Deps, slug: string, script?: Script): Promise<Static<typeof Community>> {
  const community = await selectCommunity(db, slug);
  if (!community) throw communityNotFound();
  return (await communitiesInScript([community], script))[0]!;
}
