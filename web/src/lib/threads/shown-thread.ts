import type { Locale, Thread, View } from '$lib/api/shapes.ts';
import { localName } from './thread-row.ts';
import { shownTitle, type ShownTitle } from './title-shown.ts';

/** A thread's head as this reader sees it. */
export interface ShownThread {
  id: string;
  title: ShownTitle;
  community: { slug: string; name: string };
  replies: number;
  locked: boolean;
  revision: number;
}

export function shownThread(thread: Thread, locale: Locale, view: View): ShownThread {
  return {
    id: thread.id,
    title: shownTitle(thread, view),
    community: { slug: thread.community.slug, name: localName(thread.community, locale) },
    replies: Math.max(0, thread.postCount - 1),
    locked: thread.state === 'locked',
    revision: thread.revision,
  };
}
