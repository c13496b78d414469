import { api, unwrap } from '$lib/api/client.ts';
import { compareTexts } from '$lib/history/compare-texts.ts';
import type { PageServerLoad } from './$types';

/** Older changes than this many are shown as full texts only: comparing is work for the server. */
const compared = 20;

export const load: PageServerLoad = async ({ params, fetch }) => {
  const { versions, thread } = unwrap(await api(fetch).GET('/posts/{id}/versions', { params: { path: params } }));
  return {
    thread,
    postId: params.id,
    versions: versions.map((version, i) => {
      const before = versions[i + 1];
      const near = before && i < compared ? before : undefined;
      return {
        ...version,
        changes: near && near.markdown !== version.markdown ? compareTexts(near.markdown, version.markdown) : null,
        titleChanges: near && near.title !== version.title ? compareTexts(near.title ?? '', version.title ?? '') : null,
        first: !before,
        same: before?.markdown === version.markdown,
        renamed: before !== undefined && before.language !== version.language,
      };
    }),
  };
};
