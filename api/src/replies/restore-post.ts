import { transaction } from '@laoyou/db';
import type { Static } from 'typebox';
import type { Viewer } from '../accounts/viewer.ts';
import { announce } from '../adapters/announcer-postgres.ts';
import type { Deps } from '../deps.ts';
import { planTranslations } from '../writing/plan-translations.ts';
import { render } from '../writing/prepare-text.ts';
import { bumpThread, changeThreadState, lockPost } from '../writing/queries.ts';
import { postNotFound } from './errors.ts';
import { assertMine, assertRestorable } from './policy.ts';
import { selectForEdit, updatePost } from './queries.ts';
import type { EditedPost } from './schemas.ts';

/** Brings back what its author deleted a moment ago, and asks for its translations anew. */
export async function restorePost(deps: Deps, viewer: Viewer, postId: string): Promise<Static<typeof EditedPost>> {
  // Rendered again, and not within the transaction, only to know which translations it needs.
  const before = await selectForEdit(deps.db, postId);
  assertMine(viewer, before);
  const rendered = await render(before.markdown, before.language, before.seq === 0 ? before.title : null);
  return transaction(deps.db, async (tx) => {
    const post = await lockPost(tx, postId);
    assertMine(viewer, post);
    const { threadId, language, version, markdown } = post;
    // Pressed twice: it is there, which is what was asked for.
    if (post.state === 'visible') return { postId, threadId, language, version, revision: post.revision };
    assertRestorable(post, deps.clock.now());
    const thread = await bumpThread(tx, threadId, { posts: 1 });
    if (!thread) throw postNotFound();
    const { revision } = thread;
    if (thread.state === 'deleted') await changeThreadState(tx, threadId, thread.communityId, 'open');
    await updatePost(tx, postId, { state: 'visible', deletedAt: null, revision });
    await planTranslations(deps, tx, { postId, version, language, title: post.seq === 0 ? thread.title : null, markdown }, rendered);
    await announce(tx, { type: 'post.restored', threadId, postId, version, revision });
    return { postId, threadId, language, version, revision };
  });
}
