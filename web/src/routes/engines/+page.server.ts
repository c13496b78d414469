import { api, unwrap } from '$lib/api/client.ts';
import type { PageServerLoad } from './$types';

/** The engines in use, with what they have written and how they were measured. */
export const load: PageServerLoad = async ({ fetch }) => unwrap(await api(fetch).GET('/engines', {}));
