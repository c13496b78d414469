import { api, unwrap } from '$lib/api/client.ts';
import { loadThreadList } from '$lib/threads/load-list.ts';
import { localName } from '$lib/threads/thread-row.ts';
import { inScript, prefsAt } from '$lib/request/preferences.ts';
import type { PageServerLoad } from './$types';

/** One community and its threads. */
export const load: PageServerLoad = async (event) => {
  const { slug } = event.params;
  const { script } = prefsAt(event.url, event.locals.prefs);
  const [answer, list] = await Promise.all([
    api(event.fetch).GET('/communities/{slug}', { params: { path: { slug }, query: inScript(script) } }),
    loadThreadList(event, slug),
  ]);
  const { community } = unwrap(answer);
  const zh = event.locals.prefs.locale === 'zh-CN';
  return {
    list,
    community: {
      slug,
      name: localName(community, event.locals.prefs.locale),
      otherName: zh ? community.nameEn : community.nameZh,
      about: zh ? community.aboutZh : community.aboutEn,
      rules: zh ? community.rulesZh : community.rulesEn,
      count: community.threadCount,
      converted: community.converted === true,
    },
  };
};
