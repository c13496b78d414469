import type { Locale } from '@laoyou/locales/choose.ts';

// Formatters cost far more to make than to use, and are the same for everybody.
const made = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, timeZone: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${name}`;
  let found = made.get(key);
  if (!found) {
    if (made.size > 500) made.clear();
    made.set(key, (found = new Intl.DateTimeFormat(locale, { ...options, timeZone })));
  }
  return found;
}

/** "5 March 2026 at 14:05" / "2026年3月5日 14:05". */
export function fullDate(iso: string, locale: Locale, timeZone: string): string {
  return formatter(locale, timeZone, 'full', { dateStyle: 'long', timeStyle: 'short' }).format(new Date(iso));
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];
// Intl says 现在, which nobody says of something just written.
const justNow: Record<Locale, string> = { en: 'just now', 'zh-CN': '刚刚' };
const relatives = new Map<Locale, Intl.RelativeTimeFormat>();

/** "3 minutes ago" within a week, then the date; the year only where it is another one. */
export function shortDate(iso: string, locale: Locale, timeZone: string, now: string | number): string {
  const then = new Date(iso);
  const seconds = Math.max(0, (new Date(now).getTime() - then.getTime()) / 1000);
  if (seconds < 7 * 86_400) {
    let relative = relatives.get(locale);
    if (!relative) relatives.set(locale, (relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })));
    const [unit, size] = steps.find(([, length]) => seconds >= length) ?? ['second', 1];
    return unit === 'second' ? justNow[locale] : relative.format(-Math.floor(seconds / size), unit);
  }
  const sameYear = new Date(now).getUTCFullYear() === then.getUTCFullYear();
  return formatter(locale, timeZone, sameYear ? 'day' : 'year', {
    month: locale === 'zh-CN' ? 'long' : 'short',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(then);
}

/** "1,204". */
export function formatNumber(value: number, locale: Locale): string {
  return value.toLocaleString(locale);
}
