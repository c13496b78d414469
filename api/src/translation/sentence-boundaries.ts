/**
 * Where one sentence ends and the next begins, in English, Chinese and texts that mix both. Rules of our own
 * rather than Intl.Segmenter: ICU changes between Node versions, while these offsets are kept as sentence ids,
 * and it neither knows `Mr.` nor splits after `3 p.m. The`.
 */
import { closeBefore, endsInAbbreviation, type Text } from './abbreviations.ts';

const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const WIDE_END = /[。！？｡‼⁇⁈⁉；]/;
const END = /[。！？｡‼⁇⁈⁉；.!?…]/;
const CLOSER = /["'”’」』】》〉〕)\]）＂＇]/;
const EMOJI = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u200d\ufe0f\u20e3])+/u;
const SPACE = /\s/;
const PAIRS: Record<string, string> = { '（': '）', '(': ')', '「': '」', '『': '』', '“': '”', '‘': '’', '《': '》', '【': '】', '[': ']' };
/** A quotation or bracket longer than this is split inside. */
const LONG_BRACKET = 160;
/** A sentence longer than this is cut at a clause, for engines that take no more. */
const LONG_SENTENCE = 400;
/** “……。”他说 goes on: the quotation is only the object. */
const SPEECH = /^(?:[他她它我你您]们?|大家|\p{Script=Han}{1,3})?(?:就|又|还|便|都|忽然|突然|笑着|笑|大声)?(?:说|问|道|喊|答|回答|表示|写道|补充)(?!不定|明|法|到)/u;

/** Offsets, ascending, at which a new sentence begins (never 0, never the end). White space belongs to the gap before. */
export function sentenceBoundaries(text: string): number[] {
  const inside = bracketed(text);
  const found: number[] = [];
  let start = 0;
  for (let at = 0; at < text.length; ) {
    const end = endAfter(text, at, start);
    if (end === undefined) {
      at += 1;
      continue;
    }
    const next = skipSpace(text, end.at);
    if (end.breaks && next < text.length && !inside[end.at]) {
      found.push(next);
      start = next;
    }
    at = Math.max(end.at, at + 1);
  }
  return cutLong(text, found);
}

interface End {
  at: number;
  breaks: boolean;
}

/** The end of the sentence whose last mark stands at `at`, or `undefined` when none ends there. */
function endAfter(text: string, at: number, start: number): End | undefined {
  const char = text[at]!;
  if (!END.test(char)) return endAfterEmoji(text, at);
  let end = at;
  while (end < text.length && (END.test(text[end]!) || text[end] === '～')) end += 1;
  const marks = text.slice(at, end);
  while (end < text.length && CLOSER.test(text[end]!) && !opensNext(text, end)) end += 1;
  end = skipTrailingEmoji(text, end);
  return { at: end, breaks: isBoundary(text, { at, end, start, marks }) };
}

function isBoundary(text: string, { at, end, start, marks }: Text): boolean {
  const next = skipSpace(text, end);
  const spaced = next > end;
  const following = text.slice(next, next + 40);
  const closed = closeBefore(text, end);
  if (WIDE_END.test(marks) || marks.includes('……')) return !/^[，、：）,:]/.test(following) && !(closed && SPEECH.test(following)) && !/^(?:的|之类|等等)/.test(following);
  const beforeHan = at > 0 && HAN.test(text[at - 1]!);
  if (!spaced) return (HAN.test(following[0] ?? '') || /^["“「]\p{Script=Han}/u.test(following)) && (beforeHan || marks !== '.' || /\p{L}/u.test(text[at - 1] ?? '')) && !marks.includes('…');
  // "What?" she said: the sentence goes on in lower case.
  if (/^["'“‘(]*\p{Ll}/u.test(following)) return false;
  return marks !== '.' || closed || !endsInAbbreviation(text.slice(start, at), following);
}

/** 今天吃了火锅😋 明天见: in Chinese an emoji and a space often stand for the full stop. */
function endAfterEmoji(text: string, at: number): End | undefined {
  if (at === 0 || text.charCodeAt(at) < 0x203c || !HAN.test(text[at - 1]!)) return undefined;
  const run = EMOJI.exec(text.slice(at, at + 40))?.[0];
  if (!run) return undefined;
  const end = at + run.length;
  const next = skipSpace(text, end);
  return { at: end, breaks: next > end && /^\p{Script=Han}/u.test(text.slice(next, next + 2)) };
}

/** Emoji after a full stop belong to what was just said: `Great! 😀 See you.` */
function skipTrailingEmoji(text: string, end: number): number {
  const from = skipSpace(text, end);
  const run = EMOJI.exec(text.slice(from, from + 60))?.[0];
  if (!run) return end;
  const after = from + run.length;
  return after === text.length || SPACE.test(text[after]!) || HAN.test(text[after]!) ? after : end;
}

/** A straight quote after white space opens what follows. */
function opensNext(text: string, at: number): boolean {
  return /["']/.test(text[at]!) && at + 1 < text.length && /[\p{L}\p{N}]/u.test(text[at + 1]!) && !HAN.test(text[at + 1]!);
}

function skipSpace(text: string, at: number): number {
  while (at < text.length && SPACE.test(text[at]!)) at += 1;
  return at;
}

/** For each offset, whether it lies inside a short bracket or quotation. One pass. */
function bracketed(text: string): Uint8Array {
  const inside = new Uint8Array(text.length + 1);
  const open: { closer: string; at: number }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]!;
    const closer = PAIRS[char];
    if (closer) {
      if (open.length < 32) open.push({ closer, at });
    } else if (open.length > 0 && CLOSER.test(char)) {
      const match = open.findLastIndex((bracket) => bracket.closer === char);
      if (match < 0) continue;
      const { at: from } = open[match]!;
      open.length = match;
      if (at - from <= LONG_BRACKET) inside.fill(1, from + 1, at + 1);
    }
  }
  return inside;
}

/** Cuts what is still too long after a comma, or at white space, or just there. */
function cutLong(text: string, found: number[]): number[] {
  const all: number[] = [];
  let start = 0;
  for (const end of [...found, text.length]) {
    while (end - start > LONG_SENTENCE) {
      const window = text.slice(start, start + LONG_SENTENCE);
      const clause = Math.max(window.lastIndexOf('，'), window.lastIndexOf('、'), window.lastIndexOf(', '), window.lastIndexOf(';'));
      const space = window.search(/\s\S*$/);
      let length = clause > LONG_SENTENCE / 3 ? clause + 1 : space > LONG_SENTENCE / 3 ? space + 1 : LONG_SENTENCE;
      if (/[\ud800-\udbff]/.test(text[start + length - 1]!)) length -= 1;
      start = skipSpace(text, start + length);
      if (start < end) all.push(start);
    }
    if (end < text.length) all.push(end);
    start = Math.max(start, end);
  }
  return all;
}
