/** Words of which one says the contrary of the other. */
import type { Lexicon } from './lexicon.ts';
import type { Word } from './links.ts';

/** Stems of English words, each with those that say the contrary. */
export type Opposites = ReadonlyMap<string, ReadonlySet<string>>;

export function readOpposites(pairs: readonly (readonly [string, string])[]): Opposites {
  const found = new Map<string, Set<string>>();
  const add = (one: string, other: string) => found.set(one, (found.get(one) ?? new Set()).add(other));
  for (const [one, other] of pairs) {
    add(one, other);
    add(other, one);
  }
  return found;
}

/**
 * Whether one word says the contrary of the other. A dictionary that was also counted over translations has 喜欢 for "dislike",
 * because of 不喜欢: so more senses must be contraries than the same.
 */
export function areContrary(lexicon: Lexicon, one: string, other: string): boolean {
  const [here, there] = [sensesOf(lexicon, one), sensesOf(lexicon, other)];
  let contraries = 0;
  for (const stem of here) {
    const opposed = lexicon.opposites.get(stem);
    if (opposed) for (const sense of there) if (opposed.has(sense)) contraries += 1;
  }
  return contraries > 0 && contraries > here.filter((stem) => there.includes(stem)).length;
}

/** Chinese words by their senses; English ones are stems themselves. */
const sensesOf = (lexicon: Lexicon, word: string) => lexicon.stemsOf(word) ?? [word];

/** Whether a word without a counterpart says the contrary of one on the other side that has none either. */
export function saysTheContrary(lexicon: Lexicon, one: readonly Word[], other: readonly Word[]): boolean {
  const lost = (words: readonly Word[]) => words.filter(({ others }) => others.length === 0).slice(0, MOST);
  const there = lost(other);
  return lost(one).some(({ text }) => there.some((word) => areContrary(lexicon, text, word.text)));
}

/** Whether two words that are contraries of each other have changed places: rough, though called gentle. */
export function areSwapped(lexicon: Lexicon, one: readonly Word[], other: readonly Word[]): boolean {
  const placeOf = new Map(other.map(({ text }, place) => [text, place]));
  const both = one.map(({ text }) => text).filter((text) => placeOf.has(text) && sensesOf(lexicon, text).some((stem) => lexicon.opposites.has(stem))).slice(0, MOST);
  return both.some((text, index) => both.slice(index + 1).some((later) => placeOf.get(text)! > placeOf.get(later)! && areContrary(lexicon, text, later)));
}

/** Of longer texts only so many words are looked at. */
const MOST = 40;
