/** From what is strange in a pair of texts to whether it passes. */
import type { RelatedTexts } from '../../translation/ports.ts';
import type { Lexicon } from './lexicon.ts';
import { link } from './links.ts';
import { strangeness, type Strangeness } from './strangeness.ts';
import { hasMoreParts, surplus } from './surplus.ts';

export interface Limits extends Strangeness {
  /** What may seem added to an answer, and to one that has more sentences than the original. */
  added: number;
  addedApart: number;
  /** What may seem left out of one. */
  leftOut: number;
}

const LIMITS: Limits = { whole: 7, english: 8, chinese: 8, added: 4, addedApart: 2, leftOut: 4.5 };
/** Where the original speaks to a model. */
const WARY: Limits = { whole: 0, english: 3.8, chinese: 4, added: 2, addedApart: 0, leftOut: 3.5 };

export function isRelated(lexicon: Lexicon, texts: RelatedTexts): boolean {
  if (texts.source === texts.target) return true;
  const limits = texts.wary ? WARY : LIMITS;
  const found = measure(lexicon, texts);
  return (Object.keys(limits) as (keyof Limits)[]).every((name) => found[name] < limits[name]);
}

export function measure(lexicon: Lexicon, { languages, source, target }: Pick<RelatedTexts, 'languages' | 'source' | 'target'>): Limits {
  const toChinese = languages.target === 'zh';
  const [chinese, english] = toChinese ? [target, source] : [source, target];
  const links = link(lexicon, chinese, english);
  const texts = { en: { text: english, language: 'en', words: links.english }, zh: { text: chinese, language: 'zh', words: links.chinese } } as const;
  const added = surplus(texts[languages.target]);
  return {
    ...strangeness(links, english),
    added, addedApart: hasMoreParts(source, target) ? added : -Infinity, leftOut: surplus(toChinese ? texts.en : texts.zh),
  };
}
