import { hydrate, unmount, type Component } from 'svelte';
import type { ReplyFormProps } from '$lib/composer/ReplyForm.svelte';
import type { Translate } from '$lib/i18n';
import Posts from './Posts.svelte';
import type { PostsData } from './posts-data.ts';

export interface Awake {
  t: Translate;
  ReplyForm: Component<ReplyFormProps> | null;
  submissionKey: string;
  onhead(thread: PostsData['thread']): void;
  /** A reply form has opened among the posts, or none is there any more. */
  onreplying(open: boolean): void;
}

/** Brings posts that the server drew to life, in place, from the data that came with them. */
export function wakePosts(root: HTMLElement, awake: Awake) {
  const target = root.querySelector<HTMLElement>('[data-posts]');
  if (!target) throw new Error('No posts on this page.');
  const data = JSON.parse(target.dataset.posts ?? '') as PostsData;
  const posts = hydrate(Posts, { target, props: { data, ...awake } });
  return { posts, stop: () => void unmount(posts) };
}
