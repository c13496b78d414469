import type { Static } from 'typebox';
import type { Viewer } from '../accounts/viewer.ts';
import type { Deps } from '../deps.ts';
import { assertMine, assertVisible } from '../replies/policy.ts';
import { selectForEdit } from '../replies/queries.ts';
import type { Language } from '../translation/index.ts';
import { ownVersionNotFound } from './errors.ts';
import { selectOwnVersion } from './queries.ts';
import type { OwnVersion } from './schemas.ts';

/** As its author wrote it, to write on. Only they ask; readers get it as the post's translation. */
export async function readOwnVersion({ db }: Deps, viewer: Viewer, postId: string, language: Language): Promise<Static<typeof OwnVersion>> {
  const post = await selectForEdit(db, postId);
  assertMine(viewer, post);
  assertVisible(post);
  const own = await selectOwnVersion(db, postId, language);
  if (!own) throw ownVersionNotFound();
  const { title, markdown, machine, version, currentVersion, updatedAt } = own;
  return { postId, language, title, markdown, machine, version, current: version === currentVersion, updatedAt: new Date(updatedAt).toISOString() };
}
