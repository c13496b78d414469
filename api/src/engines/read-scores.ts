import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Language } from '../translation/index.ts';

/** One run of `pnpm eval --record`, as `models/scores.json` keeps it. */
export interface Measured {
  engine: string;
  /** What was measured: the page says so where another version serves. */
  version: string;
  model: string;
  /** `2026-11-25`. */
  date: string;
  hardware: string;
  /** Other work ran on it meanwhile: alone it would have been faster. */
  shared?: boolean;
  scores: { set: string; source: Language; target: Language; lines: number; bleu: number; chrf: number }[];
  /** What came through, in percent of what there was. */
  kept: { kind: string; percent: number; total: number }[];
  wordsPerSecond: number | null;
}

const SCORES = fileURLToPath(new URL('../../../models/scores.json', import.meta.url));

/** What was measured of the engines of this release; nothing where the file is not there. */
export async function readScores(file = SCORES): Promise<readonly Measured[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{"measured":[]}';
    throw error;
  });
  return (JSON.parse(text) as { measured: Measured[] }).measured;
}
