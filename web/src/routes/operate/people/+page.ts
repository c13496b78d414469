import { needTexts } from '$lib/i18n';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, data }) => {
  await needTexts((await parent()).prefs.locale, ['operate', 'accounts', 'errors']);
  return data;
};
