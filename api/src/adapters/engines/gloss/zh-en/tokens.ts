/** Cuts a protected Chinese sentence into words with their possible English. */
import type { Jieba } from '@node-rs/jieba';
import type { Dictionary } from '../dictionary.ts';
import { splitPieces } from '../pieces.ts';
import { HAN_NUMERAL, readNumeral, writeDiscount, writeNumber, writeOrdinal } from './numbers.ts';
import { isByHand, isKnown, kindsForTag, MEASURES, measureOf, meaningsOf, type Kind, type Meanings } from './words.ts';

export interface Token {
  zh: string;
  kind: Kind;
  en: string;
  meanings: Meanings;
  /** More than one of it. */
  many?: boolean;
}

export type Segmenter = Pick<Jieba, 'tag'>;

const HAN = /[㐀-鿿〇]/;
const RUN = /[㐀-鿿〇]+|\d+(?:[.,:/-]\d+)*|[A-Za-z][\w'’.+#-]*|\s+|[^㐀-鿿〇\dA-Za-z\s]+/gu;
const MEASURE = MEASURES.join('|');
/** A numeral, "more or less", and a measure word, at the start of what is left of a run. */
const COUNTED = new RegExp(`^(第)?(${HAN_NUMERAL}|[几数]十?|半)(多|来|余)?(?:(${MEASURE})(多)?)?`);
const POINTED = new RegExp(`^(这|那|每|哪|某|各|另|另外|上|下|前|后|同|头)(${HAN_NUMERAL}|几)?(${MEASURE})$`);
const AFTER_DIGITS = new RegExp(`^(百万|千万|万|亿|千|百)?(多|来|余)?(?:(${MEASURE})(多)?)?`);
const SCALE: Record<string, number> = { 百: 100, 千: 1000, 万: 1e4, 百万: 1e6, 千万: 1e7, 亿: 1e8 };

export function tokenize(sentence: string, segmenter: Segmenter, dictionary: Dictionary): Token[] {
  const tokens: Token[] = [];
  for (const piece of splitPieces(sentence)) {
    if (piece.kind !== 'text') { tokens.push(fixed(piece.text, piece.kind)); continue; }
    const runs = dictionary.simplify(piece.text).match(RUN) ?? [];
    for (let i = 0; i < runs.length; i++) {
      const run = runs[i]!;
      if (/^\s+$/.test(run)) continue;
      if (HAN.test(run)) tokens.push(...readHan(run, segmenter, dictionary));
      else if (/^\d/.test(run)) i += readDigits(run, runs[i + 1], tokens, runs, i);
      else if (/^[A-Za-z]/.test(run)) tokens.push(fixed(run, 'latin'));
      else tokens.push(...[...run].map((character) => fixed(character, 'punct')));
    }
  }
  return tokens;
}

const fixed = (text: string, kind: Kind): Token => ({ zh: text, kind, en: text, meanings: new Map([[kind, text]]) });
const made = (zh: string, kind: Kind, en: string, many?: boolean): Token => ({ ...fixed(zh, kind), en, meanings: new Map([[kind, en]]), ...(many ? { many } : {}) });

/** Digits and the scale and measure after them; what they took is cut off the next run. Returns how many runs were used up. */
function readDigits(digits: string, next: string | undefined, into: Token[], runs: string[], at: number): number {
  const found = next && HAN.test(next) ? AFTER_DIGITS.exec(next) : null;
  const [taken = '', scale, more, measure] = found ?? [];
  const value = Number(digits.replace(/,/g, ''));
  // The digits the author wrote stay as written: a guard compares them.
  const scaled = scale && Number.isFinite(value) ? `${digits} ${SCALE_WORDS[scale]}` : digits;
  if (measure === '折') into.push(made(`${digits}折`, 'x', `${digits}折 (${writeDiscount(value)})`));
  else {
    into.push(made(digits, 'num', more ? `over ${scaled}` : scaled, value !== 1 || scale !== undefined));
    if (measure) into.push(made(measure, 'q', measureOf(measure) ?? ''));
  }
  if (taken === '') return 0;
  runs[at + 1] = next!.slice(taken.length);
  return runs[at + 1] === '' ? 1 : 0;
}

const SCALE_WORDS: Record<string, string> = { 百: 'hundred', 千: 'thousand', 万: 'x 10,000', 百万: 'million', 千万: 'x 10 million', 亿: 'x 100 million' };

function readHan(run: string, segmenter: Segmenter, dictionary: Dictionary): Token[] {
  const words = join(segmenter.tag(run, true), dictionary);
  const tokens: Token[] = [];
  let at = 0;
  for (let i = 0; i < words.length;) {
    const { word, tag } = words[i]!;
    const counted = !isWordInItself(word, tag, dictionary) ? readCount(run.slice(at)) : undefined;
    if (counted) {
      tokens.push(...counted.tokens);
      const end = at + counted.length;
      while (i < words.length && at + words[i]!.word.length <= end) at += words[i++]!.word.length;
      // The count ended inside a word: go on with what is left of it.
      if (at < end && i < words.length) { const left = words[i]!.word.slice(end - at); words[i] = { word: left, tag: 'x' }; at = end; }
      continue;
    }
    tokens.push(...readWord(word, tag, dictionary));
    at += word.length;
    i++;
  }
  return tokens;
}

/** 一起, 一定, 十分 begin with a numeral and count nothing. */
function isWordInItself(word: string, tag: string, dictionary: Dictionary): boolean {
  if (!/^[第零〇一二两三四五六七八九十百千万亿几数半]/.test(word)) return true;
  if (isByHand(word) && !/^[一二两三四五六七八九十几半]$/.test(word)) return true;
  const counted = COUNTED.exec(word);
  if (counted && counted[0] === word) return false;
  return isKnown(word, dictionary) && !(tag === 'm' && counted !== null && counted[0].length === word.length);
}

function readCount(rest: string): { tokens: Token[]; length: number } | undefined {
  const found = COUNTED.exec(rest);
  if (!found) return undefined;
  const [all, ordinal, numeral, more, measure, after] = found;
  const value = numeral === '半' ? 0.5 : /^[几数]/.test(numeral!) ? NaN : readNumeral(numeral!);
  if (value === undefined) return undefined;
  if (measure === '折' && !Number.isNaN(value)) return { tokens: [made(all, 'x', writeDiscount(value > 10 ? value : value))], length: all.length };
  if (/^分之/.test(rest.slice(all.length)) && !measure) return readFraction(rest, all, value);
  if (!measure && !ordinal && numeral!.length === 1 && Number.isNaN(value)) return undefined;
  const tokens = [made(numeral!, 'num', amount(value, numeral!, ordinal !== undefined, more ?? after), !ordinal && value !== 1 && value !== 0.5)];
  if (measure) tokens.push(made(measure, 'q', measureOf(measure) ?? ''));
  return { tokens, length: all.length };
}

function amount(value: number, numeral: string, ordinal: boolean, more: string | undefined): string {
  if (Number.isNaN(value)) return numeral.endsWith('十') ? 'dozens of' : 'a few';
  if (ordinal) return `the ${writeOrdinal(value)}`;
  if (value === 0.5) return 'half a';
  const written = numeral === '一' ? 'a' : writeNumber(value);
  return more === '来' ? `about ${written}` : more ? `over ${written}` : written;
}

/** 百分之三十, 三分之二. */
function readFraction(rest: string, below: string, value: number): { tokens: Token[]; length: number } | undefined {
  const above = new RegExp(`^分之(${HAN_NUMERAL})`).exec(rest.slice(below.length));
  const top = above && readNumeral(above[1]!);
  if (!above || top === undefined || top === null) return undefined;
  const text = value === 100 ? `${top}%` : value === 2 ? 'half' : `${writeNumber(top)} ${writeOrdinal(value)}${top > 1 ? 's' : ''} of`;
  return { tokens: [made(below + above[0], 'num', text, true)], length: below.length + above[0].length };
}

interface Word { word: string; tag: string }

/** Joins neighbours that together are a word of the table, or a longer word of the dictionary. */
function join(words: Word[], dictionary: Dictionary): Word[] {
  const joined: Word[] = [];
  for (let i = 0; i < words.length;) {
    let take = 1;
    for (let count = Math.min(4, words.length - i); count > 1; count--) {
      const whole = words.slice(i, i + count).map((word) => word.word).join('');
      if (whole.length > 7) continue;
      if (isByHand(whole) || (whole.length >= 4 && isKnown(whole, dictionary))) { take = count; break; }
    }
    joined.push(take === 1 ? words[i]! : { word: words.slice(i, i + take).map((word) => word.word).join(''), tag: take > 1 ? 'l' : words[i]!.tag });
    i += take;
  }
  return joined;
}

function readWord(word: string, tag: string, dictionary: Dictionary): Token[] {
  const pointed = isByHand(word) ? null : POINTED.exec(word);
  if (pointed) return readPointed(word, pointed);
  const meanings = meaningsOf(word, tag, dictionary);
  if (meanings.size > 0) return [choose(word, tag, meanings)];
  if (/^nr/.test(tag) && [...word].length > 1) return [fixedName(word, dictionary)];
  if ([...word].length === 1) return [made(word, 'n', spell(word, dictionary))];
  return longestFirst(word, dictionary).flatMap((part) => (part === word ? [fixedName(word, dictionary)] : readWord(part, tag, dictionary)));
}

const POINTERS: Record<string, string> = { 这: 'this', 那: 'that', 每: 'every', 哪: 'which', 某: 'some', 各: 'each', 另: 'another', 另外: 'another', 上: 'last', 下: 'next', 前: 'the previous', 后: 'the next', 同: 'the same', 头: 'the first' };

function readPointed(word: string, [, pointer, numeral, measure]: RegExpExecArray): Token[] {
  const value = numeral === '几' ? NaN : numeral ? readNumeral(numeral) : 1;
  const many = value !== 1;
  const english = POINTERS[pointer!]!;
  const tokens = [made(pointer!, 'det', many ? (english === 'this' ? 'these' : english === 'that' ? 'those' : english) : english, many)];
  if (numeral && many) tokens.push(made(numeral, 'num', numeral === '几' ? 'few' : writeNumber(value ?? 1), true));
  return [...tokens, made(measure!, 'q', measureOf(measure!) ?? '')];
}

function choose(word: string, tag: string, meanings: Meanings): Token {
  const kind = kindsForTag(tag).find((candidate) => meanings.has(candidate)) ?? [...meanings.keys()][0]!;
  return { zh: word, kind, en: meanings.get(kind)!, meanings };
}

function longestFirst(word: string, dictionary: Dictionary): string[] {
  const parts: string[] = [];
  const characters = [...word];
  for (let i = 0; i < characters.length;) {
    let length = characters.length - i;
    while (length > 1 && !(length < characters.length && isKnown(characters.slice(i, i + length).join(''), dictionary))) length--;
    parts.push(characters.slice(i, i + length).join(''));
    i += length;
  }
  return parts;
}

const fixedName = (word: string, dictionary: Dictionary): Token => {
  const [first = '', ...rest] = [...word].map((character) => spell(character, dictionary));
  const given = rest.join('');
  return made(word, 'n', [capital(first), capital(given)].filter(Boolean).join(' '));
};
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const spell = (character: string, dictionary: Dictionary): string => dictionary.chinese(character)?.pinyin.replace(/[\d\s]/g, '').replace(/u:/g, 'ü').toLowerCase() || character;
