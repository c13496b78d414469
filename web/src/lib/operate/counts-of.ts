import { formatNumber, t, type Locale } from '$lib/i18n';
import type { Round } from './shapes.ts';

/** "1,204 of 3,000": how many of a round are over, well or not. */
export function countsOf({ done, failed, total }: Round, locale: Locale): string {
  return t('operate:running.counts', { over: formatNumber(done + failed, locale), total: formatNumber(total, locale) });
}
