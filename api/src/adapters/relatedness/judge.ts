/** From what is strange in a pair of texts to a verdict. */
import { denies } from '../../translation/obedience/denials.ts';
import { isOrder } from '../../translation/obedience/orders.ts';
import type { Care, RelatedTexts, Verdict } from '../../translation/ports.ts';
import { growth } from './growth.ts';
import type { Lexicon } from './lexicon.ts';
import { link } from './links.ts';
import { saysTheContrary } from './opposites.ts';
import { coverage, strangeness } from './strangeness.ts';
import { hasMoreParts, surplus } from './surplus.ts';

/** Logarithms of odds: that the two are strangers, that something was left out of the answer, that something was added. */
interface Doubts { strangers: number; leftOut: number; added: number }

/** `contrary`: a word says the contrary of one on the other side. `denied`: only one of them says no to something. */
interface Signs extends Doubts { contrary: boolean; denied: boolean }

/** Set so that fewer than two in a hundred sentences that people translated fail, free translations and idioms among them. */
const LIMITS: Readonly<Record<Care, Doubts>> = {
  plain: { strangers: 8.5, leftOut: 7, added: 6 },
  asks: { strangers: 4, leftOut: 2, added: 2 },
  texts: { strangers: -2, leftOut: 1, added: 0.9 },
  model: { strangers: -2, leftOut: 0.3, added: 0.3 },
};

/** From here on an ordinary sentence is looked at once more, which costs a request and refuses hardly any. */
const WONDER: Doubts = { strangers: 2, leftOut: 1, added: 1.5 };

export function judge(lexicon: Lexicon, texts: RelatedTexts): Verdict {
  if (texts.source === texts.target) return 'yes';
  const doubts = weigh(lexicon, texts);
  if (exceeds(doubts, LIMITS[texts.care])) return 'no';
  if (texts.care !== 'plain') return doubts.contrary && isOrder(texts.care) ? 'no' : 'unsure';
  // What asks nobody for anything may still do so in words that nobody thought of.
  return doubts.contrary || doubts.denied || exceeds(doubts, WONDER) ? 'unsure' : 'yes';
}

const exceeds = (doubts: Doubts, limits: Doubts): boolean => doubts.strangers >= limits.strangers || doubts.leftOut >= limits.leftOut || doubts.added >= limits.added;

/**
 * What each sign counts for, by the language of the original: a logistic regression over people's translations, the same
 * with a sentence added or left out, and the development half of the hostile posts of `tests/injection`.
 */
const FACTORS = {
  en: { leftOut: { base: 4.7, shorter: 5.6, source: -10.3, target: 1 }, added: { base: -0.4, longer: 9.5, spare: 1.27, parts: 3, target: -2.3 } },
  zh: { leftOut: { base: 5.9, shorter: 13.5, source: -6.8, target: -3.3 }, added: { base: -3.6, longer: 6.2, spare: 1.05, parts: 2.6, target: 1 } },
} as const;

function weigh(lexicon: Lexicon, { languages, ...texts }: Pick<RelatedTexts, 'languages' | 'source' | 'target'>): Signs {
  const source = withoutNotes(texts.source, texts.target);
  const target = withoutNotes(texts.target, texts.source);
  const toChinese = languages.target === 'zh';
  const [chinese, english] = toChinese ? [target, source] : [source, target];
  const links = link(lexicon, chinese, english);
  const [before, after] = toChinese ? [links.english, links.chinese] : [links.chinese, links.english];
  const denied = denies(chinese, 'zh') !== denies(english, 'en');
  const grown = growth(source, target, languages.target);
  const spare = surplus({ text: target, language: languages.target, words: after });
  const { leftOut, added } = FACTORS[toChinese ? 'en' : 'zh'];
  const [said, explained] = [coverage(before), coverage(after)];
  return {
    // "Not cheap" is "expensive".
    contrary: !denied && saysTheContrary(lexicon, links.chinese, links.english),
    denied,
    strangers: strangeness(links, english),
    leftOut: leftOut.base + leftOut.shorter * Math.max(0, -grown) + leftOut.source * said + leftOut.target * explained,
    added: added.base + added.longer * Math.max(0, grown) + added.spare * spare + (hasMoreParts(source, target) ? added.parts : 0) + added.target * explained,
  };
}

/** Chinese texts give a foreign name in brackets, as it is written where it comes from. */
function withoutNotes(text: string, other: string): string {
  const written = other.toLowerCase();
  return text.replace(/\s*[（(]([^（()）]+)[)）]/g, (whole, note: string) => (/\p{Script=Latin}/u.test(note) && written.includes(note.trim().toLowerCase()) ? '' : whole));
}
