/** A Chinese text in the words of the dictionary. Pure. */
import type { Lexicon } from './lexicon.ts';

export interface ChineseWord { text: string; from: number; to: number }

const HAN = /\p{Script=Han}/u;
/** Words of grammar say nothing about what a text is about. */
const GRAMMAR = new Set('的了吗呢吧啊呀着过地得是有在和与就都也还又不没很太我你他她它们这那个些么什哪谁把被让给到从对为以于而但可能会要想去来上下里一二两几自己您其之所如果因虽然或者且并将已再只才更最每各本该此儿嘛哦哈');
const WORD = 4;

/** The words that say something, each as long as the dictionary has one. */
export function chineseWords(lexicon: Lexicon, text: string): ChineseWord[] {
  const words: ChineseWord[] = [];
  for (let from = 0; from < text.length;) {
    if (!HAN.test(text[from]!)) { from += 1; continue; }
    let length = Math.min(WORD, text.length - from);
    while (length > 1 && !lexicon.stemsOf(text.slice(from, from + length))) length -= 1;
    const word = text.slice(from, from + length);
    if (![...word].every((character) => GRAMMAR.has(character))) words.push({ text: word, from, to: from + length });
    from += length;
  }
  return words;
}
