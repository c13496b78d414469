import { digitNumerals } from './digit-numerals.ts';
import { englishNumerals } from './english-numerals.ts';
import { hanNumerals } from './han-numerals.ts';
import type { Numeral } from './quantity.ts';

/** Every number of a text in order, in digits, Chinese numerals or English words; what two readers claim is the first's. */
export function readNumerals(text: string): Numeral[] {
  const digits = digitNumerals(text);
  const rest = blank(text, digits);
  return guesses(text, [...digits, ...hanNumerals(rest), ...englishNumerals(rest)].sort((a, b) => a.at - b.at));
}

/** 70 or 80 is one guess between two, as 七八十 is: the second need not be there. */
function guesses(text: string, numerals: readonly Numeral[]): Numeral[] {
  const found: Numeral[] = [];
  for (const one of numerals) {
    const last = found.at(-1);
    const between = last && one.at >= last.end && one.at - last.end <= 4 ? text.slice(last.end, one.at) : '';
    const [low = 0, high = 0] = [last?.raws[0], one.raws[0]];
    if (last && /^(?: or |或者?)$/.test(between) && last.written === one.written && low > 1 && low < high && high <= low * 2) {
      found[found.length - 1] = { ...last, end: one.end };
      found.push({ ...one, weight: 'soft' });
    } else found.push(one);
  }
  return found;
}

/** The text with blanks where these stand; as long as before. */
export function blank(text: string, spans: readonly { at: number; end: number }[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { at, end } of spans) {
    if (at < from) continue;
    parts.push(text.slice(from, at), ' '.repeat(end - at));
    from = end;
  }
  return parts.join('') + text.slice(from);
}
