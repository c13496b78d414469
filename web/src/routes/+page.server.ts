import { api, unwrap } from '$lib/api/client.ts';
import { loadThreadList } from '$lib/threads/load-list.ts';
import { localName } from '$lib/threads/thread-row.ts';
import type { PageServerLoad } from './$types';

/** All threads, and the communities they stand in. */
export const load: PageServerLoad = async (event) => {
  const [list, answer] = await Promise.all([loadThreadList(event), api(event.fetch).GET('/communities', {})]);
  const { locale } = event.locals.prefs;
  return {
    list,
    communities: unwrap(answer).items.map((community) => ({
      slug: community.slug,
      name: localName(community, locale),
      about: locale === 'zh-CN' ? community.aboutZh : community.aboutEn,
      count: community.threadCount,
    })),
  };
};
