import type { Static } from 'typebox';
import { readingLanguage, type Viewer } from '../accounts/viewer.ts';
import { findCommunityId } from '../communities/queries.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { otherLanguage } from '../own-versions/keep-own-version.ts';
import { detectLanguage, Interrupted, isRead, type Memory, type TranslateOptions, TranslationError, type TranslatedPost, type WrittenLanguage } from '../translation/index.ts';
import { checkMarkdown, checkTitle, render } from '../writing/prepare-text.ts';
import type { TranslationPreview } from './schemas.ts';

/** Longer texts take a small machine too long to wait for. */
const MOST = 4000;
const PATIENCE_MS = 20_000;

export interface PreviewInput {
  markdown: string;
  title?: string;
  language?: WrittenLanguage;
  community?: string;
}

/**
 * How a text will read in the other language, and that translated back: what the writer did not mean shows before
 * anybody reads it. Stores nothing. Fails with the failures of posting, `preview.too_long`, `translation.unavailable`.
 */
export async function previewTranslation(deps: Deps, memory: Memory, viewer: Viewer, input: PreviewInput): Promise<Static<typeof TranslationPreview>> {
  const markdown = checkMarkdown(input.markdown);
  const title = input.title?.trim() ? checkTitle(input.title) : null;
  if (markdown.length > MOST) throw new Failure('preview.too_long', { max: MOST });
  const language = input.language ?? detectLanguage([title, markdown].filter(Boolean).join('\n\n')).language ?? readingLanguage(viewer);
  // Refuses what could not be posted.
  await render(markdown, language);
  const target = otherLanguage(language);
  const communityId = (input.community && (await findCommunityId(deps.db, input.community))) || null;
  const options: TranslateOptions = { memory, markdown: true, acceptPartial: true, signal: AbortSignal.timeout(PATIENCE_MS) };
  const there = await translate(deps, { title, markdown, language, communityId }, target, options);
  // Back into a language that nobody reads here, no engine goes.
  const back = isRead(language) ? await translate(deps, { title: there.title, markdown: there.markdown!, language: target, communityId }, language, options).catch(noneWhenRefused) : null;
  const { engine, engineVersion, model, quality, local, sentences } = there;
  return {
    language, target, engine, engineVersion, model, quality, local,
    title: there.title,
    html: there.html,
    markdown: there.markdown!,
    doubts: sentences.flatMap(({ doubts }) => doubts ?? []),
    keptCount: sentences.filter(({ outcome }) => outcome === 'kept').length,
    back: back && { title: back.title, html: back.html },
  };
}

function noneWhenRefused(error: unknown): null {
  if (error instanceof Failure) return null;
  throw error;
}

type Asked = Parameters<Deps['translator']['translate']>;

async function translate({ translator }: Deps, ...asked: Asked): Promise<TranslatedPost> {
  try {
    return await translator.translate(...asked);
  } catch (error) {
    if (error instanceof TranslationError) throw new Failure('translation.unavailable', { reason: error.code });
    if (error instanceof Interrupted) throw new Failure('translation.unavailable', { reason: 'engine.timeout' });
    throw error;
  }
}
