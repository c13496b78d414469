/**
 * Counts which words stand for each other in translations though no dictionary says so, for the judge of answers
 * (`api/src/adapters/relatedness`): `tsx models/train/associations.mts corpus/*.tsv forum/*.tsv > associations.tsv`.
 * Lines are `Chinese<TAB>English`. IBM's first model, in both directions, over words and stems as the judge sees them.
 */
import { loadLexicon } from '../../api/src/adapters/relatedness/lexicon.ts';
import { chineseWords } from '../../api/src/adapters/relatedness/chinese-words.ts';
import { contentStems } from '../../api/src/adapters/relatedness/stems.ts';
import { readPairs } from './read-pairs.mts';

/** Of one source no more than this. */
const MOST = 26_000;
const LONGEST = 28;
const ROUNDS = 6;
/** A pair is kept if this likely in one direction, seen this often. */
const LIKELY = 0.03;
const EVIDENCE = 2.5;
/** … and so much likelier than anywhere: what stands in every other sentence goes with everything. */
const LIFT = 12;

const lexicon = await loadLexicon({ learned: false });
const ids = { zh: new Map<string, number>(), en: new Map<string, number>() };
const id = (side: 'zh' | 'en', word: string) => {
  const known = ids[side].get(word);
  if (known !== undefined) return known;
  ids[side].set(word, ids[side].size);
  return ids[side].size - 1;
};

const pairs: [number[], number[]][] = [];
for (const [chinese, english] of readPairs(process.argv.slice(2), MOST)) {
  const zh = [...new Set(chineseWords(lexicon, chinese).map(({ text }) => id('zh', text)))];
  const en = [...new Set(contentStems(english).map((stem) => id('en', stem)))];
  if (zh.length > 0 && en.length > 0 && zh.length <= LONGEST && en.length <= LONGEST) pairs.push([zh, en]);
}

const SHIFT = 1 << 20;
const links = new Map<number, number>();
for (const [zh, en] of pairs) for (const z of zh) for (const e of en) {
  const key = z * SHIFT + e;
  if (!links.has(key) && links.size < 16_000_000) links.set(key, links.size);
}
process.stderr.write(`${pairs.length} pairs, ${links.size} links\n`);

const often = { zh: new Float64Array(ids.zh.size), en: new Float64Array(ids.en.size) };
for (const [zh, en] of pairs) {
  for (const z of zh) often.zh[z]! += 1;
  for (const e of en) often.en[e]! += 1;
}
const directions = [train(0), train(1)];
const words = { zh: [...ids.zh.keys()], en: [...ids.en.keys()] };
const found: string[] = [];
for (const [key, link] of links) {
  const chinese = words.zh[Math.floor(key / SHIFT)]!;
  const stem = words.en[key % SHIFT]!;
  const common = [often.en[key % SHIFT]! / pairs.length, often.zh[Math.floor(key / SHIFT)]! / pairs.length];
  if (!directions.some(({ likely, expected }, from) => likely[link]! >= Math.max(LIKELY, LIFT * common[from]!) && expected[link]! >= EVIDENCE)) continue;
  if (!lexicon.stemsOf(chinese)?.includes(stem)) found.push(`${chinese}\t${stem}`);
}
process.stdout.write(`${found.sort().join('\n')}\n`);

/** How likely each word of the one side is said with each of the other, and in how many sentences it was. */
function train(from: 0 | 1) {
  const to = 1 - from;
  let likely = new Float64Array(links.size).fill(1);
  let expected = new Float64Array(links.size);
  for (let round = 0; round < ROUNDS; round += 1) {
    expected = new Float64Array(links.size);
    const totals = new Float64Array(from === 0 ? ids.zh.size : ids.en.size);
    for (const pair of pairs) {
      for (const target of pair[to]!) {
        const keys = pair[from]!.map((source) => links.get(from === 0 ? source * SHIFT + target : target * SHIFT + source));
        // What no word explains comes of itself.
        const sum = keys.reduce<number>((total, key) => total + (key === undefined ? 0 : likely[key]!), round === 0 ? 0 : 0.005);
        keys.forEach((key, index) => {
          if (key === undefined) return;
          const share = likely[key]! / sum;
          expected[key]! += share;
          totals[pair[from]![index]!]! += share;
        });
      }
    }
    likely = expected.map((_, link) => 0 * link);
    for (const [key, link] of links) likely[link] = expected[link]! / (totals[from === 0 ? Math.floor(key / SHIFT) : key % SHIFT]! || 1);
    process.stderr.write(`round ${round + 1}\n`);
  }
  return { likely, expected };
}
