import { withTexts } from '$lib/i18n/load-texts.ts';

export const load = withTexts('accounts');
