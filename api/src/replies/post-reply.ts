import { transaction } from '@laoyou/db';
import type { Static } from 'typebox';
import { v7 as uuidv7 } from 'uuid';
import { type Viewer, readingLanguage } from '../accounts/viewer.ts';
import { announce } from '../adapters/announcer-postgres.ts';
import type { Deps } from '../deps.ts';
import { keepOwnVersion, otherLanguage, prepareOwnVersion, type OwnInput } from '../own-versions/keep-own-version.ts';
import { threadNotFound } from '../threads/errors.ts';
import { assertOpen } from '../threads/policy.ts';
import type { WrittenLanguage } from '../translation/index.ts';
import { REPEAT_MS } from '../writing/limits.ts';
import { planTranslations } from '../writing/plan-translations.ts';
import { prepareText } from '../writing/prepare-text.ts';
import { findBySubmission, findRepeat, insertPost, lockAuthor, readThreadOf } from '../writing/queries.ts';
import { placeReply } from '../writing/tree.ts';
import { postDeleted, postNotFound } from './errors.ts';
import { holdParent, takePlace } from './queries.ts';
import type { PostedReply } from './schemas.ts';

export interface NewReply {
  threadId: string;
  markdown: string;
  language?: WrittenLanguage;
  parentId?: string | null;
  submissionKey?: string;
  /** The same in the other language, by the author. */
  own?: OwnInput;
}

/** Stores a reply, the jobs that translate it and the announcement: all of them or none. */
export async function postReply(deps: Deps, viewer: Viewer, input: NewReply): Promise<Static<typeof PostedReply> & { repeated: boolean }> {
  const { threadId } = input;
  assertOpen(await readThreadOf(deps.db, threadId));
  const { markdown, language, rendered, hash } = await prepareText({ markdown: input.markdown, language: input.language }, readingLanguage(viewer));
  const own = input.own && (await prepareOwnVersion(input.own, otherLanguage(language), { opening: false }));

  return transaction(deps.db, async (tx) => {
    await lockAuthor(tx, viewer.id);
    const now = new Date(deps.clock.now());
    const parent = input.parentId ? await holdParent(tx, input.parentId) : undefined;
    if (input.parentId && parent?.threadId !== threadId) throw postNotFound();
    // To answer the opening post is to answer the thread: one way to say it, one place in the tree.
    const above = parent && parent.seq > 0 ? parent : null;
    const parentId = above?.id ?? null;

    const before = input.submissionKey
      ? await findBySubmission(tx, viewer.id, input.submissionKey)
      : await findRepeat(tx, viewer.id, hash, new Date(now.getTime() - REPEAT_MS), { threadId, parentId });
    if (before) {
      const { postId, threadId: inThread, parentId: under, language: inLanguage, version, revision } = before;
      return { postId, threadId: inThread, parentId: under, language: inLanguage, version, revision, repeated: true };
    }
    if (parent?.state === 'deleted') throw postDeleted();

    const taken = await takePlace(tx, threadId, now);
    if (!taken) throw threadNotFound();
    assertOpen(taken);
    const postId = uuidv7();
    const { seq, revision } = taken;
    await insertPost(tx, {
      id: postId, threadId, authorId: viewer.id, parentId, seq, ...placeReply(seq, above), markdown, html: rendered.html, language,
      revision, submissionKey: input.submissionKey ?? null, bodyHash: hash, createdAt: now,
    }, null);
    await planTranslations(deps, tx, { postId, version: 1, language, title: null, markdown }, rendered);
    if (own) await keepOwnVersion(deps, tx, own, { postId, version: 1, language: otherLanguage(language), original: markdown });
    await announce(tx, { type: 'post.created', threadId, postId, version: 1, revision });
    return { postId, threadId, parentId, language, version: 1, revision, repeated: false };
  });
}
