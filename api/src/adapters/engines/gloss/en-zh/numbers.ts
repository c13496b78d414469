/** English number words and how Chinese writes amounts. Pure. */

const SMALL: Record<string, number> = { zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 };
const LARGE: Record<string, number> = { hundred: 100, thousand: 1000, million: 1e6, billion: 1e9 };
const HAN = '零一二三四五六七八九';

/** Reads number words from the start of `words`: value and how many words it took. */
export function readNumberWords(words: string[]): { value: number; taken: number } | undefined {
  let total = 0;
  let part = 0;
  let taken = 0;
  for (const word of words.flatMap((whole) => [whole])) {
    const pieces = word.split('-');
    if (pieces.every((piece) => piece in SMALL)) part += pieces.reduce((sum, piece) => sum + SMALL[piece]!, 0);
    else if (word in LARGE && taken > 0) {
      if (LARGE[word] === 100) part *= 100;
      else { total += part * LARGE[word]!; part = 0; }
    } else if (word === 'and' && taken > 0 && words[taken + 1] !== undefined && words[taken + 1]! in SMALL && words[taken - 1]! in LARGE) { taken++; continue; } else break;
    taken++;
  }
  return taken > 0 ? { value: total + part, taken } : undefined;
}

/** 12 is 十二, 350 is 三百五十, 23,000,000 is 2300万. */
export function writeHan(value: number): string {
  if (!Number.isInteger(value)) return String(value);
  if (value >= 10_000) {
    const [unit, name] = value >= 1e8 ? [1e8, '亿'] : [1e4, '万'];
    return Number.isInteger((value / unit) * 100) ? `${value / unit < 100 && Number.isInteger(value / unit) ? writeHan(value / unit) : value / unit}${name}` : String(value);
  }
  if (value < 10) return HAN[value]!;
  let text = '';
  let left = value;
  let gap = false;
  for (const [unit, name] of [[1000, '千'], [100, '百'], [10, '十'], [1, '']] as const) {
    const digit = Math.floor(left / unit);
    left %= unit;
    if (digit === 0) { gap = text !== ''; continue; }
    if (gap) text += '零';
    gap = false;
    text += (unit === 10 && digit === 1 && text === '' ? '' : HAN[digit]!) + name;
  }
  return text;
}

/** Two of something is 两. */
export const countHan = (value: number): string => (value === 2 ? '两' : writeHan(value));

export const CURRENCIES: Record<string, string> = { $: '美元', '€': '欧元', '£': '英镑', '¥': '元', '￥': '元', us$: '美元', rmb: '元', usd: '美元' };
export const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
export const LARGE_WORDS: Record<string, number> = { hundred: 100, thousand: 1000, million: 1e6, billion: 1e9, trillion: 1e12, k: 1000 };
