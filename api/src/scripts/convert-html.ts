import type { Converters } from './opencc.ts';
import { ADDRESS, markRuns } from './html-runs.ts';
import { type Region, SCRIPT_TAGS } from './script.ts';

type Writing = 'simplified' | 'traditional';

/** Which of the two a text is in; undefined where nothing in it tells. */
function writingOf({ simplified, traditional }: { simplified: number; traditional: number }): Writing | undefined {
  if (simplified === traditional) return undefined;
  return simplified > traditional ? 'simplified' : 'traditional';
}

/** A plain text, such as a title, in the characters of a region. */
export function convertText(text: string, region: Region, { from, count }: Converters): string {
  const convert = from[writingOf(count(text)) ?? 'simplified'][region];
  return text.split(ADDRESS).map((part, index) => (index % 2 === 0 ? convert(part) : part)).join('');
}

/**
 * The Chinese of a post's HTML in the characters of a region. Each run by what it is written in, for people quote each
 * other; what does not tell is taken for what the rest is.
 */
export function convertHtml(html: string, { language, region }: { language: string; region: Region }, converters: Converters): string {
  const attribute = (text: string) => convertText(text, region, converters);
  const { tokens, runs } = markRuns(html, { chinese: language === 'zh', tag: SCRIPT_TAGS[region], attribute });
  const counts = runs.map(({ text }) => converters.count(text));
  const sum = (which: Writing) => counts.reduce((total, count) => total + count[which], 0);
  const usual = writingOf({ simplified: sum('simplified'), traditional: sum('traditional') }) ?? 'simplified';
  runs.forEach(({ places, text }, index) => {
    const convert = converters.from[writingOf(counts[index]!) ?? usual][region];
    const whole = convert(text);
    let at = 0;
    for (const place of places) {
      const piece = tokens[place]!;
      // Of the same length, each piece has its own part of it; else it cannot be told which, and each goes by itself.
      tokens[place] = whole.length === text.length ? whole.slice(at, at + piece.length) : convert(piece);
      at += piece.length;
    }
  });
  return tokens.join('');
}
