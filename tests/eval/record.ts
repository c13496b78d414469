/** Keeps what was measured where the forum's page of engines reads it. */
import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Measured } from '../../api/src/engines/read-scores.ts';
import { direction, type Figures } from './figures.ts';
import type { EvalSet } from './sets/read-sets.ts';
import type { EngineRun } from './translate/run-engine.ts';
import { KINDS } from './translate/survival.ts';

export const SCORES_FILE = fileURLToPath(new URL('../../models/scores.json', import.meta.url));

/** `2 × AMD EPYC`. */
export const hardware = (): string => `${cpus().length} × ${cpus()[0]?.model.replace(/\((R|TM)\)|\s+(CPU|Processor)\b.*$/g, '').trim() ?? 'unknown'}`;

/** The figures of one engine as they are kept: rounded as the page shows them. */
export function asMeasured({ id, version, model }: Pick<EngineRun, 'id' | 'version' | 'model'>, figures: Figures, sets: readonly EvalSet[], { date = new Date(), machine = hardware(), shared = false } = {}): Measured {
  const tenth = (value: number): number => Number(value.toFixed(1));
  return {
    engine: id, version, model,
    date: date.toISOString().slice(0, 10),
    hardware: machine,
    ...(shared && { shared }),
    scores: sets.flatMap((set) => {
      const [bleu, chrf] = [figures[`${id}_${set.name}_${direction(set)}_bleu`], figures[`${id}_${set.name}_${direction(set)}_chrf`]];
      return bleu === undefined || chrf === undefined ? [] : [{ set: set.name, source: set.source as 'en' | 'zh', target: set.target, lines: set.sources.length, bleu: tenth(bleu), chrf: tenth(chrf) }];
    }),
    kept: KINDS.flatMap((kind) => {
      const [percent, total] = [figures[`${id}_${kind}_kept`], figures[`${id}_${kind}_total`]];
      return percent === undefined || total === undefined ? [] : [{ kind, percent: tenth(percent), total }];
    }),
    wordsPerSecond: figures[`${id}_words_per_s`] === undefined ? null : Math.round(figures[`${id}_words_per_s`]!),
  };
}

/** Puts these in the place of what was kept of the same engines; the others stay. */
export async function record(measured: readonly Measured[], file = SCORES_FILE): Promise<void> {
  const before = await readFile(file, 'utf8').then((text) => (JSON.parse(text) as { measured: Measured[] }).measured, () => []);
  const kept = before.filter(({ engine }) => !measured.some((one) => one.engine === engine));
  await writeFile(file, `${JSON.stringify({ measured: [...kept, ...measured] }, null, 2)}\n`);
}
