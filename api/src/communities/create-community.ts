import type { Static } from 'typebox';
import { v7 as uuidv7 } from 'uuid';
import type { Viewer } from '../accounts/viewer.ts';
import type { Deps } from '../deps.ts';
import { checkBody, checkLine } from '../writing/check-text.ts';
import { slugInvalid, slugTaken } from './errors.ts';
import { assertMayCreate } from './policy.ts';
import { insertCommunity, isSlug } from './queries.ts';
import type { Community, NewCommunity } from './schemas.ts';

const NAME = { max: 80, empty: 'community.name_empty', tooLong: 'request.invalid' } as const;
const WORDS = { max: 5000, empty: 'request.invalid', tooLong: 'request.invalid' } as const;

/** Opens a community, with its name and rules in both languages. */
export async function createCommunity(deps: Deps, viewer: Viewer, input: Static<typeof NewCommunity>): Promise<Static<typeof Community>> {
  assertMayCreate(viewer);
  if (!isSlug(input.slug)) throw slugInvalid();
  const words = (text: string | undefined): string => (text?.trim() ? checkBody(text, WORDS) : '');
  const stored = await insertCommunity(deps.db, {
    id: uuidv7(),
    slug: input.slug,
    nameEn: checkLine(input.nameEn, NAME),
    nameZh: checkLine(input.nameZh, NAME),
    aboutEn: words(input.aboutEn),
    aboutZh: words(input.aboutZh),
    rulesEn: words(input.rulesEn),
    rulesZh: words(input.rulesZh),
    createdAt: new Date(deps.clock.now()),
  });
  if (!stored) throw slugTaken();
  return stored;
}
