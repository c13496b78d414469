import { createHash } from 'node:crypto';
import { PostTooDeep, type RenderedPost, type WrittenLanguage, detectLanguage, renderPost } from '../translation/index.ts';
import { checkBody, checkLine } from './check-text.ts';
import { bodyEmpty, tooDeep } from './errors.ts';
import { LIMITS } from './limits.ts';
import { renderAside } from './render-aside.ts';

export interface WrittenText {
  /** Only an opening post has one. */
  title?: string | undefined;
  markdown: string;
  /** As the author says; else it is detected. */
  language?: WrittenLanguage | undefined;
}

/** A text that may be stored: checked, normalised and rendered. */
export interface PreparedText {
  title: string | null;
  markdown: string;
  language: WrittenLanguage;
  rendered: RenderedPost;
  /** Digest of what was written, by which a double submit is recognised. */
  hash: string;
}

const RULES = {
  title: { max: LIMITS.title, empty: 'thread.title_empty', tooLong: 'thread.title_too_long' },
  body: { max: LIMITS.body, empty: 'post.body_empty', tooLong: 'post.body_too_long' },
} as const;

export const checkTitle = (title: string): string => checkLine(title, RULES.title);
export const checkMarkdown = (markdown: string): string => checkBody(markdown, RULES.body);

/** Checks and renders what somebody wrote. Throws the named failure; runs before and outside any transaction. */
export async function prepareText(written: WrittenText, fallback: WrittenLanguage): Promise<PreparedText> {
  const title = written.title === undefined ? null : checkTitle(written.title);
  const markdown = checkMarkdown(written.markdown);
  const language = written.language ?? detectLanguage(title === null ? markdown : `${title}\n\n${markdown}`).language ?? fallback;
  const rendered = await render(markdown, language, title);
  if (!hasContent(rendered.html)) throw bodyEmpty();
  const hash = createHash('sha256').update(JSON.stringify([title, markdown])).digest('hex');
  return { title, markdown, language, rendered, hash };
}

/** Longer texts are rendered on another thread; for the usual ones the way there takes longer than the work. */
const SHORT = 2000;

/** Renders Markdown, with its one refusal turned into the named failure. */
export async function render(markdown: string, language: WrittenLanguage, title: string | null = null): Promise<RenderedPost> {
  if (markdown.length > SHORT) return renderAside(markdown, language, title);
  try {
    return renderPost(markdown, language, title);
  } catch (error) {
    if (error instanceof PostTooDeep) throw tooDeep();
    throw error;
  }
}

/** Markdown of nothing but link definitions or empty headings has characters, yet nothing to read. */
function hasContent(html: string): boolean {
  return /<(?:img|hr|input)\b|class="remote-image"/.test(html) || /[^\s\u200B-\u200F\u2060\uFEFF]/u.test(html.replace(/<[^>]*>|&nbsp;/g, ''));
}
