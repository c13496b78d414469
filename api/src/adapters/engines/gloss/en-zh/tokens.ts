/** Cuts a protected English sentence into words and phrases with their possible Chinese. */
import type { Dictionary } from '../dictionary.ts';
import type { Form } from '../inflect.ts';
import { splitPieces } from '../pieces.ts';
import { countHan, CURRENCIES, LARGE_WORDS, MONTHS, readNumberWords } from './numbers.ts';
import { findPhrase, findWord, isCommon, LONGEST, type Kind, type Meanings } from './words.ts';

export interface Token {
  en: string;
  kind: Kind;
  zh: string;
  form: Form;
  meanings: Meanings;
  measure?: string;
  /** Begins with a capital though it does not begin a sentence. */
  name?: boolean;
  /** Its form should it turn out to be a verb. */
  verbForm?: Form;
  /** Value of a number. */
  value?: number;
}

interface Raw { text: string; kind: 'word' | 'number' | 'punct' | 'atom' | 'open' | 'close'; starts: boolean }

const RUN = /[$€£¥￥]|\d+(?:[.,:]\d+)*|\p{L}[\p{L}\p{M}\d]*(?:['-]\p{L}[\p{L}\d]*)*(?:\.(?=\p{L}\.)\p{L}\.?)*|\s+|[^\s\p{L}\d$€£¥￥]/gu;

export function tokenize(sentence: string, dictionary: Dictionary): Token[] {
  const raw = expand(read(sentence));
  const tokens: Token[] = [];
  for (let i = 0; i < raw.length;) i += take(raw, i, tokens, dictionary);
  return tokens;
}

function read(sentence: string): Raw[] {
  const raw: Raw[] = [];
  let starts = true;
  for (const piece of splitPieces(sentence)) {
    if (piece.kind !== 'text') { raw.push({ text: piece.text, kind: piece.kind, starts }); if (piece.kind === 'atom') starts = false; continue; }
    for (const text of piece.text.replace(/[’ʼ]/g, "'").match(RUN) ?? []) {
      if (/^\s+$/.test(text)) continue;
      const kind = /^\d/.test(text) ? 'number' : /^\p{L}/u.test(text) ? 'word' : 'punct';
      raw.push({ text, kind, starts });
      if (kind !== 'punct') starts = false;
      else if (/[.!?:"“(]/.test(text)) starts = true;
    }
  }
  return raw;
}

const CONTRACTIONS: [RegExp, string[]][] = [
  [/^can't$/i, ['can', 'not']], [/^won't$/i, ['will', 'not']], [/^shan't$/i, ['shall', 'not']], [/^ain't$/i, ['is', 'not']], [/^let's$/i, ['let', 'us']],
  [/^(.+)n't$/i, ['$1', 'not']], [/^(i)'m$/i, ['$1', 'am']], [/^(.+)'re$/i, ['$1', 'are']], [/^(.+)'ve$/i, ['$1', 'have']], [/^(.+)'ll$/i, ['$1', 'will']], [/^(.+)'d$/i, ['$1', 'would']],
  [/^(he|she|it|that|there|what|who|where|how|here|this|everything|when|why)'s$/i, ['$1', 'is']], [/^(.+)'s$/i, ['$1', "'s"]], [/^cannot$/i, ['can', 'not']], [/^gonna$/i, ['going', 'to']], [/^wanna$/i, ['want', 'to']],
];

function expand(raw: Raw[]): Raw[] {
  return raw.flatMap((item, at): Raw[] => {
    if (/'d$/i.test(item.text) && /^better$/i.test(raw[at + 1]?.text ?? '')) return [{ ...item, text: item.text.slice(0, -2) }, { ...item, text: 'had', starts: false }];
    if (item.kind !== 'word' || !item.text.includes("'") && !/^(?:cannot|gonna|wanna)$/i.test(item.text)) return [item];
    for (const [pattern, parts] of CONTRACTIONS) {
      if (pattern.test(item.text)) return parts.map((part, i) => ({ text: item.text.replace(pattern, part), kind: 'word', starts: i === 0 && item.starts }));
    }
    return [item];
  });
}

const simple = (en: string, kind: Kind, zh: string, more: Partial<Token> = {}): Token => ({ en, kind, zh, form: 'base', meanings: new Map([[kind, { zh }]]), ...more });

const CLOSED: Record<string, [Kind, string]> = {
  am: ['be', '是'], is: ['be', '是'], are: ['be', '是'], was: ['be', '是'], were: ['be', '是'], be: ['be', '是'], been: ['be', '是'], being: ['be', '是'],
  have: ['have', '有'], has: ['have', '有'], had: ['have', '有'], having: ['have', '有'], do: ['do', '做'], does: ['do', '做'], did: ['do', '做'], not: ['not', '不'],
  to: ['to', '到'], a: ['art', ''], an: ['art', ''], the: ['art', ''], "'s": ['poss', '的'],
};

/** Takes one token from `at` and says how many raw items it used. */
function take(raw: Raw[], at: number, into: Token[], dictionary: Dictionary): number {
  const item = raw[at]!;
  if (item.kind === 'number' || (item.kind === 'punct' && item.text in CURRENCIES && raw[at + 1]?.kind === 'number')) return takeAmount(raw, at, into);
  if (item.kind !== 'word') { into.push(simple(item.text, item.kind as Kind, item.text)); return 1; }
  if (item.text === 'US') { into.push(simple('US', 'n', '美国')); return 1; }
  const words: string[] = [];
  for (let i = at; i < raw.length && raw[i]!.kind === 'word' && words.length < LONGEST; i++) words.push(raw[i]!.text.toLowerCase());
  const dated = takeMonth(raw, at, into);
  if (dated) return dated;
  for (let count = words.length; count > 1; count--) {
    const found = findPhrase(words.slice(0, count), dictionary);
    if (found && !badPhrase(raw, at, count, found.meanings)) { into.push(fromFound(raw, at, count, found)); return count; }
  }
  const number = readNumberWords(words);
  if (number && !(number.taken === 1 && words[0] === 'one' && !isCounting(raw[at + 1]))) { into.push(simple(words.slice(0, number.taken).join(' '), 'num', countHan(number.value), { value: number.value })); return number.taken; }
  const closed = CLOSED[words[0]!];
  if (closed) { into.push(simple(words[0]!, closed[0], closed[1], { form: /^(?:was|were|did|had)$/.test(words[0]!) ? 'past' : 'base' })); return 1; }
  // A capital inside a sentence is a name, unless the table knows it so: "Monday", "Chinese".
  const name = !item.starts && /^\p{Lu}/u.test(item.text) && item.text !== 'I';
  const found = findPhrase(words.slice(0, 1), dictionary) ?? findWord(words[0]!, dictionary);
  if (found && !(name && !known(found, words[0]!))) { into.push({ ...fromFound(raw, at, 1, findWord(words[0]!, dictionary) ?? found), name }); return 1; }
  if (words[0]!.includes('-') && !name) return takeHyphened(raw, at, into, dictionary);
  into.push(simple(item.text, 'unknown', item.text, { name }));
  return 1;
}

/** Only the table by hand may translate what looks like a name. */
const known = (found: { meanings: Meanings; base: string }, word: string): boolean => isCommon(word) || isCommon(found.base);
const isCounting = (next: Raw | undefined): boolean => next?.kind === 'word' && !/^(?:of|is|was|that|who|in|on|at|for|to|and|or|can|has|will|thing)$/i.test(next.text);

/** "right" in "that is right?" yes; a set phrase must not swallow the verb of a question: "is there a …". */
function badPhrase(raw: Raw[], at: number, count: number, meanings: Meanings): boolean {
  const next = raw[at + count];
  // "that is" + adjective is no phrase; "it is" before a noun may be.
  if (meanings.has('x') && /^(?:it|that) (?:is|was)$/.test(raw.slice(at, at + count).map((item) => item.text.toLowerCase()).join(' '))) return true;
  return meanings.has('mv') && next?.kind !== 'word' && count < 3;
}

function fromFound(raw: Raw[], at: number, count: number, found: { meanings: Meanings; form: Form; base: string; verbForm?: Form }): Token {
  const [kind, meaning] = [...found.meanings][0]!;
  return { en: raw.slice(at, at + count).map((item) => item.text).join(' '), kind, zh: meaning.zh, form: found.form, meanings: found.meanings, ...(found.verbForm ? { verbForm: found.verbForm } : {}), ...(meaning.measure ? { measure: meaning.measure } : {}) };
}

function takeHyphened(raw: Raw[], at: number, into: Token[], dictionary: Dictionary): number {
  const parts = raw[at]!.text.split('-').map((text): Raw => ({ text, kind: 'word', starts: false }));
  for (let i = 0; i < parts.length;) i += take(parts, i, into, dictionary);
  return 1;
}

/** "June 5", "May 5th, 2024", "June". */
function takeMonth(raw: Raw[], at: number, into: Token[]): number | undefined {
  const month = MONTHS.indexOf(raw[at]!.text.toLowerCase());
  if (month < 0 || !/^\p{Lu}/u.test(raw[at]!.text) || (month === 4 || month === 2) && raw[at + 1]?.kind !== 'number' && raw[at]!.starts) return undefined;
  const day = raw[at + 1];
  if (day?.kind === 'number' && /^\d{1,2}$/.test(day.text)) {
    const suffix = /^(?:st|nd|rd|th)$/i.test(raw[at + 2]?.text ?? '') ? 1 : 0;
    const year = raw[at + 2 + suffix]?.text === ',' ? raw[at + 3 + suffix] : raw[at + 2 + suffix];
    if (year?.kind === 'number' && /^(?:19|20)\d\d$/.test(year.text)) {
      into.push(simple('date', 'adv', `${year.text}年${month + 1}月${day.text}日`));
      return raw[at + 2 + suffix]?.text === ',' ? 4 + suffix : 3 + suffix;
    }
    into.push(simple('date', 'adv', `${month + 1}月${day.text}日`));
    return 2 + suffix;
  }
  if (day?.kind === 'number' && /^(?:19|20)\d\d$/.test(day.text)) { into.push(simple('date', 'adv', `${day.text}年${month + 1}月`)); return 2; }
  return undefined;
}

/** 23 billion is 230亿. */
function scaleUp(value: number, scale: number): string | undefined {
  const amount = Math.round(value * scale * 1e4) / 1e4;
  if (!Number.isFinite(amount)) return undefined;
  const unit = amount >= 1e8 ? 1e8 : amount >= 1e4 ? 1e4 : 1;
  return `${Math.round((amount / unit) * 1e6) / 1e6}${unit === 1e8 ? '亿' : unit === 1e4 ? '万' : ''}`;
}

/** "$1,999", "5 dollars", "10%", "7:30 p.m.", "2024", "3rd", "1.5 million". The digits stay as written. */
function takeAmount(raw: Raw[], at: number, into: Token[]): number {
  const currency = raw[at]!.kind === 'punct' ? CURRENCIES[raw[at]!.text] : undefined;
  let i = at + (currency ? 1 : 0);
  const digits = raw[i++]!.text;
  const next = raw[i]?.text.toLowerCase() ?? '';
  const value = Number(digits.replace(/,/g, ''));
  const push = (zh: string, kind: Kind, used: number): number => { into.push(simple(digits, kind, zh, { value })); return i - at + used; };
  if (next in LARGE_WORDS) {
    const scaled = scaleUp(value, LARGE_WORDS[next]!) ?? digits + next;
    return currency ? push(scaled + currency, 'x', 1) : push(scaled, 'num', 1);
  }
  if (next === '%' && raw[i + 1]?.text.toLowerCase() === 'off' && value < 100) return push(`打${Math.round((100 - value) * 10) / 100}折`, 'x', 2);
  if (currency) return push(digits + currency, 'x', 0);
  const half = next.replace(/\./g, '');
  if (half === 'am' || half === 'pm') {
    const part = half === 'am' ? (value < 6 ? '凌晨' : '上午') : value < 6 || value >= 12 && value < 13 ? (value >= 12 ? '中午' : '下午') : '晚上';
    return push(part + (digits.includes(':') ? digits : `${digits}点`), 'adv', 1);
  }
  if (next === "o'clock") return push(`${digits}点`, 'adv', 1);
  if (/^(?:st|nd|rd|th)$/.test(next)) return push(`第${digits}`, 'num', 1);
  if (/^s$/.test(next)) return push(`${digits}年代`, 'x', 1);
  const before = into.at(-1)?.en ?? '';
  if (/^(?:19|20)\d\d$/.test(digits) && /^(?:in|since|by|until|from|of|before|after|during)$/.test(before) && raw[i]?.kind !== 'word') return push(`${digits}年`, 'adv', 0);
  return push(digits, 'num', 0);
}

