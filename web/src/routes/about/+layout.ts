import { withTexts } from '$lib/i18n';

export const load = withTexts('about', 'engines');
