/**
 * Finds the words that mostly come to nothing in a translation, and so prove nothing where they stand alone:
 * `tsx models/train/light-words.mts corpus/*.tsv.xz forum/*.tsv > light-words.tsv`, after `associations.mts`.
 */
import { link, type Word } from '../../api/src/adapters/relatedness/links.ts';
import { loadLexicon } from '../../api/src/adapters/relatedness/lexicon.ts';
import { readPairs } from './read-pairs.mts';

/** Of one source no more than this. */
const MOST = 12_000;
const OFTEN = 12;
/** A word found in fewer than so many of its translations is light. */
const FOUND = 0.55;

const lexicon = await loadLexicon({ light: false });
const seen = { zh: new Map<string, [number, number]>(), en: new Map<string, [number, number]>() };
const count = (side: 'zh' | 'en', words: readonly Word[]) => {
  for (const { text, others } of words) {
    const tally = seen[side].get(text) ?? [0, 0];
    seen[side].set(text, [tally[0] + 1, tally[1] + (others.length > 0 ? 1 : 0)]);
  }
};

for (const [chinese, english] of readPairs(process.argv.slice(2), MOST)) {
  const links = link(lexicon, chinese, english);
  count('zh', links.chinese);
  count('en', links.english);
}

const light = (side: 'zh' | 'en') => [...seen[side]].filter(([word, [all, found]]) => all >= OFTEN && found < all * FOUND && lexicon.weighs(word)).map(([word]) => word);
process.stdout.write(`${[...light('zh'), ...light('en')].sort().join('\n')}\n`);
