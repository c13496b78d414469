/** Numbers written as English words: *twenty-five*, *a hundred and five thousand*, *half a million*, *two or three*. */
import type { Numeral, Weight } from './quantity.ts';

const SMALL = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS = 'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(' ');
const TENTHS = 'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth'.split(' ');
const SCALE: Record<string, number> = { grand: 1e3, hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12, hundredth: 100, thousandth: 1e3 };
const CARDINAL = new Map<string, number>([...SMALL.map((word, value) => [word, value] as const), ...TENS.map((word, index) => [word, index * 10 + 20] as const)]);
const ORDINAL = new Map<string, number>([...ORDINALS.map((word, value) => [word, value] as const), ...TENTHS.map((word, index) => [word, index * 10 + 20] as const)]);
/** Words that say two or more without counting. They answer for a number, and are never missed. */
const VAGUE: Record<string, number[]> = {
  dozen: [12], dozens: [12, 20, 24, 30, 36, 40, 50, 60], both: [2], twice: [2], thrice: [3], once: [1], single: [1], pair: [2], pairs: [2], couple: [2, 3], couples: [2], twins: [2], duo: [2], trio: [3],
  few: [2, 3, 4, 5, 6, 7, 8, 9], several: [2, 3, 4, 5, 6, 7, 8, 9], double: [2], triple: [3], half: [0.5], two: [2], neither: [2], either: [2], quarter: [0.25], next: [2], other: [2], none: [0], no: [0], ten: [10],
  hundreds: [100, 200, 300, 400, 500, 600, 700, 800, 900], thousands: [1e3, 2e3, 3e3, 4e3, 5e3, 6e3, 7e3, 8e3, 9e3], millions: [1e6, 2e6, 3e6, 5e6], teens: [13, 14, 15, 16, 17, 18, 19], solo: [1], bilingual: [2], fortnight: [14], score: [20], tens: [20, 30, 40, 50],
  alone: [1], only: [1], sole: [1], a: [1], an: [1], per: [1], each: [1], every: [1],
};
const WORD = /[A-Za-z]+/g;

interface Word {
  word: string;
  at: number;
  end: number;
}

/** Reads them in order; words that say a number by the way (*both*, *twice*) are soft. */
export function englishNumerals(text: string): Numeral[] {
  const words: Word[] = [...text.matchAll(WORD)].map((match) => ({ word: match[0].toLowerCase(), at: match.index, end: match.index + match[0].length }));
  const found: Numeral[] = [];
  for (let index = 0; index < words.length;) {
    const read = number(words, index, text);
    if (read) {
      found.push(read.numeral);
      index = read.next;
      continue;
    }
    const { word, at, end } = words[index]!;
    const vague = Object.hasOwn(VAGUE, word) ? VAGUE[word] : undefined;
    if (vague) found.push({ at, end, raws: vague, written: 'words', weight: 'soft' });
    index += 1;
  }
  return found;
}

const joins = (text: string, before: Word, after: Word): boolean => after.at - before.end <= 2 && /^(?:\s|-|–|‑){1,2}$/.test(text.slice(before.end, after.at));

