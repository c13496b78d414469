import { transaction } from '@laoyou/db';
import type { Static } from 'typebox';
import type { Viewer } from '../accounts/viewer.ts';
import { announce } from '../adapters/announcer-postgres.ts';
import { queueErasure } from '../adapters/queue-postgres.ts';
import type { Deps } from '../deps.ts';
import { deleteTranslations } from '../translations/queries.ts';
import { RESTORE_MS } from '../writing/limits.ts';
import { bumpThread, changeThreadState, lockPost } from '../writing/queries.ts';
import { postNotFound } from './errors.ts';
import { assertMine, assertVisible } from './policy.ts';
import { updatePost } from './queries.ts';
import type { DeletedPost } from './schemas.ts';

/**
 * Takes a post and every translation of it out of sight at once. Its author can bring it back for ten minutes; then a
 * job, queued here, erases the words. A thread without a visible post is deleted with its last one.
 */
export async function deletePost(deps: Deps, viewer: Viewer, postId: string): Promise<Static<typeof DeletedPost>> {
  return transaction(deps.db, async (tx) => {
    const post = await lockPost(tx, postId);
    assertMine(viewer, post);
    assertVisible(post);
    const { threadId, version } = post;
    const thread = await bumpThread(tx, threadId, { posts: -1 });
    if (!thread) throw postNotFound();
    const deletedAt = new Date(deps.clock.now());
    await updatePost(tx, postId, { state: 'deleted', deletedAt, revision: thread.revision });
    await deleteTranslations(tx, { postId });
    const threadDeleted = thread.postCount <= 0;
    if (threadDeleted) await changeThreadState(tx, threadId, thread.communityId, 'deleted');
    await queueErasure(tx, postId, RESTORE_MS);
    await announce(tx, { type: 'post.deleted', threadId, postId, version, revision: thread.revision });
    return { postId, threadId, revision: thread.revision, canRestoreUntil: new Date(deletedAt.getTime() + RESTORE_MS).toISOString(), threadDeleted };
  });
}
