import type { RequestEvent } from '@sveltejs/kit';
import { api, unwrap } from '$lib/api/client.ts';
import type { Script, View } from '$lib/api/shapes.ts';
import { askFor } from '$lib/request/ask-for.ts';
import { asView, inScript, prefsAt } from '$lib/request/preferences.ts';
import { threadRow, type ThreadRow } from './thread-row.ts';
import { usualView } from './title-shown.ts';

export interface ThreadList {
  rows: ThreadRow[];
  next: string | null;
  view: View;
  sort: 'active' | 'new';
  /** Not the first page. */
  further: boolean;
  /** The characters Chinese is shown in, here and by the reader's habit. */
  script: Script;
}

/** A page of threads, of one community or of all, as the address asks for it. */
export async function loadThreadList(event: RequestEvent, slug?: string): Promise<ThreadList> {
  const { url, locals, fetch } = event;
  const prefs = prefsAt(url, locals.prefs);
  const view = asView(url.searchParams.get('view')) ?? usualView(prefs);
  const sort = url.searchParams.get('sort') === 'new' ? 'new' : 'active';
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const query = { lang: prefs.lang, sort, ...inScript(prefs.script), ...(cursor && { cursor }) } as const;
  const answer = slug
    ? await api(fetch).GET('/communities/{slug}/threads', { params: { path: { slug }, query } })
    : await api(fetch).GET('/threads', { params: { query } });
  const { items, next } = unwrap(answer);
  if (view !== 'original') await askFor(event, { threads: items.flatMap(({ id, titleTranslation }) => (titleTranslation?.unasked ? [id] : [])) });
  const now = new Date().toISOString();
  return { rows: items.map((thread) => threadRow(thread, prefs, view, now, sort)), next, view, sort, script: prefs.script, further: cursor !== undefined };
}
