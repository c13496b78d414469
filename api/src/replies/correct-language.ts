import { transaction } from '@laoyou/db';
import type { Static } from 'typebox';
import type { Viewer } from '../accounts/viewer.ts';
import { announce } from '../adapters/announcer-postgres.ts';
import { carryOver, outdateOthers } from '../corrections/erase-queries.ts';
import { standingSentences } from '../corrections/standing-sentences.ts';
import type { Deps } from '../deps.ts';
import { carryOwnVersions } from '../own-versions/carry-own-versions.ts';
import { assertOpen } from '../threads/policy.ts';
import type { WrittenLanguage } from '../translation/index.ts';
import { deleteTranslations } from '../translations/queries.ts';
import { planTranslations } from '../writing/plan-translations.ts';
import { render } from '../writing/prepare-text.ts';
import { bumpThread, insertVersion, lockPost, readThreadOf } from '../writing/queries.ts';
import { postNotFound } from './errors.ts';
import { assertCurrent, assertMayCorrectLanguage, assertVisible } from './policy.ts';
import { selectForEdit, updatePost, updateThreadText } from './queries.ts';
import type { EditedPost } from './schemas.ts';

export interface LanguageCorrection {
  postId: string;
  language: WrittenLanguage;
  /** The version somebody looked at. */
  version: number;
}

/**
 * Says which language a post is in, where the guess was wrong. It is a new version of the same words: what was translated
 * out of the wrong language goes, jobs for the right one are queued, and one that is still under way comes too late.
 */
export async function correctLanguage(deps: Deps, viewer: Viewer, { postId, language, version: seen }: LanguageCorrection): Promise<Static<typeof EditedPost>> {
  const before = await selectForEdit(deps.db, postId);
  assertMayCorrectLanguage(viewer, before);
  assertVisible(before);
  assertCurrent(before, seen);
  const { threadId, markdown } = before;
  if (language === before.language) return { postId, threadId, language, version: seen, revision: before.revision };
  const title = before.seq === 0 ? before.title : null;
  const { html, languages } = await render(markdown, language, title);
  const standing = await standingSentences(deps, { postId, title, markdown, language });

  return transaction(deps.db, async (tx) => {
    const post = await lockPost(tx, postId);
    assertMayCorrectLanguage(viewer, post);
    assertVisible(post);
    assertCurrent(post, seen);
    if (viewer.role === 'member') assertOpen(await readThreadOf(tx, threadId));
    const thread = await bumpThread(tx, threadId);
    if (!thread) throw postNotFound();
    const version = seen + 1;
    const { revision } = thread;
    await updatePost(tx, postId, { html, language, version, revision });
    await insertVersion(tx, { postId, version, title, markdown, html, language, languageBy: viewer.id, createdAt: new Date(deps.clock.now()) });
    if (title !== null) await updateThreadText(tx, threadId, { title, language });
    await deleteTranslations(tx, { postId });
    await planTranslations(deps, tx, { postId, version, language, title, markdown }, { languages });
    await carryOwnVersions(deps, tx, { postId, version, language });
    await carryOver(tx, postId, version, standing);
    await outdateOthers(tx, postId, standing);
    await announce(tx, { type: 'post.edited', threadId, postId, version, revision });
    return { postId, threadId, language, version, revision };
  });
}
