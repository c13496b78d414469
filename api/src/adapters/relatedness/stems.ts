/** English words boiled down so that "translated", "translation" and "translates" are one. Crude on purpose. */
import { basesOf } from '../engines/gloss/inflect.ts';

const FUNCTION_WORDS = new Set(
  ("a an the and or but nor so yet if then than as of to in on at by for with from into onto about over under up down out off through between against during "
    + "is am are was were be been being do does did done doing have has had having will would shall should can could may might must ought "
    + "i me my mine myself you your yours yourself he him his himself she her hers herself it its itself we us our ours ourselves they them their theirs themselves "
    + "this that these those there here who whom whose which what when where why how not no yes all any some each every both either neither one ones such own same other another "
    + "s t d ll m re ve don didn doesn isn aren wasn weren won wouldn can couldn shouldn hasn haven hadn ain let just too very also even still only again ever never "
    + "get got go going gonna went gone make made thing things really much many more most less least lot lots way kind sort bit well now oh ok okay "
    + "take took taken come came keep kept say said give gave put leave left tell told use anyone nothing once without like someone something anything everyone everything nobody somebody anybody somewhere "
    + "while because whether until since though although around else instead already yet almost about per percent yuan please sure maybe perhaps actually though away back").split(' '),
);

const STEM = 6;
const ENDINGS = /(?:ations?|itions?|ings?|ments?|ness(?:es)?|ers?|ors?|ed|es|s|ly|y|e|ies|ied)$/;

export function stemOf(word: string): string {
  const [base] = basesOf(word);
  const plain = base && base.base.length >= 2 ? base.base : word;
  const cut = plain.replace(ENDINGS, '');
  return (cut.length >= 3 ? cut : plain).slice(0, STEM);
}

const stems = new Map<string, string>();

export interface EnglishWord { stem: string; from: number; to: number }

/** The words of an English text that say something, as stems, in order. */
export function englishWords(text: string): EnglishWord[] {
  const found: EnglishWord[] = [];
  for (const { 0: word, index } of text.toLowerCase().replace(/[’ʼ]/g, "'").matchAll(/[a-z]{2,}(?![a-z]*[\d+/=])(?<![\d+/=][a-z]*)/g)) {
    if (FUNCTION_WORDS.has(word)) continue;
    let stem = stems.get(word);
    if (stem === undefined) {
      if (stems.size > 20_000) stems.clear();
      stems.set(word, (stem = stemOf(word)));
    }
    found.push({ stem, from: index, to: index + word.length });
  }
  return found;
}

export const contentStems = (text: string): string[] => englishWords(text).map(({ stem }) => stem);
