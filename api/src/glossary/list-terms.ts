import type { Static } from 'typebox';
import type { Viewer } from '../accounts/viewer.ts';
import { communityNamed } from '../communities/community-named.ts';
import type { Deps } from '../deps.ts';
import { readTimeCursor, writeTimeCursor } from '../http/cursor.ts';
import { mayEdit } from './policy.ts';
import { countTerms, selectTerms, selectVersion } from './queries.ts';
import type { Glossary } from './schemas.ts';
import { showTerm } from './show-term.ts';

const PAGE = 50;

/** The terms of the site or of one community, the last changed first. */
export async function listTerms(deps: Deps, viewer: Viewer | null, { community, search = '', cursor }: { community?: string; search?: string; cursor?: string }): Promise<Static<typeof Glossary>> {
  const communityId = await communityNamed(deps, community);
  const after = readTimeCursor('g', cursor);
  const [rows, total, version] = await Promise.all([
    selectTerms(deps.db, { communityId, search: search.trim(), after, limit: PAGE + 1 }),
    countTerms(deps.db, communityId),
    selectVersion(deps.db, communityId),
  ]);
  const items = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? items.at(-1)! : undefined;
  return { items: items.map(showTerm), next: last ? writeTimeCursor('g', { at: new Date(last.updatedAt), id: last.id }) : null, total, version, mayEdit: mayEdit(viewer) };
}
