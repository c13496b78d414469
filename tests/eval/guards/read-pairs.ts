/** The labelled pairs that the meaning guards are measured on. */
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DOUBT_KINDS, type DoubtKind } from '../../../api/src/translation/doubts.ts';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

export const HALVES = ['dev', 'test', 'fresh'] as const;
/** `dev` is for tuning; `test` was set apart before the guards were begun; `fresh` was written when they were finished. */
export type Half = (typeof HALVES)[number];

export interface GuardPair {
  /** `money-012b`: the pairs of one number are variants of one sentence and never part. */
  id: string;
  pair: 'zh-en' | 'en-zh';
  source: string;
  target: string;
  /** What a careful reader of both languages would flag; none: the translation is right. */
  doubts: DoubtKind[];
  note?: string;
  half: Half;
}

/** By its id: `fresh` by its file, the others by whether their number is odd. */
export function halfOf(id: string): Half {
  if (id.startsWith('fresh-')) return 'fresh';
  return Number(/\d+/.exec(id)?.[0]) % 2 === 1 ? 'dev' : 'test';
}

/** All of them. Throws where a line is not as it should be. */
export async function readGuardPairs(): Promise<GuardPair[]> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.jsonl')).sort();
  const pairs: GuardPair[] = [];
  for (const file of files) {
    const lines = (await readFile(`${FOLDER}/${file}`, 'utf8')).trim().split('\n');
    for (const line of lines) {
      const one = JSON.parse(line) as Omit<GuardPair, 'half'>;
      if (!one.source || !one.target || !one.doubts.every((kind) => DOUBT_KINDS.includes(kind))) throw new Error(`${file}: ${line}`);
      pairs.push({ ...one, half: halfOf(one.id) });
    }
  }
  return pairs;
}
