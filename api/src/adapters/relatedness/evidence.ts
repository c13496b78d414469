/** How much two texts have to do with each other, word by word. Pure. */
import { LONGEST_WORD, type Lexicon } from './lexicon.ts';
import { contentStems } from './stems.ts';

/** For each word that says something, in order: whether the other text has it. */
export interface Evidence {
  english: boolean[];
  chinese: boolean[];
  /** English words that look like names: what they are called in Chinese is in no dictionary. */
  names: number;
}

const HAN = /\p{Script=Han}/u;
/** Words of grammar say nothing about what a text is about. */
const GRAMMAR = new Set('的了吗呢吧啊呀着过地得是有在和与就都也还又不没很太我你他她它们这那个些么什哪谁把被让给到从对为以于而但可能会要想去来上下里一二两几自己您其之所如果因虽然或者且并将已再只才更最每各本该此儿嘛哦哈');
const WORD = 4;

export function weigh(lexicon: Lexicon, chinese: string, english: string): Evidence {
  const all = contentStems(english);
  const stems = all.filter((stem) => lexicon.knows(stem));
  const capitals = english.match(/(?<=\p{Ll}[,;]? |\()\p{Lu}\p{Ll}+/gu)?.length ?? 0;
  const wanted = new Set(stems);
  const found = new Set<string>();
  const characters = [...chinese];
  const explained = characters.map(() => false);
  const look = (from: number, length: number) => lexicon.stemsOf(characters.slice(from, from + length).join(''));
  for (let from = 0; from < characters.length; from += 1) {
    if (!HAN.test(characters[from]!)) continue;
    for (let length = Math.min(LONGEST_WORD, characters.length - from); length >= 1; length -= 1) {
      const hits = look(from, length)?.filter((stem) => wanted.has(stem)) ?? [];
      for (const stem of hits) found.add(stem);
      if (hits.length > 0) explained.fill(true, from, from + length);
    }
  }
  const words: boolean[] = [];
  for (let from = 0; from < characters.length;) {
    if (!HAN.test(characters[from]!)) { from += 1; continue; }
    let length = Math.min(WORD, characters.length - from);
    while (length > 1 && !look(from, length)) length -= 1;
    if (!characters.slice(from, from + length).every((character) => GRAMMAR.has(character))) words.push(explained.slice(from, from + length).includes(true));
    from += length;
  }
  return { english: stems.map((stem) => found.has(stem)), chinese: words, names: Math.max(capitals, all.length - stems.length) };
}

/**
 * What a word weighs that the other text has, and one that it has not: logarithms of how much likelier that is between
 * a text and its translation than between strangers. Measured: English words 84 % against 11 %, Chinese 63 % against 7 %.
 */
const WEIGHTS = { english: { found: 2, missed: 1.7 }, chinese: { found: 2.1, missed: 0.95 } } as const;

/** A name of three syllables. */
const NAME = 2.5;

/** How sure it is that a text is no translation: of both as a whole, and of the worst stretch in either. */
export interface Strangeness { whole: number; english: number; chinese: number }

export function strangeness({ english, chinese, names }: Evidence): Strangeness {
  const excused = NAME * Math.min(names, 5);
  return {
    whole: sum(english, 'english') + sum(chinese, 'chinese') - (english.filter(Boolean).length > 1 ? excused : 0),
    english: worstStretch(english, 'english'),
    chinese: worstStretch(chinese, 'chinese') - excused,
  };
}

function sum(words: boolean[], side: keyof typeof WEIGHTS): number {
  const { found, missed } = WEIGHTS[side];
  return words.reduce((total, has) => total + (has ? -found : missed), 0);
}

/** A translation to which something was added, or of which half was left out, is strange in one place only. */
function worstStretch(words: boolean[], side: keyof typeof WEIGHTS): number {
  const { found, missed } = WEIGHTS[side];
  let worst = 0;
  let current = 0;
  for (const has of words) {
    current = Math.max(0, current + (has ? -found : missed));
    worst = Math.max(worst, current);
  }
  return worst;
}
