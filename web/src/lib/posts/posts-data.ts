import type { Prefs, Script, View } from '$lib/api/shapes.ts';
import type { ShownThread } from '$lib/threads/shown-thread.ts';
import type { ShownPost } from './shown-post.ts';

/** Everything the posts of a thread's page are drawn from: plain data, so that the page can carry it. */
export interface PostsData {
  thread: ShownThread;
  posts: ShownPost[];
  next: string | null;
  view: View;
  /** The view the address asks for, if it does. */
  asked: View | null;
  /** Not the first page. */
  further: boolean;
  /** With the characters this page's address asks for. */
  prefs: Prefs;
  /** The characters the reader usually wants. */
  usualScript: Script;
  /** The reader may put right what language others' posts are in. */
  moderates: boolean;
  now: string;
  /** This page, with its query. */
  address: string;
}
