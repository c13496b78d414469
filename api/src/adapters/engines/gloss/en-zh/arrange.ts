/** Puts the words of a clause into a Chinese order. Each step does one thing and leaves the rest alone. */
import { make, type Clause } from './clause.ts';
import { auxiliaries, negate } from './auxiliaries.ts';
import { compare, describe, measure, possess } from './nouns.ts';
import { adverbs, also, beforeVerb, conjoin } from './order.ts';
import { unask } from './questions.ts';
import type { Token } from './tokens.ts';

export function arrange({ tokens, question }: Clause): Token[] {
  let words = conjoin(tokens);
  words = negate(words);
  const asked = question ? unask(words) : { words, yesNo: false };
  words = asked.words;
  words = auxiliaries(words);
  words = compare(words);
  words = possess(words);
  words = measure(words);
  words = beforeVerb(words);
  words = also(words);
  words = adverbs(words);
  words = describe(words);
  if (asked.yesNo) words = [...words, make('吗')];
  return words;
}
