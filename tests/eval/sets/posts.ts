/** Our own set: posts as people write them in a forum like this, each with a translation by someone who speaks both. */
import { fileURLToPath } from 'node:url';
import type { Language } from '../../../api/src/translation/languages.ts';
import { readLines } from './read-lines.ts';

/** What a post is there to try. */
export const TAGS = [
  'slang', 'meme', 'price', 'measure', 'mixed', 'emoji', 'name', 'mention', 'hashtag', 'link', 'code', 'time', 'negation',
] as const;
export type Tag = (typeof TAGS)[number];

export interface ForumPost {
  id: string;
  /** What it was written in. */
  lang: Language;
  /** Markdown, as it would be posted; so is the reference. */
  text: string;
  ref: string;
  tags: Tag[];
  /** Names in it: as the post writes one, then every rendering a good translation may have. */
  names?: [string, ...string[]][];
}

const FOLDER = new URL('../forum-posts/', import.meta.url);

/** All posts of the set, first those written in Chinese. */
export async function readPosts(): Promise<ForumPost[]> {
  const files = ['from-chinese.jsonl', 'from-english.jsonl'].map((name) => fileURLToPath(new URL(name, FOLDER)));
  const lines = (await Promise.all(files.map(readLines))).flat();
  return lines.map((line) => JSON.parse(line) as ForumPost);
}

/** Whether a name stands in a text. Capitals do not matter; Latin letters beside it do (`Rosa` is not in `Rosamund`). */
export function holdsName(text: string, name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const before = /^[\p{Script=Latin}\p{N}]/u.test(name) ? '(?<![\\p{Script=Latin}\\p{N}])' : '';
  const after = /[\p{Script=Latin}\p{N}]$/u.test(name) ? '(?![\\p{Script=Latin}\\p{N}])' : '';
  return new RegExp(`${before}${escaped}${after}`, 'iu').test(text);
}
