/** Reads the evaluation sets, each in both directions. What is measured on never serves for training. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../../../api/src/translation/languages.ts';
import type { Pair } from '../../../api/src/translation/ports.ts';
import { missingFiles } from './data-folder.ts';
import { readPosts, type ForumPost } from './posts.ts';
import { readLines } from './read-lines.ts';
import { SYSTEMS, type SystemId } from './systems.ts';

export const SETS = ['forum', 'threads', 'posts', 'flores', 'iwslt17'] as const;
export type SetName = (typeof SETS)[number];

/** One set in one direction: what is translated and how people translated it. */
export interface EvalSet extends Pair {
  name: SetName;
  sources: string[];
  references: string[];
  /** What other systems wrote, line by line. */
  stored: Partial<Record<SystemId, string[]>>;
  /** For `posts`: the posts themselves, which are Markdown and go the way of real posts. */
  posts?: ForumPost[];
}

/** A set that cannot be read because files are not there. */
export interface Missing {
  name: SetName;
  files: string[];
}

export const DIRECTIONS: readonly Pair[] = [{ source: 'zh', target: 'en' }, { source: 'en', target: 'zh' }];

/** Reads the named sets, at most the first `limit` lines of each direction. A set that is not there is reported, not thrown. */
export async function readSets(names: readonly SetName[], folder: string, limit = Infinity): Promise<{ sets: EvalSet[]; missing: Missing[] }> {
  const sets: EvalSet[] = [];
  const missing: Missing[] = [];
  for (const name of names) {
    const files = missingFiles(folder, FILES[name]);
    if (files.length > 0) missing.push({ name, files });
    else for (const pair of DIRECTIONS) sets.push(shortened({ name, ...pair, ...(await READERS[name](folder, pair)) }, limit));
  }
  return { sets, missing };
}

type Content = Pick<EvalSet, 'sources' | 'references'> & Partial<Pick<EvalSet, 'stored' | 'posts'>>;

const FILES: Record<SetName, string[]> = {
  forum: ['forum/pairs-dev.tsv'],
  threads: ['forum/threads-dev.jsonl'],
  posts: [],
  flores: DIRECTIONS.flatMap((pair) => published('flores-test', pair)),
  iwslt17: DIRECTIONS.flatMap((pair) => published('iwslt17', pair)),
};

const READERS: Record<SetName, (folder: string, pair: Pair) => Promise<Content>> = {
  forum: readPairs,
  threads: readThreads,
  posts: async (_, { source }) => {
    const posts = (await readPosts()).filter(({ lang }) => lang === source);
    return { sources: posts.map(({ text }) => text), references: posts.map(({ ref }) => ref), posts };
  },
  flores: (folder, pair) => readPublished(folder, 'flores-test', pair),
  iwslt17: (folder, pair) => readPublished(folder, 'iwslt17', pair),
};

function shortened(set: Omit<EvalSet, 'stored'> & Partial<Pick<EvalSet, 'stored'>>, limit: number): EvalSet {
  const { sources, references, stored = {}, posts } = set;
  for (const [who, lines] of Object.entries({ references, ...stored })) {
    if (lines.length !== sources.length) throw new Error(`${set.name} ${set.source}-${set.target}: ${sources.length} lines, but ${lines.length} of ${who}.`);
  }
  const cut = <T>(lines: T[]): T[] => lines.slice(0, limit);
  const shorter = Object.fromEntries(Object.entries(stored).map(([system, lines]) => [system, cut(lines)]));
  return { ...set, sources: cut(sources), references: cut(references), stored: shorter, ...(posts && { posts: cut(posts) }) };
}

/** `zh<TAB>en` a line; both directions use all of them. */
async function readPairs(folder: string, { source, target }: Pair): Promise<Content> {
  const pairs = (await readLines(join(folder, 'forum/pairs-dev.tsv'))).map((line) => line.split('\t'));
  const side = (language: Pair['source']): string[] => pairs.map(([zh = '', en = '']) => (language === 'zh' ? zh : en));
  return { sources: side(source), references: side(target) };
}

interface BilingualThread {
  posts: { lang: Language; en: string[]; zh: string[] }[];
}

/** Sentences of posts that were written in the source language; what is a translation already is not translated back. */
async function readThreads(folder: string, { source, target }: Pair): Promise<Content> {
  const text = await readFile(join(folder, 'forum/threads-dev.jsonl'), 'utf8');
  const threads = text.split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as BilingualThread);
  const posts = threads.flatMap(({ posts: all }) => all).filter(({ lang }) => lang === source);
  return { sources: posts.flatMap((post) => post[source as Language]), references: posts.flatMap((post) => post[target]) };
}

function published(name: string, { source, target }: Pair): string[] {
  const base = `eval/${source}-${target}/${name}`;
  return [`${base}.${source}`, `${base}.ref.${target}`];
}

async function readPublished(folder: string, name: string, pair: Pair): Promise<Content> {
  const [sources, references] = await Promise.all(published(name, pair).map((file) => readLines(join(folder, file))));
  const stored: EvalSet['stored'] = {};
  for (const { id, file } of SYSTEMS) {
    const path = `eval/${pair.source}-${pair.target}/${name}.${file}.${pair.target}`;
    if (missingFiles(folder, [path]).length === 0) stored[id] = await readLines(join(folder, path));
  }
  return { sources: sources!, references: references!, stored };
}
