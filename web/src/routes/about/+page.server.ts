import { api, unwrap } from '$lib/api/client.ts';
import type { PageServerLoad } from './$types';

/** What translates here. */
export const load: PageServerLoad = async ({ fetch }) => {
  const { engines, version } = unwrap(await api(fetch).GET('/site', {}));
  return { engines, version };
};
