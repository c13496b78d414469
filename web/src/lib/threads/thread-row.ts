import type { Prefs, ThreadSummary, View, WrittenLanguage } from '$lib/api/shapes.ts';
import { shortDate } from '$lib/i18n/format.ts';
import { shownTitle, type ShownTitle } from './title-shown.ts';

/** One line of a list: only what it shows, because every field travels twice. */
export interface ThreadRow {
  id: string;
  title: ShownTitle;
  written: WrittenLanguage;
  community: { slug: string; name: string };
  author: { handle: string; name: string } | null;
  replies: number;
  locked: boolean;
  when: string;
  at: string;
  converted: boolean;
}

/** Makes the line of a thread for this reader. */
export function threadRow(thread: ThreadSummary, prefs: Prefs, view: View, now: string, sort: 'active' | 'new'): ThreadRow {
  const at = sort === 'new' ? thread.createdAt : thread.lastActivityAt;
  return {
    id: thread.id,
    title: shownTitle(thread, view, prefs.script),
    written: thread.language,
    community: { slug: thread.community.slug, name: localName(thread.community, prefs.locale) },
    author: thread.author && { handle: thread.author.handle, name: thread.author.displayName },
    replies: Math.max(0, thread.postCount - 1),
    locked: thread.state === 'locked',
    when: shortDate(at, prefs.locale, prefs.timeZone, now),
    at,
    converted: thread.converted === true,
  };
}

export function localName(community: { nameEn: string; nameZh: string }, locale: string): string {
  return locale === 'zh-CN' ? community.nameZh || community.nameEn : community.nameEn || community.nameZh;
}
