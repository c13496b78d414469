import { transaction } from '@laoyou/db';
import type { Task } from 'graphile-worker';
import type { Deps } from '../deps.ts';
import { erasePost } from '../replies/queries.ts';
import { RESTORE_MS } from '../writing/limits.ts';
import { lockPost } from '../writing/queries.ts';

/** The clocks of this process and of the database need not agree to the second. */
const SLACK_MS = 5000;

/** Erases the words of a post whose time to be restored is over. One that was restored is left alone. */
export function erasePostTask({ db, clock }: Deps): Task {
  return async (payload) => {
    const { postId } = payload as { postId: string };
    await transaction(db, async (tx) => {
      const post = await lockPost(tx, postId);
      if (!post?.deletedAt || post.deletedAt.getTime() > clock.now() - RESTORE_MS + SLACK_MS) return;
      await erasePost(tx, postId);
    });
  };
}
