/** "November 25, 2026" / "2026年11月25日". A day without a time is the same day everywhere. */
export function longDay(iso: string, locale: string, timeZone: string): string {
  return new Date(iso).toLocaleDateString(locale, { dateStyle: 'long', timeZone: iso.length === 10 ? 'UTC' : timeZone });
}
