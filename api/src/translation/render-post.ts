import { guessOnce } from './detect-language.ts';
import { WRITTEN_LANGUAGES, type WrittenLanguage } from './languages.ts';
import { parseMarkdown } from './markdown.ts';
import { originalHtml } from './reassemble.ts';
import { segment } from './segment.ts';

/** What a post looks like once written: stored with it, so that reading never parses Markdown. */
export interface RenderedPost {
  /** Safe HTML of the original, each sentence in `<span data-s="N">`. */
  html: string;
  /** The sentences as plain text; the index is the id in `data-s`. */
  sentences: string[];
  /** The content languages its sentences are written in (none for a text of emoji, numbers or code). */
  languages: WrittenLanguage[];
  /** Handles mentioned, without `@`, each once. */
  mentions: string[];
}

/**
 * Renders a post's Markdown once, at write time.
 * Throws `PostTooDeep` (code `post.too_deep`) when it nests deeper than 100 levels.
 */
export function renderPost(markdown: string, language: WrittenLanguage, title: string | null = null): RenderedPost {
  const { root, mentions } = parseMarkdown(markdown);
  const text = segment(root, language, guessOnce({ title, markdown }));
  return {
    html: originalHtml(text, language, markdown),
    sentences: text.sentences.map((sentence) => sentence.text),
    languages: WRITTEN_LANGUAGES.filter((each) => text.sentences.some((sentence) => sentence.language === each)),
    mentions,
  };
}
