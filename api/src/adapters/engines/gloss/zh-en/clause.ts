/** Words for what clauses are made of. */
import type { Token } from './token.ts';

export const isVerb = (token: Token | undefined): boolean => token?.kind === 'v' || token?.kind === 'v2';
export const isNoun = (token: Token | undefined): boolean => token !== undefined && ['n', 'atom', 'latin'].includes(token.kind);
export const inNounPhrase = (token: Token | undefined): boolean => token !== undefined && ['n', 'atom', 'latin', 'det', 'num', 'q', 'r'].includes(token.kind);

export function nounPhraseEnd(tokens: Token[], from: number): number {
  let end = from;
  while (end < tokens.length && (inNounPhrase(tokens[end]) || tokens[end]!.kind === 'a' || (tokens[end]!.kind === 't' && end === from))) end++;
  return end;
}

export const drop = (token: Token): void => { token.en = ''; token.kind = 'y'; };
export const say = (en: string, kind: Token['kind'] = 'x'): Token => ({ zh: '', kind, en, meanings: new Map() });
export const POSSESSIVE: Record<string, string> = { I: 'my', you: 'your', he: 'his', she: 'her', it: 'its', we: 'our', they: 'their', who: 'whose', oneself: 'own', everyone: "everyone's", someone: "someone's" };
export const previous = (tokens: Token[], i: number): Token | undefined => { let j = i - 1; while (j >= 0 && tokens[j]!.kind === 'y') j--; return tokens[j]; };
