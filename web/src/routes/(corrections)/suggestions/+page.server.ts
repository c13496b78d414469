import { redirect } from '@sveltejs/kit';
import { api, unwrap } from '$lib/api/client.ts';
import { decisionActions } from '$lib/corrections/serve-corrections.ts';
import { asOutcome } from '$lib/corrections/shapes.ts';
import { paths } from '$lib/paths.ts';
import { requireViewer } from '$lib/request/require-viewer.ts';
import type { Actions, PageServerLoad } from './$types';

const kinds = ['open', 'vote', 'mine'] as const;
const whichIn = (url: URL) => kinds.find((each) => each === url.searchParams.get('which')) ?? 'open';

/** What waits for this person's decision, or for their vote, or what they suggested themselves. */
export const load: PageServerLoad = async ({ url, fetch, locals }) => {
  const viewer = requireViewer(locals, new URL(paths.suggestions(whichIn(url)), url));
  const votes = viewer.reads.length > 1;
  const which = whichIn(url);
  // Who reads one language only has no such list.
  if (which === 'vote' && !votes) redirect(303, paths.suggestions());
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const { items, next } = unwrap(await api(fetch).GET('/suggestions', { params: { query: { which, ...(cursor && { cursor }) } } }));
  const [newest] = items;
  // What is shown now is seen; what comes meanwhile is later than the newest of these.
  if (which === 'mine' && !cursor && newest && items.some(({ news }) => news)) {
    await api(fetch).PUT('/suggestions/seen', { body: { until: newest.suggestion.stateSince } }).catch(() => null);
  }
  return { which, votes, items, next, cursor: cursor ?? null, moderates: viewer.role !== 'member', done: asOutcome(url.searchParams.get('done')) };
};

export const actions: Actions = decisionActions(({ url }, done) => {
  const cursor = url.searchParams.get('cursor');
  return `/suggestions?${new URLSearchParams({ which: whichIn(url), ...(cursor && { cursor }), done })}`;
});
