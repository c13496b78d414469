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
    // A clause within the clause keeps its words to itself.
    const joined = join(clause, question).tokens;
    const comma = joined.findIndex((token) => token.kind === 'punct');
    if (comma < 0) return arrange({ tokens: joined, question });
    return [...arrange({ tokens: joined.slice(0, comma), question: false }), joined[comma]!, ...arrange({ tokens: joined.slice(comma + 1), question })];
  });
  return render(words);
}

const LATER: Record<string, [string, string]> = { when: ['', '的时候'], if: ['如果', ''], because: ['因为', ''], unless: ['除非', ''], although: ['虽然', ''], though: ['虽然', ''], once: ['一旦', ''] };

/** "when I was young, …" is 我小的时候; "call me if it rains" is 如果下雨，打电话给我. */
function join(tokens: Token[], question: boolean): { tokens: Token[]; question: boolean } {
  const at = tokens.findIndex((token) => token.kind === 'c' && /^(?:when|if|because|unless|although|though|once)$/i.test(token.en));
  if (at < 0 || question && at === 0) return { tokens, question };
  const [opening, closing] = LATER[tokens[at]!.en.toLowerCase()]!;
  const say = (zh: string): Token[] => (zh === '' ? [] : [{ en: '', kind: 'x', zh, form: 'base', meanings: new Map() }]);
  const condition = [...say(opening), ...tokens.slice(at + 1), ...say(closing)];
  if (at === 0) return { tokens: condition, question };
  if (tokens.length - at < 3 || at < 2 || /^(?:know|wonder|ask|see|sure|matter)/i.test(tokens[at - 1]!.en)) return { tokens, question };
  return { tokens: [...condition, { en: ',', kind: 'punct', zh: '，', form: 'base', meanings: new Map() }, ...tokens.slice(0, at)], question };
}
