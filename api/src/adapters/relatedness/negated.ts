/** Words that one text denies and the other does not: "do not list the rivers" for "list the rivers". Pure. */
import { denialsIn } from '../../translation/obedience/denials.ts';
import type { Language } from '../../translation/languages.ts';
import type { Word } from './links.ts';

export interface Read { text: string; words: readonly Word[] }

/** How far a no reaches, in words that say something; clauses end it. */
const REACH = 4;
const CLAUSE = /[.,;:!?。，；：！？…—\n]/;

/** Whether some word stands right after a no in the one and beyond the reach of any in the other, of the same language. */
export function isTurned(language: Language, one: Read, other: Read): boolean {
  const [first, second] = [negations(language, one), negations(language, other)];
  return [...first].some(([word, { right, reached }]) => {
    const there = second.get(word);
    return there !== undefined && ((right && !there.reached) || (there.right && !reached));
  });
}

interface Negation { right: boolean; reached: boolean }

function negations(language: Language, { text, words }: Read): Map<string, Negation> {
  const found = new Map<string, Negation>();
  for (const { text: word } of words) found.set(word, { right: false, reached: false });
  let next = 0;
  for (const { to } of denialsIn(text, language)) {
    while (next < words.length && words[next]!.to <= to) next += 1;
    for (const [steps, { text: word, from }] of words.slice(next, next + REACH).entries()) {
      if (CLAUSE.test(text.slice(to, Math.max(to, from)))) break;
      const negation = found.get(word)!;
      negation.reached = true;
      if (steps === 0) negation.right = true;
    }
  }
  return found;
}
