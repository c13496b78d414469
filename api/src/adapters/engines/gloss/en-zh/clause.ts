/** Words for what clauses are made of. */
import type { Token } from './tokens.ts';

export const make = (zh: string, kind: Token['kind'] = 'x', en = ''): Token => ({ en, kind, zh, form: 'base', meanings: new Map() });
export const isNounish = (token: Token | undefined): boolean => token !== undefined && ['n', 'r', 'atom', 'unknown', 'poss', 'det', 'num', 'a', 'art'].includes(token.kind);

export function nounPhraseEnd(tokens: Token[], from: number): number {
  if (tokens[from]?.kind === 'r') return from + 1;
  let end = from;
  while (end < tokens.length && isNounish(tokens[end])) { end++; if (tokens[end - 1]!.kind === 'r') break; }
  return end;
}

export interface Clause { tokens: Token[]; question: boolean }
