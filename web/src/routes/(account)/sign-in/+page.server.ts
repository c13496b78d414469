import { redirect } from '@sveltejs/kit';
import { api } from '$lib/api/client.ts';
import { failed, field } from '$lib/forms/failed.ts';
import { nextPath } from '$lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

const reasons = ['expired', 'deleted', 'everywhere', 'needed'] as const;

export const load: PageServerLoad = ({ locals, url }) => {
  const next = nextPath(url.searchParams.get('next'));
  if (locals.viewer) redirect(303, next);
  const wanted = url.searchParams.get('reason') ?? (next === '/' ? null : 'needed');
  return { next, reason: reasons.find((reason) => reason === wanted) ?? null };
};

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const sent = await request.formData();
    const answer = await api(fetch).POST('/session', {
      body: { handle: field(sent, 'handle').trim(), password: field(sent, 'password') },
    });
    if (!answer.response.ok) return failed(answer, sent);
    redirect(303, nextPath(field(sent, 'next')));
  },
};
