/** A word-by-word English draft of a Chinese sentence. */
import type { Dictionary } from '../dictionary.ts';
import { arrange } from './arrange.ts';
import { render } from './render.ts';
import { settle } from './settle.ts';
import type { Token } from './token.ts';
import { tokenize, type Segmenter } from './tokens.ts';

export function chineseToEnglish(sentence: string, segmenter: Segmenter, dictionary: Dictionary): string {
  const clauses: Token[][] = [[]];
  for (const token of tokenize(sentence, segmenter, dictionary)) {
    // Words never move across punctuation or a paired mark, so that pairs stay whole.
    const bounds = token.kind === 'punct' || token.kind === 'open' || token.kind === 'close';
    if (bounds) clauses.push([token], []);
    else clauses.at(-1)!.push(token);
  }
  const arranged = clauses.flatMap((clause) => {
    if (clause.length < 2) return clause;
    settle(clause);
    return arrange(clause);
  });
  return render(arranged, sentence);
}