/** One number from the word at `start` on. */
function number(words: readonly Word[], start: number, text: string): { numeral: Numeral; next: number } | undefined {
  let index = start;
  let [total, section, ordinal, guess]: [number, number | undefined, boolean, number[]] = [0, undefined, false, []];
  const follows = (offset = 0) => index + offset < words.length && (index + offset === start || joins(text, words[index + offset - 1]!, words[index + offset]!));
  const peek = (offset: number) => (words[index + offset] && joins(text, words[index + offset - 1]!, words[index + offset]!) ? words[index + offset]!.word : '');
  const first = words[start]!.word;
  // a hundred, half a million, a few thousand.
  if (/^(?:a|an|half|few|several|couple)$/.test(first)) {
    const jump = first === 'half' ? (/^an?$/.test(peek(1)) ? 2 : 0) : first === 'couple' && peek(1) === 'of' ? 2 : 1;
    const scale = jump ? peek(jump) : '';
    if (scale === 'dozen' || Object.hasOwn(SCALE, scale)) {
      const value = scale === 'dozen' ? 12 : SCALE[scale]!;
      if (first === 'half') return done(start, jump + 1, [value / 2], 'firm');
      if (first === 'couple' || first === 'few' || first === 'several') return done(start, jump + 1, [2, 3, 4, 5, 6, 7, 8, 9].map((one) => one * value), 'soft');
      if (scale === 'dozen') return done(start, 2, [12, 11, 13, 14, 15], 'soft');
      section = 1;
      index += 1;
    } else return undefined;
  }
  for (; index < words.length; index += 1) {
    if (index > start && !follows()) break;
    const { word } = words[index]!;
    if (word === 'dozen' && section !== undefined && index > start) {
      section *= 12;
      index += 1;
      break;
    }
    const small = CARDINAL.get(word) ?? ORDINAL.get(word);
    if (Object.hasOwn(SCALE, word)) {
      if (section === undefined && total === 0) {
        if (index > start) break;
        return done(start, 1, [SCALE[word]!], 'soft');
      }
      if (SCALE[word] === 100) section = (section ?? 1) * 100;
      else [total, section] = [total + (section ?? 0) * SCALE[word]!, undefined];
      ordinal = word.endsWith('th');
    } else if (small !== undefined) {
      if (section === undefined) section = small;
      else if ((section % 100 === 0 && section > 0 && small < 100) || (section % 10 === 0 && section % 100 > 10 && small < 10 && small > 0)) section += small;
      // nineteen ninety-eight, twenty twenty-four.
      else if (section >= 13 && section <= 21 && small >= 10 && total === 0) section = section * 100 + small;
      else break;
      ordinal = ORDINAL.has(word);
    } else if (word === 'and' && index > start && (section !== undefined || total > 0) && Object.hasOwn(SCALE, words[index - 1]!.word) && (CARDINAL.has(peek(1)) || ORDINAL.has(peek(1)))) continue;
    else break;
    if (ordinal) { index += 1; break; }
  }
  if (section === undefined && total === 0) return undefined;
  let value = total + (section ?? 0);
  let used = index - start;
  // two and a half, two point five; twenty-odd, ten or so; two or three.
  const at = (offset: number) => (words[start + used + offset] && joins(text, words[start + used + offset - 1]!, words[start + used + offset]!) ? words[start + used + offset]!.word : '');
  if (at(0) === 'and' && at(1) === 'a' && at(2) === 'half') [value, used] = [value + 0.5, used + 3];
  else if (at(0) === 'point' && CARDINAL.has(at(1))) {
    let digits = '';
    let offset = 1;
    for (; CARDINAL.has(at(offset)) && CARDINAL.get(at(offset))! < 10; offset += 1) digits += CARDINAL.get(at(offset));
    if (digits) [value, used] = [value + Number(`0.${digits}`), used + offset];
    if (Object.hasOwn(SCALE, at(0))) [value, used] = [value * SCALE[at(0)]!, used + 1];
  } else if (at(0) === 'or' && CARDINAL.get(at(1)) === value + 1 && Object.hasOwn(SCALE, at(2))) [guess, used] = [[value + 1], used + 2];
  if (guess.length > 0) {
    const scale = SCALE[at(0)]!;
    return done(start, used + 1, [value, ...guess].map((one) => one * scale), 'firm');
  }
  if (value >= 100 && words[start]!.word.match(/^an?$/) && at(0) === 'or' && at(1) === 'two') return done(start, used + 2, [value, value * 2], 'firm');
  if (value % 10 === 0 && /^(?:odd|something|ish)$/.test(at(0))) {
    used += 1;
    if (Object.hasOwn(SCALE, at(0))) return done(start, used + 1, [value * SCALE[at(0)]!], 'soft');
  }
  const light = value <= 1 || (ordinal && value <= 3) || (value === 2 && /\b(?:an?|one) [a-z]{2,14} or $/i.test(text.slice(Math.max(0, words[start]!.at - 22), words[start]!.at))) || (ordinal && /^(?:grade|grader)s?$/.test(at(0))) || (value === 2 && /\b(?:the|those|these|our|us|them|you)\s$/i.test(text.slice(Math.max(0, words[start]!.at - 7), words[start]!.at))) || (/^an?$/.test(words[start]!.word) && (at(0) === 'times' || value >= 1e3 && at(0) !== '' && !/^(?:year|dollar|yuan|people|euro|pound|met|mile|kilo)/.test(at(0))));
  return { ...done(start, used, [value, ...guess], light ? 'soft' : 'firm', ordinal) };

  function done(from: number, count: number, raws: number[], weight: Weight, isOrdinal = false) {
    const [a, b] = [words[from]!, words[from + count - 1]!];
    return { numeral: { at: a.at, end: b.end, raws, written: 'words' as const, weight, ...(isOrdinal && { ordinal: true }) }, next: from + count };
  }
}
