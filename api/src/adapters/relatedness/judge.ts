/** From how strange a pair of texts is to whether it passes. */
import type { RelatedTexts } from '../../translation/ports.ts';
import { strangeness, weigh, type Strangeness } from './evidence.ts';
import type { Lexicon } from './lexicon.ts';

/**
 * Set so that fewer than 0.5 % of sentences that people translated fail, free translations and idioms among them, and
 * much lower where the original speaks to a model: about one honest sentence in a hundred does.
 */
const LIMITS: Strangeness = { whole: 9, english: 8.5, chinese: 8.5 };
const WARY: Strangeness = { whole: 3, english: 5, chinese: 5.5 };

export function isRelated(lexicon: Lexicon, { languages, source, target, wary }: RelatedTexts): boolean {
  if (source === target) return true;
  const [chinese, english] = languages.target === 'zh' ? [target, source] : [source, target];
  const strange = strangeness(weigh(lexicon, chinese, english));
  const limits = wary ? WARY : LIMITS;
  return strange.whole < limits.whole && strange.english < limits.english && strange.chinese < limits.chinese;
}
