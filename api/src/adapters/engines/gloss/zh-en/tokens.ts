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
const COUNTED = new RegExp(`^(第)?([十百千万]几|好?几[十百千万]?|数[十百千万]|${HAN_NUMERAL}|半)(?:(多|来|余)([万亿])?)?(?:(${MEASURE})(多)?)?`);
const PERCENT = new RegExp(`^百分之(${HAN_NUMERAL})`);
const FRACTION = new RegExp(`^(${HAN_NUMERAL})分之(${HAN_NUMERAL})`);
const CLOCK = /^([零一二两三四五六七八九十]{1,3})点(?:(半|一刻|三刻|钟|整|左右|多)|((?:[二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九])(?![零一二三四五六七八九十百千万亿]))分?)?/;
const DATE = new RegExp(`^(?:([零〇一二三四五六七八九]{4})年)?(${HAN_NUMERAL})月(?:(${HAN_NUMERAL})[日号])?`);
const YEAR = /^([零〇一二三四五六七八九]{2,4})年代?/;
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
  const scaled = scale && Number.isFinite(value) ? writeNumber(Math.round(value * SCALE[scale]! * 1e6) / 1e6) : digits;
  if (measure === '折') into.push(made(`${digits}折`, 'x', writeDiscount(value)));
  else {
    into.push(made(digits, 'num', more ? `over ${scaled}` : scaled, value !== 1 || scale !== undefined));
    if (measure) into.push(made(measure, 'q', measureOf(measure) ?? ''));
  }
  if (taken === '') return 0;
  runs[at + 1] = next!.slice(taken.length);
  return runs[at + 1] === '' ? 1 : 0;
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

interface Count { tokens: Token[]; length: number }

function readCount(rest: string): Count | undefined {
  const special = readShare(rest) ?? readTime(rest);
  if (special) return { tokens: [special], length: special.zh.length };
  const found = COUNTED.exec(rest);
  if (!found) return undefined;
  const [all, ordinal, numeral, more, big, measure, after] = found;
  const value = numeral === '半' ? 0.5 : /[几数]/.test(numeral!) ? NaN : readNumeral(numeral!);
  if (value === undefined) return undefined;
  const scaled = big ? value * SCALE[big]! : value;
  if (measure === '折' && !Number.isNaN(value)) return { tokens: [made(all, 'x', writeDiscount(value))], length: all.length };
  if (!measure && !ordinal && numeral!.length === 1 && Number.isNaN(value)) return undefined;
  const tokens = [made(numeral!, 'num', amount(scaled, numeral!, ordinal !== undefined, more ?? after), !ordinal && value !== 1 && value !== 0.5)];
  if (measure) tokens.push(made(measure, 'q', measureOf(measure) ?? ''));
  return { tokens, length: all.length };
}

function amount(value: number, numeral: string, ordinal: boolean, more: string | undefined): string {
  if (Number.isNaN(value)) return { 十几: 'a dozen or so', 几十: 'dozens of', 几百: 'hundreds of', 几千: 'thousands of', 几万: 'tens of thousands of', 好几: 'several' }[numeral] ?? 'a few';
  if (ordinal) return `the ${writeOrdinal(value)}`;
  if (value === 0.5) return 'half a';
  const written = numeral === '一' ? 'a' : writeNumber(value);
  return more === '来' ? `about ${written}` : more ? `over ${written}` : written;
}

/** 百分之三十, 三分之二. */
function readShare(rest: string): Token | undefined {
  const percent = PERCENT.exec(rest);
  if (percent) return made(percent[0], 'num', `${readNumeral(percent[1]!) ?? ''}%`, true);
  const [all, below, above] = FRACTION.exec(rest) ?? [];
  const [bottom, top] = [readNumeral(below ?? ''), readNumeral(above ?? '')];
  if (!all || !bottom || !top) return undefined;
  return made(all, 'num', bottom === 2 ? 'half of' : `${writeNumber(top)} ${bottom === 4 ? 'quarter' : writeOrdinal(bottom)}${top > 1 ? 's' : ''} of`, true);
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const PARTS: Record<string, string> = { 半: ':30', 一刻: ':15', 三刻: ':45' };

/** 三点一刻, 七点二十, 一九八七年十一月三日. */
function readTime(rest: string): Token | undefined {
  const year = YEAR.exec(rest);
  const [date, dateYear, month, day] = DATE.exec(rest) ?? [];
  const named = MONTHS[(readNumeral(month ?? '') ?? 0) - 1];
  if (date && named && (day || dateYear) && !/^个/.test(rest.slice(date.length))) {
    const numbers = [day && ` ${readNumeral(day)}`, dateYear && `${day ? ',' : ''} ${readNumeral(dateYear)}`].filter(Boolean).join('');
    return made(date, 't', `${day ? 'on' : 'in'} ${named}${numbers}`);
  }
  if (year && (year[1]!.length === 4 || year[0].endsWith('代'))) return made(year[0], 't', `in ${readNumeral(year[1]!)}`);
  const [clock, hour, part, minutes] = CLOCK.exec(rest) ?? [];
  const value = readNumeral(hour ?? '');
  if (!clock || value === undefined || value > 24 || (!part && !minutes && /^[零一二三四五六七八九]/.test(rest.slice(clock.length)))) return undefined;
  const exact = part && PARTS[part];
  const past = minutes && readNumeral(minutes);
  const text = exact ? `${value}${exact}` : past ? `${value}:${String(past).padStart(2, '0')}` : `${value} o'clock`;
  return made(clock, 't', part === '左右' ? `around ${text}` : part === '多' ? `a little after ${text}` : text);
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

/** 王小明, 小李, 阿伟: jieba takes more than that for names. */
const NAME = /^(?:[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛段雷侯龙史陶黎贺顾毛郝龚邵钱严武戴莫孔汤][㐀-鿿]{1,2}|[小老阿][㐀-鿿])$/;

const fixedName = (word: string, dictionary: Dictionary): Token => {
  const [first = '', ...rest] = [...word].map((character) => spell(character, dictionary));
  const given = rest.join('');
  return made(word, 'n', [capital(first), capital(given)].filter(Boolean).join(' '));
};
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const spell = (character: string, dictionary: Dictionary): string => dictionary.chinese(character)?.pinyin.replace(/[\d\s]/g, '').replace(/u:/g, 'ü').toLowerCase() || character;
