/** Undoes the order of English questions. */
import { isNounish, nounPhraseEnd } from './clause.ts';
import type { Token } from './tokens.ts';

/** Undoes the English order of questions. */
export function unask(tokens: Token[]): { words: Token[]; yesNo: boolean } {
  const first = tokens.findIndex((token) => token.kind !== 'c' && token.kind !== 'x' && !(token.kind === 'adv' && !isAsking(token)));
  if (first < 0) return { words: tokens, yesNo: false };
  const head = tokens.slice(0, first);
  let rest = tokens.slice(first);
  const asking = isAsking(rest[0]!) ? rest[0]! : undefined;
  let phrase: Token[] = [];
  if (asking) {
    let length = 1;
    if (asking.kind === 'det') while (rest[length] && ['n', 'a', 'unknown'].includes(rest[length]!.kind)) length++;
    phrase = rest.slice(0, length);
    rest = rest.slice(length);
  }
  const helper = rest[0];
  const inverted = helper !== undefined && ['do', 'be', 'have', 'mv'].includes(helper.kind) && rest[1] !== undefined && isNounish(rest[1]) && !(helper.kind === 'do' && rest[1].kind === 'art');
  if (!inverted) return { words: [...head, ...phrase, ...rest], yesNo: false };
  const end = nounPhraseEnd(rest, 1);
  const subject = rest.slice(1, end);
  const after = rest.slice(end);
  const kept = helper.kind === 'do' ? [] : [helper];
  // "What is the price": 价格是什么. "Where do you live": 你住在哪里. "Why did you": 你为什么.
  if (!asking) return { words: [...head, ...subject, ...kept, ...after], yesNo: true };
  if (asking.kind === 'adv' && !/^(?:where|how much|how many)/i.test(asking.en)) return { words: [...head, ...subject, ...phrase, ...kept, ...after], yesNo: false };
  if (/^where$/i.test(asking.en)) asking.zh = helper.kind === 'be' && after.length === 0 ? '在哪里' : '哪里';
  if (helper.kind === 'be' && /^where$/i.test(asking.en)) return { words: [...head, ...subject, ...phrase, ...after], yesNo: false };
  return { words: [...head, ...subject, ...kept, ...after, ...phrase], yesNo: false };
}

const isAsking = (token: Token): boolean => /^(?:who|what|which|when|where|why|how|how long|how often|how far|how much|how many|how old|what time|how come|what kind of)$/i.test(token.en);
