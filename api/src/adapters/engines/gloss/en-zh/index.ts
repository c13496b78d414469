/** A word-by-word Chinese draft of an English sentence. */
import type { Dictionary } from '../dictionary.ts';
import { arrange } from './arrange.ts';
import { render } from './render.ts';
import { asks, settle } from './settle.ts';
import { tokenize, type Token } from './tokens.ts';

export function englishToChinese(sentence: string, dictionary: Dictionary): string {
  const clauses: Token[][] = [[]];
  for (const token of tokenize(sentence, dictionary)) {
    // Words never move across punctuation or a paired mark, so that pairs stay whole.
    if (token.kind === 'punct' || token.kind === 'open' || token.kind === 'close') clauses.push([token], []);
    else clauses.at(-1)!.push(token);
  }
  const words = clauses.flatMap((clause, i) => {
    if (clause.length === 0 || clause[0]!.kind === 'punct' || clause[0]!.kind === 'open' || clause[0]!.kind === 'close') return clause;
    const question = asks(clauses[i + 1] ?? []);
    settle(clause);
    return arrange(join(clause, question));
  });
  return render(words);
}

/** "when I was young, …" is 我小的时候. */
function join(tokens: Token[], question: boolean): { tokens: Token[]; question: boolean } {
  if (tokens[0]?.kind === 'c' && /^when$/i.test(tokens[0].en) && !question) {
    const later: Token = { en: '', kind: 'x', zh: '的时候', form: 'base', meanings: new Map() };
    return { tokens: [...tokens.slice(1), later], question };
  }
  return { tokens, question };
}
