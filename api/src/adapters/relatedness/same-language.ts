/** What two texts of one language have in common: what an author wrote, and what came of it there and back. Pure. */
import type { Language } from '../../translation/languages.ts';
import { chineseWords } from './chinese-words.ts';
import type { Lexicon } from './lexicon.ts';
import { nearest, type Word } from './links.ts';
import { areContrary } from './opposites.ts';
import { englishWords } from './stems.ts';

/** The words of both texts that say something, each with those of the other that may be the same. */
export function likenesses(lexicon: Lexicon, language: Language, one: string, other: string): [Word[], Word[]] {
  const [first, second] = [wordsOf(lexicon, language, one), wordsOf(lexicon, language, other)];
  const places = new Map<string, number[]>();
  second.forEach(({ text }, index) => {
    for (const sign of signsOf(lexicon, language, text)) {
      const list = places.get(sign) ?? [];
      places.set(sign, list);
      list.push(index);
    }
  });
  first.forEach((word, index) => {
    const alike = new Set(signsOf(lexicon, language, word.text).flatMap((sign) => nearest(places.get(sign) ?? [], index / first.length)));
    for (const place of alike) {
      if (areContrary(lexicon, word.text, second[place]!.text)) continue;
      word.others.push(place);
      second[place]!.others.push(index);
    }
  });
  return [first, second];
}

function wordsOf(lexicon: Lexicon, language: Language, text: string): Word[] {
  const found = language === 'zh' ? chineseWords(lexicon, text) : englishWords(text).map(({ stem, from, to }) => ({ text: stem, from, to }));
  return found.map((word) => ({ ...word, others: [], name: language === 'en' && !lexicon.knows(word.text), light: !lexicon.weighs(word.text) }));
}

/** Words that share one are the same, or mean the same: Chinese ones have a character or a sense in common. Synonyms of English would
 * hide more of what was added than they explain. */
function signsOf(lexicon: Lexicon, language: Language, word: string): string[] {
  return language === 'en' ? [word] : [...new Set([word, ...word, ...(lexicon.stemsOf(word) ?? [])])];
}
