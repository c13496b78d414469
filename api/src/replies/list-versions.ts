import type { Static } from 'typebox';
import type { Deps } from '../deps.ts';
import { postDeleted, postNotFound } from './errors.ts';
import { selectPost } from './post-queries.ts';
import { selectVersions } from './queries.ts';
import type { PostVersions } from './schemas.ts';

/** What a post said before, for anybody who may read it now. */
export async function listVersions(deps: Deps, postId: string): Promise<Static<typeof PostVersions>> {
  const post = await selectPost(deps.pool, { postId, lang: 'en', view: 'original' });
  if (!post) throw postNotFound();
  if (post.state === 'deleted') throw postDeleted();
  const versions = await selectVersions(deps.db, postId);
  return {
    versions: versions.map(({ handle, displayName, ...version }) => ({
      ...version, createdAt: version.createdAt.toISOString(), languageBy: handle === null ? null : { handle, displayName: displayName ?? handle },
    })),
    thread: { id: post.thread_id, title: post.thread_title, language: post.thread_language },
  };
}
