import { chineseNumeral } from '../chinese-numbers.ts';
import { englishNumerals } from './english-numerals.ts';

/** An expression for a short number in digits or Chinese numerals. */
export const NUMBER = '(?:\\d{1,12}(?:\\.\\d{1,6})?|[零〇一二两三四五六七八九十百千万亿]{1,12}(?:点[零〇一二三四五六七八九]{1,6})?)';
/** … or in English words. */
export const SMALL_WORD = '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|hundred|a|an)';

/** What such an expression has matched, as a number. */
export function valueOf(text: string): number {
  if (/^\d/.test(text)) return Number(text.replaceAll(',', ''));
  if (/^an?$/i.test(text)) return 1;
  return /^[a-z]/i.test(text) ? (text.toLowerCase() === 'hundred' ? 100 : (englishNumerals(text)[0]?.raws[0] ?? NaN)) : chineseNumeral(text);
}
