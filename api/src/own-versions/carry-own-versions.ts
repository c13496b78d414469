import type { Tx } from '@laoyou/db';
import type { Deps } from '../deps.ts';
import type { WrittenLanguage } from '../translation/index.ts';
import { wantMore } from '../writing/queries.ts';
import { moveOwnVersions } from './queries.ts';

/** The post's words are the same in its new version, so the author's own versions of them go on to hold. Rides the caller's transaction. */
export async function carryOwnVersions({ queue }: Pick<Deps, 'queue'>, tx: Tx, post: { postId: string; version: number; language: WrittenLanguage }): Promise<void> {
  const { postId, version } = post;
  const languages = await moveOwnVersions(tx, post);
  await wantMore(tx, postId, version, { now: languages });
  await queue.enqueue(tx, languages.map((language) => ({ postId, language, version })));
}
