import { transaction } from '@laoyou/db';
import type { Viewer } from '../accounts/viewer.ts';
import type { Deps } from '../deps.ts';
import { assertCurrent, assertMine, assertVisible } from '../replies/policy.ts';
import { selectForEdit } from '../replies/queries.ts';
import type { Language } from '../translation/index.ts';
import { lockPost } from '../writing/queries.ts';
import { sameLanguage } from './errors.ts';
import { keepOwnVersion, prepareOwnVersion, type OwnInput } from './keep-own-version.ts';

export interface OwnVersionInput extends OwnInput {
  postId: string;
  language: Language;
  /** The post's version the author had before them. */
  version: number;
}

/** The author says the post in the other language. It outranks every engine until the post itself is edited. */
export async function writeOwnVersion(deps: Deps, viewer: Viewer, { postId, language, version, ...input }: OwnVersionInput) {
  const before = await selectForEdit(deps.db, postId);
  assertMine(viewer, before);
  assertVisible(before);
  if (before.language === language) throw sameLanguage();
  const own = await prepareOwnVersion(input, language, { opening: before.seq === 0 });
  return transaction(deps.db, async (tx) => {
    const post = await lockPost(tx, postId);
    assertMine(viewer, post);
    assertVisible(post);
    assertCurrent(post, version);
    await keepOwnVersion(deps, tx, own, { postId, language, version, original: post.markdown });
    return { postId, threadId: post.threadId, language, version };
  });
}
