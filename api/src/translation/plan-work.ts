import type { Job, PostText } from './ports.ts';
import type { RenderedPost } from './render-post.ts';

/**
 * The translations a post version needs: one job for each language that some sentence of it (or its title)
 * is not written in. Give the `rendered` post when it is at hand, so that it is not parsed twice.
 */
export function planWork(_post: PostText, _rendered?: Pick<RenderedPost, 'languages'>): Job[] {
  throw new Error('not written yet');
}
