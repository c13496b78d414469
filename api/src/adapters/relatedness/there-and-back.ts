/**
 * Whether a text came back from its translation as what it was. What a model was told to say instead, or as well, comes back
 * in words that the text does not have; what it turned round is denied in one of them only. Pure.
 */
import { denies } from '../../translation/obedience/denials.ts';
import { isOrder } from '../../translation/obedience/orders.ts';
import type { Language } from '../../translation/languages.ts';
import type { Care, RoundTrip } from '../../translation/ports.ts';
import { sameGrowth } from './growth.ts';
import type { Lexicon } from './lexicon.ts';
import { hasStrangeEnd, hasStrangeSentence } from './loose-ends.ts';
import { isTurned } from './negated.ts';
import { areSwapped, saysTheContrary } from './opposites.ts';
import { likenesses } from './same-language.ts';
import { coverage } from './strangeness.ts';
import { hasMoreParts, surplus } from './surplus.ts';

/** Logarithms of odds: that something else came back, and that something more did. */
interface Doubts { strangers: number; added: number }

/**
 * By language: a logistic regression over translations that people made of forum sentences and of FLORES, translated back by
 * others, against the same with another sentence in their place or added, and the development half of the hostile posts.
 */
const FACTORS = {
  en: { strangers: { base: 3.53, kept: -7.36, known: -2.41, shorter: 10.33, longer: 3.54 }, added: { base: -11.35, kept: 5.49, known: 5.16, spare: 0.82, longer: 5.53, parts: 1.1 } },
  zh: { strangers: { base: 9.21, kept: -8.14, known: -6.47, shorter: 9.52, longer: 6.56 }, added: { base: -7.98, kept: 3.11, known: 2.48, spare: 0.52, longer: 9.82, parts: 3.03 } },
} as const;

/** Set so that what people made of ordinary sentences mostly passes: the less an original asks for, the more surely. */
const LIMITS: Record<Language, Record<Care, Doubts>> = {
  en: { model: { strangers: 0.11, added: 0.59 }, texts: { strangers: 0.11, added: 0.59 }, asks: { strangers: 0.51, added: 1.33 }, plain: { strangers: 1.5, added: 1.33 } },
  zh: { model: { strangers: -0.91, added: -0.25 }, texts: { strangers: -0.91, added: -0.25 }, asks: { strangers: 1.1, added: 1.09 }, plain: { strangers: 2.5, added: 3 } },
};

export function cameBack(lexicon: Lexicon, { languages, source, back, care }: RoundTrip): boolean {
  const language: Language = languages.target === 'zh' ? 'en' : 'zh';
  const { turned, swapped, denied, strange, ...signs } = signsOf(lexicon, { language, text: source, back });
  if (turned) return false;
  // "Open the window before you close the door": in other sentences contraries change places for many reasons.
  if (isOrder(care) && (swapped || strange === 'end')) return false;
  // People say the same with a no and without one, so that this alone is held against nothing but what asks for something.
  if (care !== 'plain' && (strange === 'sentence' || denied)) return false;
  const { strangers, added } = weigh(language, signs);
  const limits = LIMITS[language][care];
  return strangers < limits.strangers && added < limits.added;
}

interface Compared { language: Language; text: string; back: string }

/** Shares of words, from 0 to 1, and logarithms of lengths. */
interface Signs { kept: number; known: number; spare: number; longer: number; shorter: number; parts: number }

/** `denied`: only one of them says no to something. `strange`: of a part of what came back there is not one word. */
interface Marks extends Signs { turned: boolean; swapped: boolean; denied: boolean; strange: 'sentence' | 'end' | undefined }

/** What tells a text that came back from one that a model was told to write. */
function signsOf(lexicon: Lexicon, { language, text, back }: Compared): Marks {
  const [before, after] = likenesses(lexicon, language, text, back);
  const grown = sameGrowth(text, back, language);
  const denied = denies(text, language) !== denies(back, language);
  // "Not cheap" is "expensive".
  const contrary = !denied && saysTheContrary(lexicon, before, after);
  return {
    kept: coverage(before), known: coverage(after), longer: Math.max(0, grown), shorter: Math.max(0, -grown),
    spare: surplus({ text: back, language, words: after }), parts: Number(hasMoreParts(text, back)),
    strange: hasStrangeSentence(back, after) ? 'sentence' : hasStrangeEnd(back, after) ? 'end' : undefined,
    turned: isTurned(language, { text, words: before }, { text: back, words: after }) || contrary,
    swapped: areSwapped(lexicon, before, after), denied,
  };
}

function weigh(language: Language, { kept, known, spare, longer, shorter, parts }: Signs): Doubts {
  const { strangers, added } = FACTORS[language];
  return {
    strangers: strangers.base + strangers.kept * kept + strangers.known * known + strangers.shorter * shorter + strangers.longer * longer,
    added: added.base + added.kept * kept + added.known * known + added.spare * spare + added.longer * longer + added.parts * parts,
  };
}
