import { redirect } from '@sveltejs/kit';
import { api } from '$lib/api/client.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  if (!locals.viewer) redirect(303, '/');
};

export const actions: Actions = {
  default: async ({ fetch, cookies }) => {
    await api(fetch).DELETE('/session');
    // Whatever the API said, this browser asked to be signed out.
    cookies.delete('laoyou_session', { path: '/' });
    redirect(303, '/');
  },
};
