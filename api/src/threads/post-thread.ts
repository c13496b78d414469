import { transaction } from '@laoyou/db';
import { v7 as uuidv7 } from 'uuid';
import { announce } from '../adapters/announcer-postgres.ts';
import { type Viewer, readingLanguage } from '../accounts/viewer.ts';
import { communityNotFound } from '../communities/errors.ts';
import { findCommunityId } from '../communities/queries.ts';
import type { Deps } from '../deps.ts';
import { keepOwnVersion, otherLanguage, prepareOwnVersion, type OwnInput } from '../own-versions/keep-own-version.ts';
import type { WrittenLanguage } from '../translation/index.ts';
import { REPEAT_MS } from '../writing/limits.ts';
import { planTranslations } from '../writing/plan-translations.ts';
import { prepareText } from '../writing/prepare-text.ts';
import { findBySubmission, findRepeat, insertPost, lockAuthor } from '../writing/queries.ts';
import { OPENING } from '../writing/tree.ts';
import { insertThread } from './queries.ts';

export interface NewThread {
  slug: string;
  title: string;
  markdown: string;
  language?: WrittenLanguage;
  submissionKey?: string;
  /** The same in the other language, by the author. */
  own?: OwnInput;
}

export interface PostedThread {
  threadId: string;
  postId: string;
  language: WrittenLanguage;
  /** Sent before: these are the ids of then. */
  repeated: boolean;
}

/** Stores a thread, its opening post, the jobs that translate it and the announcement: all of them or none. */
export async function postThread(deps: Deps, viewer: Viewer, input: NewThread): Promise<PostedThread> {
  const communityId = await findCommunityId(deps.db, input.slug);
  if (!communityId) throw communityNotFound();
  const { title, markdown, language, rendered, hash } = await prepareText(input, readingLanguage(viewer));
  const own = input.own && (await prepareOwnVersion(input.own, otherLanguage(language), { opening: true }));

  return transaction(deps.db, async (tx) => {
    await lockAuthor(tx, viewer.id);
    const now = new Date(deps.clock.now());
    const before = input.submissionKey
      ? await findBySubmission(tx, viewer.id, input.submissionKey)
      : await findRepeat(tx, viewer.id, hash, new Date(now.getTime() - REPEAT_MS), { communityId });
    if (before) return { threadId: before.threadId, postId: before.postId, language: before.language, repeated: true };

    const [threadId, postId] = [uuidv7(), uuidv7()];
    await insertThread(tx, { id: threadId, communityId, authorId: viewer.id, openingPostId: postId, title: title!, language, createdAt: now, lastActivityAt: now });
    await insertPost(tx, {
      id: postId, threadId, authorId: viewer.id, seq: 0, ...OPENING, markdown, html: rendered.html, language,
      revision: 1, submissionKey: input.submissionKey ?? null, bodyHash: hash, createdAt: now,
    }, title);
    await planTranslations(deps, tx, { postId, version: 1, language, title, markdown }, rendered);
    if (own) await keepOwnVersion(deps, tx, own, { postId, version: 1, language: otherLanguage(language), original: markdown });
    await announce(tx, { type: 'post.created', threadId, postId, version: 1, revision: 1 });
    return { threadId, postId, language, repeated: false };
  });
}
