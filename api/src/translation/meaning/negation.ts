/**
 * Whether one text denies what the other affirms. Looks for a plain *not* on one side whose word stands on the other,
 * where nothing is of the kind of a *not*.
 */
import type { Doubt } from '../doubts.ts';
import { narrow } from './quantity.ts';
import { standsInChinese, standsInEnglish } from './negated-words.ts';
import { CHINESE_HINT, CHINESE_NEUTRAL, CHINESE_NOT, ENGLISH_HINT, ENGLISH_NEUTRAL, ENGLISH_NOT } from './negation-words.ts';

interface Plain {
  not: string;
  /** What stands behind it. */
  behind: string;
  /** As a reader is shown it. */
  shown: string;
}

interface Denial {
  /** Plain negations, each with the words behind it. */
  plain: Plain[];
  /** Anything that may stand for one. */
  hinted: boolean;
}

const HAN = /\p{Script=Han}/u;

function read(original: string): Denial {
  const text = narrow(original).replace(/[‘’]/g, "'");
  const blank = (match: string): string => ' '.repeat(match.length);
  const chinese = HAN.test(text);
  const rest = chinese ? text.replace(CHINESE_NEUTRAL, blank) : text.replace(ENGLISH_NEUTRAL, blank);
  const plain = [...rest.matchAll(chinese ? CHINESE_NOT : ENGLISH_NOT)].map((match) => {
    const end = match.index + match[0].length;
    return { not: match[0], behind: rest.slice(end, end + LOOK), shown: original.slice(match.index, end + (chinese ? 2 : (NEXT_WORD.exec(rest.slice(end, end + LOOK))?.[0].length ?? 0))).replace(/[\s\p{P}]+$/u, '') };
  });
  return { plain, hinted: CHINESE_HINT.test(text) || ENGLISH_HINT.test(text) };
}

/** How far behind a negation what it denies is looked for. */
const LOOK = 24;
const NEXT_WORD = /^ [a-z]+/i;

/** At most one: which of several negations is missing nobody can tell from the words. */
export function negationDoubts(source: string, target: string): Doubt[] {
  // A translation that is in the language of its original proves nothing.
  if (HAN.test(source) === HAN.test(target)) return [];
  const [one, other] = [read(source), read(target)];
  const stands = ({ not, behind }: Plain, text: string) => (HAN.test(text) ? standsInChinese(not, behind, text) : standsInEnglish(behind, text));
  const lost = other.hinted ? undefined : one.plain.find((plain) => stands(plain, target));
  if (lost) return [{ kind: 'negation', source: lost.shown }];
  const added = one.hinted ? undefined : other.plain.find((plain) => stands(plain, source));
  return added ? [{ kind: 'negation', source: '', target: added.shown }] : [];
}
