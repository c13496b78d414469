import { transaction } from '@laoyou/db';
import type { Static } from 'typebox';
import type { Viewer } from '../accounts/viewer.ts';
import { announce } from '../adapters/announcer-postgres.ts';
import { carryOver } from '../corrections/erase-queries.ts';
import { standingSentences } from '../corrections/standing-sentences.ts';
import type { Deps } from '../deps.ts';
import { keepOwnVersion, otherLanguage, prepareOwnVersion, type OwnInput } from '../own-versions/keep-own-version.ts';
import { writeOwnVersion } from '../own-versions/write-own-version.ts';
import { assertOpen } from '../threads/policy.ts';
import type { WrittenLanguage } from '../translation/index.ts';
import { deleteTranslations } from '../translations/queries.ts';
import { planTranslations } from '../writing/plan-translations.ts';
import { checkMarkdown, checkTitle, prepareText } from '../writing/prepare-text.ts';
import { bumpThread, insertVersion, lockPost, readThreadOf } from '../writing/queries.ts';
import { onlyOpeningsHaveTitles, postNotFound } from './errors.ts';
import { assertCurrent, assertMine, assertVisible } from './policy.ts';
import { selectForEdit, updatePost, updateThreadText } from './queries.ts';
import type { EditedPost } from './schemas.ts';

export interface PostEdit {
  postId: string;
  markdown: string;
  title?: string;
  language?: WrittenLanguage;
  /** The version the author had before them. */
  version: number;
  /** The same in the other language, by the author. */
  own?: OwnInput;
}

/**
 * Stores a new version. Translations keep their words and show as outdated until their jobs, queued here, have
 * renewed them. An edit that changes nothing makes no version.
 */
export async function editPost(deps: Deps, viewer: Viewer, input: PostEdit): Promise<Static<typeof EditedPost>> {
  const { postId } = input;
  const before = await selectForEdit(deps.db, postId);
  assertMine(viewer, before);
  assertVisible(before);
  assertCurrent(before, input.version);
  const opening = before.seq === 0;
  if (input.title !== undefined && !opening) throw onlyOpeningsHaveTitles();

  const title = opening ? (input.title === undefined ? before.title : checkTitle(input.title)) : null;
  const markdown = checkMarkdown(input.markdown);
  const language = input.language ?? before.language;
  if (markdown === before.markdown && language === before.language && title === (opening ? before.title : null)) {
    if (input.own) await writeOwnVersion(deps, viewer, { ...input.own, postId, language: otherLanguage(language), version: before.version });
    return { postId, threadId: before.threadId, language, version: before.version, revision: before.revision };
  }
  const { rendered, hash } = await prepareText({ markdown, language, ...(title !== null && { title }) }, language);
  const own = input.own && (await prepareOwnVersion(input.own, otherLanguage(language), { opening }));

  const standing = await standingSentences(deps, { postId, title, markdown, language });

  return transaction(deps.db, async (tx) => {
    const post = await lockPost(tx, postId);
    assertMine(viewer, post);
    assertVisible(post);
    assertCurrent(post, input.version);
    assertOpen(await readThreadOf(tx, post.threadId));
    const thread = await bumpThread(tx, post.threadId);
    if (!thread) throw postNotFound();
    const version = post.version + 1;
    const { threadId } = post;
    const { revision } = thread;
    const now = new Date(deps.clock.now());
    await updatePost(tx, postId, { markdown, html: rendered.html, language, version, revision, bodyHash: hash, editedAt: now });
    const renamed = language !== post.language;
    await insertVersion(tx, { postId, version, title, markdown, html: rendered.html, language, languageBy: renamed ? viewer.id : null, createdAt: now });
    if (title !== null) await updateThreadText(tx, threadId, { title, language });
    // Made out of a language it is not in: of no use until the new ones are there.
    if (renamed) await deleteTranslations(tx, { postId });
    await planTranslations(deps, tx, { postId, version, language, title, markdown }, rendered);
    await carryOver(tx, postId, version, standing);
    if (own) await keepOwnVersion(deps, tx, own, { postId, version, language: otherLanguage(language), original: markdown });
    await announce(tx, { type: 'post.edited', threadId, postId, version, revision });
    return { postId, threadId, language, version, revision };
  });
}
