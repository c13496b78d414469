import type { Static } from 'typebox';
import type { Chinese } from '../scripts/chinese-in.ts';
import type { Post, PostTranslation } from './post-schemas.ts';

/** A post with its Chinese in the reader's characters; says so where that changed anything. */
export function postInScript(post: Static<typeof Post>, chinese: Chinese): Static<typeof Post> {
  let converted = false;
  const html = <T extends string | undefined>(text: T, language: string): T => {
    if (text === undefined) return text;
    const made = chinese.html(text, language);
    converted ||= chinese.differs(text, made);
    return made as T;
  };
  const shown = { ...post };
  if (post.originalHtml !== undefined) shown.originalHtml = html(post.originalHtml, post.language);
  if (post.translation) shown.translation = translationInScript(post.translation);
  return converted ? { ...shown, converted } : shown;

  function translationInScript(translation: Static<typeof PostTranslation>): Static<typeof PostTranslation> {
    const words = (text: string, language: string) => (language === 'zh' ? chinese.text(text) : text);
    const doubts = translation.doubts?.map((doubt) => ({
      ...doubt, source: words(doubt.source, post.language), ...(doubt.target !== undefined && { target: words(doubt.target, translation.language) }),
    }));
    return {
      ...translation,
      ...(doubts && { doubts }),
      ...(translation.html !== undefined && { html: html(translation.html, translation.language) }),
      // Both sides carry their language; what stands once is in the post's.
      ...(translation.pairedHtml !== undefined && { pairedHtml: html(translation.pairedHtml, post.language) }),
    };
  }
}
