import type { Prefs, Thread, View } from '$lib/api/shapes.ts';
import { isOther, languageName } from '$lib/i18n/languages.ts';
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
  /** The language of the original, named where it is neither of the two that are read here. */
  written: string | null;
  /** Chinese in its head is in other characters than it was written in. */
  converted: boolean;
}

export function shownThread(thread: Thread, { locale, script }: Pick<Prefs, 'locale' | 'script'>, view: View): ShownThread {
  return {
    id: thread.id,
    title: shownTitle(thread, view, script),
    community: { slug: thread.community.slug, name: localName(thread.community, locale) },
    replies: Math.max(0, thread.postCount - 1),
    locked: thread.state === 'locked',
    revision: thread.revision,
    written: isOther(thread.language) ? languageName(thread.language, locale) : null,
    converted: thread.converted === true,
  };
}
