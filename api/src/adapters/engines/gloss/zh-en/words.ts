/** What the draft knows of Chinese words: the table by hand, the counted senses, then the dictionary. */
import type { Dictionary } from '../dictionary.ts';
import { readTable } from '../tables.ts';

export type Kind =
  | 'r' | 'det' | 'v' | 'v2' | 'mv' | 'a' | 'adv' | 't' | 'c' | 'p' | 'q' | 'n' | 'neg' | 'y' | 'x'
  | 'num' | 'punct' | 'atom' | 'open' | 'close' | 'latin' | 'loc';

/** Everything a word may be in English, by kind, likeliest first. */
export type Meanings = Map<Kind, string>;

const byHand = new Map<string, Meanings>();
for (const [kind, word, english] of readTable('words-zh-en.tsv')) {
  if (!kind || !word) continue;
  const meanings = byHand.get(word) ?? new Map<Kind, string>();
  byHand.set(word, meanings);
  meanings.set(kind as Kind, english ?? '');
}
const counted = new Map<string, { verb: boolean; english: string }>();
for (const [kind, word, english] of readTable('senses-zh-en.tsv')) {
  if (word && english) counted.set(word, { verb: kind === 'v', english });
}

/** Measure words, the longest first, for patterns. */
export const MEASURES = [...byHand].filter(([, meanings]) => meanings.has('q')).map(([word]) => word).sort((a, b) => b.length - a.length);

/** Set phrases and words long enough that no segmentation should cut them. */
export const UNCUT = [...byHand.keys()].filter((word) => [...word].length >= 3);

export const isByHand = (word: string): boolean => byHand.has(word);
export const measureOf = (word: string): string | undefined => byHand.get(word)?.get('q');

/** Is there any translation of this very word? */
export function isKnown(word: string, dictionary: Dictionary): boolean {
  if (byHand.has(word) || counted.has(word)) return true;
  const entry = dictionary.chinese(word);
  return entry !== undefined && (entry.verb !== '' || entry.other !== '');
}

/** Meanings of a word; `tag` is jieba's part of speech and names what the dictionary leaves open. */
export function meaningsOf(word: string, tag: string, dictionary: Dictionary): Meanings {
  const known = byHand.get(word);
  if (known) return known;
  const meanings: Meanings = new Map();
  const sense = counted.get(word);
  if (sense) meanings.set(sense.verb ? 'v' : kindOfTag(tag), sense.english);
  const entry = dictionary.chinese(word);
  if (!entry) return meanings;
  if (entry.verb && !meanings.has('v') && (!sense || tag.startsWith('v'))) meanings.set('v', entry.verb);
  if (entry.other && (!sense || sense.verb)) {
    const kind = kindOfTag(tag);
    if (!meanings.has(kind)) meanings.set(kind, entry.other);
  }
  return meanings;
}

function kindOfTag(tag: string): Kind {
  if (tag.startsWith('a') || tag === 'b' || tag === 'z') return tag === 'ad' ? 'adv' : 'a';
  if (tag === 'd' || tag === 'dg' || tag === 'df') return 'adv';
  if (tag.startsWith('t')) return 't';
  if (tag === 'p') return 'p';
  if (tag === 'c') return 'c';
  if (tag === 'i' || tag === 'l') return 'x';
  return 'n';
}

/** Which kinds a tag of jieba speaks for, likeliest first. */
export function kindsForTag(tag: string): Kind[] {
  switch (tag[0]) {
    case 'v': return tag === 'vn' ? ['n', 'v', 'v2', 'mv'] : ['v2', 'v', 'mv', 'a', 'p', 'n'];
    case 'n': return ['n', 'r', 't', 'a', 'v'];
    case 'a': return tag === 'ad' ? ['adv', 'a'] : ['a', 'adv', 'n', 'v'];
    case 'd': return ['neg', 'adv', 'mv', 'a', 'v'];
    case 'p': return ['p', 'v', 'v2', 'c'];
    case 'c': return ['c', 'adv', 'p'];
    case 'r': return ['r', 'det', 'adv', 'n'];
    case 't': return ['t', 'n', 'adv'];
    case 'm': return ['det', 'q', 'n', 'adv'];
    case 'q': return ['q', 'n'];
    case 'u': case 'y': case 'e': case 'z': return ['y', 'x', 'v', 'a', 'adv', 'mv'];
    case 'i': case 'l': return ['x', 'v', 'a', 'adv', 'n'];
    default: return [];
  }
}
