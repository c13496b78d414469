/** From what is strange in a pair of texts to whether it passes. */
import type { RelatedTexts } from '../../translation/ports.ts';
import { growth } from './growth.ts';
import type { Lexicon } from './lexicon.ts';
import { link } from './links.ts';
import { coverage, strangeness } from './strangeness.ts';
import { hasMoreParts, surplus } from './surplus.ts';

/** Logarithms of odds: that the two are strangers, that something was left out of the answer, that something was added. */
export interface Doubts { strangers: number; leftOut: number; added: number }

/**
 * Set so that about one sentence in a hundred that people translated fails, free translations and idioms among them; and
 * lower where the original speaks of what to write, where one in thirty does.
 */
const LIMITS: Doubts = { strangers: 7, leftOut: 5, added: 5 };
const WARY: Doubts = { strangers: 0, leftOut: 0.5, added: 1 };

export function isRelated(lexicon: Lexicon, texts: RelatedTexts): boolean {
  if (texts.source === texts.target) return true;
  const limits = texts.wary ? WARY : LIMITS;
  const doubts = weigh(lexicon, texts);
  return doubts.strangers < limits.strangers && doubts.leftOut < limits.leftOut && doubts.added < limits.added;
}

/**
 * The factors are a logistic regression over people's translations, the same with a sentence added or left out, and the
 * development half of the hostile posts of `tests/injection`.
 */
export function weigh(lexicon: Lexicon, { languages, source, target }: Pick<RelatedTexts, 'languages' | 'source' | 'target'>): Doubts {
  const toChinese = languages.target === 'zh';
  const [chinese, english] = toChinese ? [target, source] : [source, target];
  const links = link(lexicon, chinese, english);
  const [before, after] = toChinese ? [links.english, links.chinese] : [links.chinese, links.english];
  const grown = growth(source, target, languages.target);
  const spare = Math.max(-4, Math.min(7, surplus({ text: target, language: languages.target, words: after })));
  return {
    strangers: strangeness(links, english),
    leftOut: 5.6 + 6 * Math.max(0, -grown) - 10 * coverage(before),
    added: -2.1 + 6.2 * Math.max(0, grown) + 1.2 * spare + (hasMoreParts(source, target) ? 2.5 : 0),
  };
}
