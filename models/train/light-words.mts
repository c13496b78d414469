/**
 * Finds the words that mostly come to nothing in a translation, and so prove nothing where they stand alone:
 * `tsx models/train/light-words.mts corpus/*.tsv.xz forum/*.tsv > light-words.tsv`, after `associations.mts`.
 */
import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { link, type Linked } from '../../api/src/adapters/relatedness/links.ts';
import { loadLexicon } from '../../api/src/adapters/relatedness/lexicon.ts';

/** Of one source no more than this. */
const MOST = 12_000;
const OFTEN = 12;
/** A word found in fewer than so many of its translations is light. */
const FOUND = 0.55;

const lexicon = await loadLexicon({ light: false });
const seen = { zh: new Map<string, [number, number]>(), en: new Map<string, [number, number]>() };
const count = (side: 'zh' | 'en', words: Linked[]) => {
  for (const { text, others } of words) {
    const tally = seen[side].get(text) ?? [0, 0];
    seen[side].set(text, [tally[0] + 1, tally[1] + (others.length > 0 ? 1 : 0)]);
  }
};

for (const file of process.argv.slice(2)) {
  const text = file.endsWith('.xz') ? execFileSync('xz', ['-dc', file], { maxBuffer: 1 << 29, encoding: 'utf8' }) : readFileSync(file, 'utf8');
  const lines = text.split('\n').filter((line) => line.includes('\t'));
  const step = Math.max(1, lines.length / MOST);
  for (let at = 0; at < lines.length; at += step) {
    const [chinese, english] = lines[Math.floor(at)]!.split('\t') as [string, string];
    const links = link(lexicon, chinese, english);
    count('zh', links.chinese);
    count('en', links.english);
  }
}

const light = (side: 'zh' | 'en') => [...seen[side]].filter(([word, [all, found]]) => all >= OFTEN && found < all * FOUND && lexicon.weighs(word)).map(([word]) => word);
process.stdout.write(`${[...light('zh'), ...light('en')].sort().join('\n')}\n`);
