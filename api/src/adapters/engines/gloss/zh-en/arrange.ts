/** Puts the words of a clause into an English order and form. Each step does one thing and leaves the rest alone. */
import { attribute, count, localize, relate } from './describe.ts';
import { articles, decline } from './nouns.ts';
import { ask, comparison, disposal, passive, placeLast } from './order.ts';
import type { Token } from './token.ts';
import { conjugate } from './verbs.ts';

/** Arranges one clause: words between punctuation and paired marks. */
export function arrange(clause: Token[]): Token[] {
  let tokens = relate(clause, arrange);
  tokens = attribute(tokens);
  count(tokens);
  tokens = localize(tokens);
  tokens = disposal(tokens);
  tokens = comparison(tokens);
  tokens = passive(tokens);
  tokens = placeLast(tokens);
  tokens = ask(tokens);
  conjugate(tokens);
  decline(tokens);
  return articles(tokens);
}
