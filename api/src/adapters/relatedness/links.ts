/** Which words of two texts stand for each other. Pure. */
import { chineseWords } from './chinese-words.ts';
import { LONGEST_WORD, type Lexicon } from './lexicon.ts';
import { englishWords } from './stems.ts';

/** A word that says something. */
export interface Word {
  text: string;
  /** Where it stands. */
  from: number;
  to: number;
  /** The words of the other text that it may be said with, by their place in the list. */
  others: number[];
  /** What it is called in the other language is in no dictionary. */
  name: boolean;
  /** Mostly has no counterpart in a translation, and proves nothing where it has none. */
  light: boolean;
}

export interface Links { chinese: Word[]; english: Word[] }

/** Words in Latin letters; what holds figures is a code, and says nothing. */
const LATIN = /(?<![\p{Script=Latin}\p{N}+/=_-])\p{Script=Latin}[\p{Script=Latin}\p{M}'’-]*(?![\p{N}+/=_])/gu;
/** Figures may be written as words; whether they agree is for another guard. */
const NUMBER = /^[第零〇一二两三四五六七八九十百千万亿]+[个年月日号点岁块次天]?$|^(?:on|two|thre|four|fiv|six|sev|seven|eight|nin|ten|elev|eleven|twelv|twent|thirt|fort|fift|hundr|thousa|millio|first|second|third)$/u;
const HAN = /\p{Script=Han}/u;

/** A word that comes a hundred times is not joined with each: a long text must not take long. */
const MOST = 8;
export const nearest = (places: readonly number[], at: number): readonly number[] => {
  if (places.length <= MOST) return places;
  const first = Math.min(places.length - MOST, Math.max(0, Math.round(places.length * at) - MOST / 2));
  return places.slice(first, first + MOST);
};

export function link(lexicon: Lexicon, chineseText: string, englishText: string): Links {
  const written = englishText.toLowerCase();
  const english = englishWords(englishText).map(({ stem, from, to }): Word => ({ text: stem, from, to, others: [], name: !lexicon.knows(stem), light: !lexicon.weighs(stem) || NUMBER.test(stem) }));
  const latin = [...chineseText.matchAll(LATIN)].map(({ 0: word, index }): Word => (
    { text: word.toLowerCase(), from: index, to: index + word.length, others: [], name: !written.includes(word.toLowerCase()), light: false }
  ));
  const chinese = [...chineseWords(lexicon, chineseText).map((word): Word => ({ ...word, others: [], name: false, light: !lexicon.weighs(word.text) || NUMBER.test(word.text) })), ...latin].sort((one, other) => one.from - other.from);
  const wordAt = new Map<number, Word>();
  for (const word of chinese) for (let place = word.from; place < word.to; place += 1) wordAt.set(place, word);
  const places = new Map<string, number[]>();
  english.forEach(({ text }, index) => listed(places, text).push(index));
  const join = (word: Word | undefined, other: number) => { if (word && !word.others.includes(other)) word.others.push(other); };

  for (let from = 0; from < chineseText.length; from += 1) {
    if (!HAN.test(chineseText[from]!)) continue;
    for (let to = from + 1; to <= Math.min(from + LONGEST_WORD, chineseText.length); to += 1) {
      for (const stem of lexicon.stemsOf(chineseText.slice(from, to)) ?? []) {
        for (const other of nearest(places.get(stem) ?? [], from / chineseText.length)) for (let place = from; place < to; place += 1) join(wordAt.get(place), other);
      }
    }
  }
  const spelled = new Map<string, number[]>();
  english.forEach(({ from, to }, index) => listed(spelled, written.slice(from, to)).push(index));
  for (const word of latin) for (const part of word.text.split(/['’-]/)) for (const other of nearest(spelled.get(part) ?? [], word.from / chineseText.length)) join(word, other);
  chinese.forEach(({ others }, index) => { for (const other of others) english[other]!.others.push(index); });
  return { chinese, english };
}

function listed(lists: Map<string, number[]>, name: string): number[] {
  const list = lists.get(name) ?? [];
  lists.set(name, list);
  return list;
}
