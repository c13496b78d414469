/**
 * Boils CC-CEDICT down to what a draft needs: for each Chinese word its best English verb and its best other
 * sense, for each English word or phrase its best Chinese, and which Traditional characters to simplify.
 */
import { readSenses, type Sense } from './senses.ts';
import { layOutTable, type StringTableParts } from './string-table.ts';

/** `[traditional, simplified, pinyin, glosses, …]` as in cc-cedict's data file. */
export type CedictEntry = [string, string, string, string | string[], ...unknown[]];

export interface CompiledTables {
  /** Simplified word -> `verb|other|pinyin`, empty where it has none. */
  chinese: StringTableParts;
  /** Lower-case English -> `Chinese as a verb|Chinese otherwise`. */
  english: StringTableParts;
  /** Traditional characters and, at the same place, their simplified ones. */
  traditional: [string, string];
}

interface Best { text: string; cost: number }
interface Word { verb?: Best; other?: Best; pinyin: string }
interface Inverse { verb?: Best; other?: Best }

/** `frequency` says how common a Chinese word is in running text; it decides between synonyms. */
export function compile(entries: readonly CedictEntry[], frequency: (word: string) => number): CompiledTables {
  const chinese = new Map<string, Word>();
  const english = new Map<string, Inverse>();
  for (const [, simplified, pinyin, glosses] of entries) {
    if (!/[㐀-鿿]/.test(simplified)) continue;
    const proper = /^[A-Z]/.test(pinyin);
    const senses = readSenses(glosses);
    const word = chinese.get(simplified) ?? { pinyin };
    chinese.set(simplified, word);
    for (const sense of senses) {
      if (sense.kind === 'measure') continue;
      const own = { ...sense, cost: sense.cost + (proper ? 5 : 0) };
      keepCheaper(word, own);
      if (sense.text.split(' ').length > 4) continue;
      const key = sense.text.toLowerCase().replace(/[.!?]+$/, '');
      const inverse = english.get(key) ?? {};
      english.set(key, inverse);
      keepCheaper(inverse, { kind: sense.kind, text: simplified, cost: inverseCost(simplified, own, frequency(simplified)) });
    }
  }
  return {
    chinese: layOutTable([...chinese].map(([key, { verb, other, pinyin }]) => [key, `${verb?.text ?? ''}|${other?.text ?? ''}|${pinyin}`])),
    english: layOutTable([...english].map(([key, { verb, other }]) => [key, `${verb?.text ?? ''}|${other?.text ?? ''}`])),
    traditional: pairCharacters(entries),
  };
}

function keepCheaper(into: { verb?: Best; other?: Best }, { kind, text, cost }: Sense): void {
  const slot = kind === 'verb' ? 'verb' : 'other';
  const there = into[slot];
  if (!there || cost < there.cost) into[slot] = { text, cost };
}

/** A word nobody writes is no translation, however exact its gloss. */
function inverseCost(word: string, sense: Sense, frequency: number): number {
  const length = [...word].length;
  return sense.cost * 0.8 - 1.1 * Math.log(frequency + 1) + (length === 1 ? 2.5 : length > 3 ? (length - 3) * 2 : 0);
}

/** Only characters that are never themselves simplified: 後 becomes 后, but 著 stays. */
function pairCharacters(entries: readonly CedictEntry[]): [string, string] {
  const simplifiedUse = new Set<string>();
  const pairs = new Map<string, string>();
  for (const [traditional, simplified] of entries) {
    const from = [...traditional];
    const to = [...simplified];
    to.forEach((character, i) => {
      simplifiedUse.add(character);
      if (from.length === to.length && from[i] !== character && !pairs.has(from[i]!)) pairs.set(from[i]!, character);
    });
  }
  const sure = [...pairs].filter(([from, to]) => !simplifiedUse.has(from) && from.length === to.length);
  return [sure.map(([from]) => from).join(''), sure.map(([, to]) => to).join('')];
}
