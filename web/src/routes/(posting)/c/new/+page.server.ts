import { error, redirect } from '@sveltejs/kit';
import { api } from '$lib/api/client.ts';
import { failed, field } from '$lib/forms/failed.ts';
import { paths } from '$lib/paths.ts';
import { requireViewer } from '$lib/request/require-viewer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  if (requireViewer(locals, url).role !== 'admin') error(403, { message: 'permission.denied', code: 'permission.denied' });
};

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const sent = await request.formData();
    const said = (name: string) => field(sent, name).trim();
    const answer = await api(fetch).POST('/communities', {
      body: {
        slug: said('slug'),
        nameEn: said('nameEn'),
        nameZh: said('nameZh'),
        aboutEn: said('aboutEn'),
        aboutZh: said('aboutZh'),
        rulesEn: said('rulesEn'),
        rulesZh: said('rulesZh'),
      },
    });
    if (!answer.data) return failed(answer, sent);
    redirect(303, paths.community(answer.data.community.slug));
  },
};
