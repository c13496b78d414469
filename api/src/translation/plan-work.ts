import { guessOnce, sentenceLanguage } from './detect-language.ts';
import { LANGUAGES } from './languages.ts';
import type { Job, PostText } from './ports.ts';
import { renderPost, type RenderedPost } from './render-post.ts';

export type WorkText = Omit<PostText, 'communityId'>;

/**
 * The translations a post version needs: one job for each language that some sentence of it (or its title)
 * is not written in. Give the `rendered` post when it is at hand, so that it is not parsed twice.
 */
export function planWork(post: WorkText, rendered: Pick<RenderedPost, 'languages'> = renderPost(post.markdown, post.language, post.title)): Job[] {
  const written = new Set(rendered.languages);
  const title = post.title === null ? null : sentenceLanguage(post.title, post.language, guessOnce(post));
  if (title) written.add(title);
  return LANGUAGES.filter((wanted) => [...written].some((language) => language !== wanted)).map((language) => ({
    postId: post.postId,
    language,
    version: post.version,
  }));
}
