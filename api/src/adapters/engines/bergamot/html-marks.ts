/**
 * Marks as the runtime's HTML and back: an atom is an `<img>`, which it puts where its neighbours went, a pair is a
 * `<b>` around the words that were inside. Ill-formed HTML ends the runtime, so nothing but these two is ever written.
 */
import { tokens } from '../../../translation/marks.ts';
import type { ProtectedText } from '../../../translation/ports.ts';

export const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
export const unescape = (text: string): string => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
const TAG = /<(?:(img|b) id="(\d+)"|\/b)>/g;

/** A protected sentence, or a piece of one, as HTML. Half a pair, whose other end is in another piece, is left out. */
export function writeHtml(sentence: ProtectedText): string {
  const parts = tokens(sentence);
  const closed = new Set(parts.flatMap((part) => (part.kind === 'mark' && part.closing ? [part.number] : [])));
  const tags = tagsOfPairs(parts);
  return parts.map((part, at) => {
    if (part.kind === 'text') return escape(part.value);
    return tags.get(at) ?? (closed.has(part.number) ? '' : `<img id="${part.number}">`);
  }).join('');
}

/** The tags of pairs by place: of those that are opened and then closed, properly within each other. */
function tagsOfPairs(parts: ReturnType<typeof tokens>): Map<number, string> {
  const tags = new Map<number, string>();
  const open: { number: number; at: number }[] = [];
  for (const [at, part] of parts.entries()) {
    if (part.kind === 'text') continue;
    if (!part.closing) open.push({ number: part.number, at });
    else if (open.some(({ number }) => number === part.number)) {
      let begin = open.pop()!;
      while (begin.number !== part.number) begin = open.pop()!;
      tags.set(begin.at, `<b id="${part.number}">`).set(at, '</b>');
    }
  }
  return tags;
}

/**
 * The answer as a protected text. Words of a pair that went to several places come back in several tags: the longest
 * stays a pair, the others are plain words.
 */
export function readHtml(answer: string, sentence: ProtectedText): ProtectedText {
  const known = new Set(tokens(sentence).flatMap((token) => (token.kind === 'mark' ? [token.number] : [])));
  const parts: { text: string; open?: number; close?: number; atom?: number }[] = [];
  const open: { number: number; at: number; length: number }[] = [];
  const longest = new Map<number, { at: number; end: number; length: number }>();
  let from = 0;
  const add = (text: string): void => {
    parts.push({ text });
    for (const pair of open) pair.length += text.trim().length;
  };
  for (const tag of answer.matchAll(TAG)) {
    add(unescape(answer.slice(from, tag.index)));
    from = tag.index + tag[0].length;
    const number = Number(tag[2]);
    if (tag[1] === 'img') parts.push({ text: '', atom: number });
    else if (tag[1] === 'b') {
      open.push({ number, at: parts.length, length: 0 });
      parts.push({ text: '', open: number });
    } else {
      const pair = open.pop();
      if (!pair) continue;
      const best = longest.get(pair.number);
      if (!best || pair.length > best.length) longest.set(pair.number, { at: pair.at, end: parts.length, length: pair.length });
      parts.push({ text: '', close: pair.number });
    }
  }
  add(unescape(answer.slice(from)));
  return parts.map(({ text, open: opens, close: closes, atom }, at) => {
    if (atom !== undefined) return known.has(atom) ? `⟦${atom}⟧` : '';
    if (opens !== undefined) return longest.get(opens)?.at === at ? `⟦${opens}⟧` : '';
    if (closes !== undefined) return longest.get(closes)?.end === at ? `⟦/${closes}⟧` : '';
    return text;
  }).join('');
}
