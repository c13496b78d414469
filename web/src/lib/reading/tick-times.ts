import type { Prefs } from '$lib/api/shapes.ts';
import { fullDate, shortDate } from '$lib/i18n/format.ts';

/** Brings the times under an element up to date, in the browser's own zone. */
export function tickTimes(root: Element, { locale }: Pick<Prefs, 'locale'>): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  for (const time of root.querySelectorAll<HTMLTimeElement>('time[datetime]')) {
    const full = fullDate(time.dateTime, locale, zone);
    if (!time.title) {
      // Written in full already.
      if (time.textContent !== full) time.textContent = full;
      continue;
    }
    const short = shortDate(time.dateTime, locale, zone, Date.now());
    if (time.title !== full) time.title = full;
    if (time.firstChild && time.textContent !== short) time.firstChild.nodeValue = short;
  }
}
