import { redirect } from '@sveltejs/kit';
import { api, errorOf, unwrap } from '$lib/api/client.ts';
import { failed, field } from '$lib/forms/failed.ts';
import { requireAdmin } from '$lib/operate/require-admin.ts';
import { roles } from '$lib/operate/shapes.ts';
import { paths } from '$lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url, locals }) => {
  requireAdmin(locals, url);
  const handle = url.searchParams.get('handle')?.trim().replace(/^[@＠]/, '').slice(0, 100) ?? '';
  const [people, found] = await Promise.all([
    api(fetch).GET('/operate/people').then(unwrap),
    handle === '' ? null : api(fetch).GET('/accounts/{handle}', { params: { path: { handle } } }),
  ]);
  return { ...people, handle, found: found?.data?.account ?? null, error: found && !found.data ? errorOf(found) : null };
};

export const actions: Actions = {
  role: async ({ request, fetch }) => {
    const sent = await request.formData();
    const handle = field(sent, 'handle');
    const role = roles.find((one) => one === field(sent, 'role')) ?? 'member';
    const answer = await api(fetch).PUT('/operate/people/{handle}/role', { params: { path: { handle } }, body: { role } });
    if (!answer.data) return failed(answer, sent, 'role');
    redirect(303, `${paths.people}?handle=${encodeURIComponent(answer.data.account.handle)}&done=saved`);
  },
};
