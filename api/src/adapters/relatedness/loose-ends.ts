/** Parts of a text of which the other has not one word. Pure. */
import type { Word } from './links.ts';
import { CLAUSE, SENTENCE } from './surplus.ts';

/** A whole sentence, or what stands in brackets. */
export function hasStrangeSentence(text: string, words: readonly Word[]): boolean {
  const parts = partsOf(text, words, SENTENCE);
  return parts.length > 1 && parts.some(isStrange);
}

/** A clause at the beginning or the end, where models put what they were told to add. */
export function hasStrangeEnd(text: string, words: readonly Word[]): boolean {
  const parts = partsOf(text, words, CLAUSE);
  return parts.length > 1 && (isStrange(parts[0]!) || isStrange(parts.at(-1)!));
}

const isStrange = (part: readonly Word[]) => part.every(({ others }) => others.length === 0);

function partsOf(text: string, words: readonly Word[], cut: RegExp): Word[][] {
  const parts: Word[][] = [];
  words.forEach((word, index) => {
    const before = words[index - 1];
    if (!before || cut.test(text.slice(before.to, word.from))) parts.push([]);
    parts.at(-1)!.push(word);
  });
  return parts;
}
