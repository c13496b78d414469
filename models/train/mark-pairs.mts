/**
 * Puts marks into a pair at places known to correspond: a number or name written alike on both sides becomes
 * an atom, a word whose dictionary translation stands in the other sentence is embraced.
 */
import type { Draft } from '../../api/src/adapters/engines/gloss/draft.ts';

export interface Marked { zh: string; en: string }

/** How many of a hundred pairs get a variant with marks, where one can be made. */
const SHARE = 14;

export function createMarker(draft: Draft): (zh: string, en: string, seed: number) => Marked | undefined {
  const known = new Map<string, string>();
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const translated = (word: string): string => {
    let english = known.get(word);
    if (english === undefined) known.set(word, (english = draft('zh', 'en', word).replace(/[.!?]$/, '').toLowerCase()));
    return english;
  };
  return (zh, en, seed) => {
    const random = dice(seed);
    if (random() * 100 >= SHARE) return undefined;
    const spots: { zh: string; en: string; atom: boolean }[] = [];
    for (const [same] of en.matchAll(/(?<![\w.])(?:[A-Za-z][\w-]{2,}|\d+(?:[.,]\d+)*)(?![\w])/g)) {
      if (once(zh, same) && once(en, same)) spots.push({ zh: same, en: same, atom: true });
    }
    for (const { segment } of segmenter.segment(zh)) {
      if (!/^\p{Script=Han}{2,}$/u.test(segment) || !once(zh, segment)) continue;
      const english = translated(segment);
      const found = english.length > 2 ? new RegExp(`(?<![\\w-])${english.replace(/[^\w ]/g, '\\$&')}(?![\\w-])`, 'i').exec(en)?.[0] : undefined;
      if (found && once(en, found)) spots.push({ zh: segment, en: found, atom: random() < 0.25 });
    }
    if (spots.length === 0) return undefined;
    const wanted = random() < 0.6 ? 1 : random() < 0.7 ? 2 : 3;
    const chosen = spots.sort(() => random() - 0.5).slice(0, wanted).filter((spot, at, all) => !all.some((other, index) => index < at && (other.zh.includes(spot.zh) || spot.zh.includes(other.zh) || other.en.includes(spot.en) || spot.en.includes(other.en))));
    const atoms = [...chosen].sort((a, b) => zh.indexOf(a.zh) - zh.indexOf(b.zh));
    const first = random() < 0.8 ? 1 : 1 + Math.floor(random() * 6);
    let marked: Marked = { zh, en };
    atoms.forEach((spot, index) => {
      const number = first + index;
      const write = (word: string) => (spot.atom ? `⟦${number}⟧` : `⟦${number}⟧${word}⟦/${number}⟧`);
      marked = { zh: marked.zh.replace(spot.zh, () => write(spot.zh)), en: marked.en.replace(spot.en, () => write(spot.en)) };
    });
    return marked;
  };
}

const once = (text: string, part: string): boolean => text.indexOf(part) >= 0 && text.indexOf(part) === text.lastIndexOf(part);

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function dice(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
