/**
 * What could be cut out of a text and the other would still be said in full. A translation to which a model added what
 * it was told to has such a stretch: its words either say once more what stands elsewhere, or nothing of the other. Pure.
 */
import type { Word } from './links.ts';

/**
 * Logarithms of how much likelier a word is in what was added than in a translation: where a word of the other text is
 * lost with it, where none is, where it has no counterpart at all, and for a name.
 */
const WEIGHTS = {
  en: { lost: -2, spare: 1.7, stranger: 0.8, name: 0.8 },
  zh: { lost: -2.4, spare: 1.5, stranger: 0.3, name: 0.5 },
} as const;

/** A stretch that is a sentence of its own, or stands in brackets. */
const APART = 1;
/** One that begins or ends in the middle of a clause. */
const TORN = -2;
/** Clauses in a row that are looked at together, beside all that a text begins or ends with. */
const TOGETHER = 3;
/** Longer texts are only cut between clauses, and how words are shared out among each other is not tried to the end. */
const SHORT = 60;
const TRIES = 24;
/** Places in a text where it is cut at most: of more, those at both ends, where models add. */
const MOST_CUTS = 120;

export const CLAUSE = /[.,!?;:，。！？；：、…—()（）“”"【】[\]\n]/;
export const SENTENCE = /[.!?;。！？；…()（）【】[\]\n]/;

export interface Text { text: string; language: 'en' | 'zh'; words: Word[] }

/** Surer than sure tells nothing more, either way. */
const SURE = { not: -4, that: 7 };

/** How sure it is that some stretch was added, from -4 to 7. */
export function surplus({ text, language, words }: Text): number {
  const weights = WEIGHTS[language];
  const between = (place: number, mark: RegExp) => place === 0 || place === words.length || mark.test(text.slice(words[place - 1]!.to, words[place]!.from));
  const places = words.map((_, place) => place).concat(words.length);
  const all = places.filter((place) => between(place, CLAUSE));
  const clauses = all.length > MOST_CUTS ? [...all.slice(0, MOST_CUTS / 2), ...all.slice(-MOST_CUTS / 2)] : all;
  const sentences = new Set(places.filter((place) => between(place, SENTENCE)));
  const shares = shareOut(words);

  const score = (from: number, to: number) => {
    const stretch = words.slice(from, to).filter(({ light, others }) => !light || others.length > 0);
    const lost = lostWithout(words, shares, from, to);
    const linked = stretch.filter(({ others }) => others.length > 0).length;
    const names = stretch.filter(({ name, others }) => name && others.length === 0).length;
    return weights.lost * lost + weights.spare * Math.max(0, linked - lost) + weights.name * names + weights.stranger * (stretch.length - linked - names);
  };
  let worst = -Infinity;
  const look = (from: number, to: number, bonus: number) => {
    if (from < to && (from > 0 || to < words.length)) worst = Math.max(worst, score(from, to) + bonus);
  };
  clauses.forEach((from, index) => {
    const ends = from === 0 ? clauses : [...clauses.slice(index + 1, index + 1 + TOGETHER), words.length];
    for (const to of ends) look(from, to, sentences.has(from) && sentences.has(to) ? APART : 0);
  });
  for (const place of words.length > SHORT ? [] : places) {
    look(0, place, TORN);
    look(place, words.length, TORN);
  }
  return Math.max(SURE.not, Math.min(SURE.that, worst));
}

/** Which word says which of the other text, each one of its own. */
type Shares = Map<number, number>;

/** Shares the words of the other text out: `word` gets one, if others can make do with another. */
function say(words: readonly Word[], saidBy: Shares, word: number, tried: Set<number>): boolean {
  for (const other of words[word]!.others) {
    if (tried.size > TRIES) return false;
    if (tried.has(other)) continue;
    tried.add(other);
    const taken = saidBy.get(other);
    if (taken !== undefined && !say(words, saidBy, taken, tried)) continue;
    saidBy.set(other, word);
    return true;
  }
  return false;
}

function shareOut(words: readonly Word[]): Shares {
  const saidBy: Shares = new Map();
  words.forEach((_, word) => say(words, saidBy, word, new Set()));
  return saidBy;
}

/** How many words of the other text nobody says any more when a stretch is left out. `shares`: while it stands there. */
function lostWithout(words: readonly Word[], shares: Shares, from: number, to: number): number {
  const within = (word: number) => word >= from && word < to;
  const saidBy: Shares = new Map([...shares].filter(([, word]) => !within(word)));
  const speaking = new Set(saidBy.values());
  let lost = shares.size - saidBy.size;
  for (let word = 0; word < words.length && lost > 0; word += 1) {
    if (!within(word) && !speaking.has(word) && say(words, saidBy, word, new Set())) lost -= 1;
  }
  return lost;
}

const ENDED = /[\s.!?。！？…;；"”'’」』)）\]】]+$/u;
const ENDS = /[。！？；…\n]+|[.!?;]+(?=[\s"”')]|$)/gu;
const BRACKETS = /[（(【[]/g;
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** Whether an answer has more sentences or brackets than its original. */
export function hasMoreParts(source: string, target: string): boolean {
  return count(target.replace(ENDED, ''), ENDS) > count(source.replace(ENDED, ''), ENDS) || count(target, BRACKETS) > count(source, BRACKETS);
}
