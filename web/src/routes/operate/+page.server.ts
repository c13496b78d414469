import { redirect } from '@sveltejs/kit';
import { api, errorOf, unwrap } from '$lib/api/client.ts';
import { failed, field } from '$lib/forms/failed.ts';
import { type AskedRound, askedRound, rateOf } from '$lib/operate/asked-round.ts';
import { requireAdmin } from '$lib/operate/require-admin.ts';
import { paths } from '$lib/paths.ts';
import { localName } from '$lib/threads/thread-row.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url, locals }) => {
  requireAdmin(locals, url);
  const [usage, rounds, communities] = await Promise.all([
    api(fetch).GET('/operate/usage').then(unwrap),
    api(fetch).GET('/operate/backfills').then(unwrap),
    api(fetch).GET('/communities').then(unwrap),
  ]);
  const asked = askedRound((name) => url.searchParams.get(name));
  return {
    usage,
    ...rounds,
    asked: asked ?? null,
    // Counted only where somebody is about to choose: it goes through every translation.
    waiting: rounds.running ? null : unwrap(await api(fetch).GET('/operate/backfills/waiting')),
    estimate: rounds.running || !asked ? null : await estimate(fetch, asked),
    communities: communities.items.map((community) => ({ slug: community.slug, name: localName(community, locals.prefs.locale) })),
  };
};

async function estimate(fetch: typeof globalThis.fetch, { rate, ...query }: AskedRound) {
  const answer = await api(fetch).GET('/operate/backfills/estimate', { params: { query: { ...defined(query), ...(rate !== undefined && { rate: rateOf(rate) }) } } });
  return answer.data ? { ...answer.data, error: null } : { error: errorOf(answer) };
}

function defined({ choice, lang, community }: Omit<AskedRound, 'rate'>) {
  return { choice, ...(lang && { lang }), ...(community && { community }) };
}

export const actions: Actions = {
  start: async ({ request, fetch }) => {
    const sent = await request.formData();
    const { choice = 'missing' as const, lang, community, rate } = askedRound((name) => field(sent, name)) ?? {};
    const answer = await api(fetch).POST('/operate/backfills', {
      body: { choice, ...(lang && { languages: [lang] }), ...(community && { community }), ...(rate !== undefined && { rate: rateOf(rate) }) },
    });
    if (!answer.data) return failed(answer, sent, 'start');
    redirect(303, `${paths.operate}?done=started#rounds`);
  },

  stop: async ({ request, fetch }) => {
    const sent = await request.formData();
    const answer = await api(fetch).POST('/operate/backfills/{id}/stop', { params: { path: { id: field(sent, 'id') } } });
    if (!answer.data) return failed(answer, sent, 'stop');
    redirect(303, `${paths.operate}?done=${answer.data.state === 'stopped' ? 'stopped' : 'ended'}#rounds`);
  },
};
