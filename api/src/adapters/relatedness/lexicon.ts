/** Which English words a Chinese word may be said with: every sense of CC-CEDICT, and the tables of the draft engine. */
import { readFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CedictEntry } from '../engines/gloss/compile.ts';
import { findPackage } from '../engines/gloss/find-package.ts';
import { readTable } from '../engines/gloss/tables.ts';
import { readOpposites, type Opposites } from './opposites.ts';
import { contentStems } from './stems.ts';

export interface Lexicon {
  /** Stems of English words, or `undefined` for what is no word. */
  stemsOf(chinese: string): readonly string[] | undefined;
  /** Whether any Chinese word can be said with it. Names mostly cannot. */
  knows(stem: string): boolean;
  /** Whether a Chinese word or an English stem mostly has a counterpart in a translation. */
  weighs(word: string): boolean;
  opposites: Opposites;
}

/** Longest Chinese word that is looked up, in characters. */
export const LONGEST_WORD = 6;
const NO_SENSE = /^(?:surname|CL:|see |(?:old |archaic )?variant of)/;

/** Takes a second or two, and so belongs into a thread. `learned`: with what translations taught, not the dictionary alone. */
export async function loadLexicon({ learned = true, light = true }: { learned?: boolean; light?: boolean } = {}): Promise<Lexicon> {
  const stems = new Map<string, Set<string>>();
  const add = (chinese: string, english: string) => {
    if (chinese.length > LONGEST_WORD || !/\p{Script=Han}/u.test(chinese)) return;
    const own = stems.get(chinese) ?? new Set<string>();
    stems.set(chinese, own);
    for (const stem of contentStems(english)) own.add(stem);
  };
  const source = await readFile(`${findPackage('cc-cedict')}/data/all.js`, 'utf8');
  const { all }: { all: CedictEntry[] } = JSON.parse(source.slice(source.indexOf('{'), source.lastIndexOf('}') + 1));
  for (const [, simplified, , glosses] of all) {
    for (const gloss of [glosses].flat()) if (!NO_SENSE.test(gloss)) add(simplified, gloss.replace(/\[[^\]]*\]/g, ' ').replace(/CL:.*$/, ''));
  }
  for (const name of ['words-zh-en.tsv', 'senses-zh-en.tsv']) for (const [, chinese, english] of readTable(name)) if (chinese && english) add(chinese, english);
  for (const name of ['words-en-zh.tsv', 'senses-en-zh.tsv']) for (const [, english, chinese] of readTable(name)) if (chinese && english) add(chinese, english);
  // Stems as they are: what stands for each other in real translations though no dictionary says so.
  if (learned) for (const [chinese, stem] of linesOf('associations.tsv').map((line) => line.split('\t') as [string, string])) stems.get(chinese)?.add(stem);
  const known = new Set([...stems.values()].flatMap((own) => [...own]));
  // Lists of text cost a fraction of sets.
  const lists = new Map([...stems].map(([chinese, own]) => [chinese, [...own]]));
  const lightWords = new Set(learned && light ? linesOf('light-words.tsv') : []);
  const opposites = readOpposites(['opposites.tsv', 'wordnet-opposites.tsv'].flatMap(linesOf).map((line) => line.split('\t').map((word) => contentStems(word)[0] ?? word) as [string, string]));
  return { opposites, stemsOf: (chinese) => lists.get(chinese), knows: (stem) => known.has(stem), weighs: (word) => !lightWords.has(word) };
}

function linesOf(name: string): string[] {
  const text = readFileSync(fileURLToPath(new URL(`./${name}`, import.meta.url)), 'utf8');
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}
