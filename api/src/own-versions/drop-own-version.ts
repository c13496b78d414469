import { transaction } from '@laoyou/db';
import type { Viewer } from '../accounts/viewer.ts';
import type { Deps } from '../deps.ts';
import { assertMine, assertVisible } from '../replies/policy.ts';
import type { Language } from '../translation/index.ts';
import { markPending } from '../translations/queries.ts';
import { lockPost } from '../writing/queries.ts';
import { ownVersionNotFound } from './errors.ts';
import { deleteOwnVersion } from './queries.ts';

/** Takes the author's own version back; the engines translate the post again. */
export async function dropOwnVersion(deps: Deps, viewer: Viewer, postId: string, language: Language) {
  return transaction(deps.db, async (tx) => {
    const post = await lockPost(tx, postId);
    assertMine(viewer, post);
    assertVisible(post);
    if (!(await deleteOwnVersion(tx, postId, language))) throw ownVersionNotFound();
    await markPending(tx, postId, language);
    await deps.queue.enqueue(tx, [{ postId, language, version: post.version }]);
    return { postId, threadId: post.threadId, language, version: post.version };
  });
}
