import { api, unwrap } from '$lib/api/client.ts';
import { loadThreadList } from '$lib/threads/load-list.ts';
import { localName } from '$lib/threads/thread-row.ts';
import { inScript, prefsAt } from '$lib/request/preferences.ts';
import type { PageServerLoad } from './$types';

/** All threads, and the communities they stand in. */
export const load: PageServerLoad = async (event) => {
  const { locale, script } = prefsAt(event.url, event.locals.prefs);
  const [list, answer] = await Promise.all([loadThreadList(event), api(event.fetch).GET('/communities', { params: { query: inScript(script) } })]);
  return {
    list,
    communities: unwrap(answer).items.map((community) => ({
      slug: community.slug,
      name: localName(community, locale),
      about: locale === 'zh-CN' ? community.aboutZh : community.aboutEn,
      count: community.threadCount,
      converted: community.converted === true,
    })),
  };
};
