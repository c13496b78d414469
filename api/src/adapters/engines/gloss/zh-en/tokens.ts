/** Cuts a protected Chinese sentence into words with their possible English. */
import type { Dictionary } from '../dictionary.ts';
import { splitPieces } from '../pieces.ts';
import { COUNTED, POINTED, readCount, readDigits, readPointed } from './count.ts';
import { NAME, fixedName, spell } from './names.ts';
import { HAN, fixed, made, type Token } from './token.ts';
import { isByHand, isKnown, kindsForTag, measureOf, meaningsOf, type Meanings } from './words.ts';
import type { Jieba } from '@node-rs/jieba';

export type Segmenter = Pick<Jieba, 'tag'>;
const RUN = /[㐀-鿿〇]+|\d+(?:[.,:/-]\d+)*|[A-Za-z][\w'’.+#-]*|\s+|[^㐀-鿿〇\dA-Za-z\s]+/gu;

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

interface Word { word: string; tag: string }

/** Joins neighbours that together are a word of the table, or a longer word of the dictionary. */
function join(cut: Word[], dictionary: Dictionary): Word[] {
  const words = cut.flatMap((word, i): Word[] => {
    // 把门关上: 把 and its thing, not a goalkeeper.
    if (/^把(?!握|手$|戏|关|柄|持|守)/.test(word.word) && word.word.length > 1 && !isByHand(word.word) && cut[i + 1]) return [{ word: '把', tag: 'p' }, { word: word.word.slice(1), tag: 'n' }];
    // 这 + 本书: jieba glued the measure word to its noun.
    const counted = /^(?:这|那|每|哪|几|某|一|[两三四五六七八九十]+)$/.test(cut[i - 1]?.word ?? '');
    return counted && word.word.length > 1 && measureOf(word.word[0]!) !== undefined && !isByHand(word.word) && isKnown(word.word.slice(1), dictionary)
      ? [{ word: word.word[0]!, tag: 'q' }, { word: word.word.slice(1), tag: 'n' }] : [word];
  });
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
  if (/^nr/.test(tag) && NAME.test(word)) return [fixedName(word, dictionary)];
  if ([...word].length === 1) return [made(word, 'n', spell(word, dictionary))];
  return longestFirst(word, dictionary).flatMap((part) => (part === word ? [fixedName(word, dictionary)] : readWord(part, tag, dictionary)));
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
