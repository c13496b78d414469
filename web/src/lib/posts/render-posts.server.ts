import { render } from 'svelte/server';
import type { Translate } from '$lib/i18n';
import Posts from './Posts.svelte';
import type { PostsData } from './posts-data.ts';
import { withoutTexts } from './shown-post.ts';

/**
 * The posts as HTML, with what they were drawn from beside them (the texts left out: they stand in the HTML).
 * Most readers only read: their browser gets no component for posts until something is to change, see wake-posts.ts.
 */
export function renderPosts(data: PostsData, t: Translate): string {
  const { body } = render(Posts, { props: { data, t } });
  return `<div class="posts" data-posts='${attribute({ ...data, posts: data.posts.map(withoutTexts) })}'>${body}</div>`;
}

function attribute(data: PostsData): string {
  return JSON.stringify(data).replaceAll('&', '&amp;').replaceAll("'", '&#39;');
}
