/** What the runtime is told of a model: its options over the usual ones, and over both what this house needs. */
import { createHash } from 'node:crypto';
import { distinctFiles, type ModelFolder } from './model-folder.ts';
import type { PoolModel } from './run-thread.ts';

/** Tokens a text may have; the runtime would cut what is longer, anywhere. */
const MAX_TOKENS = 512;

const USUAL = { 'beam-size': 1, normalize: 1, 'word-penalty': 0, 'gemm-precision': 'int8shiftAll', 'max-length-factor': 3 };

/** The model as the pool takes it. */
export function poolModel(folder: ModelFolder): PoolModel {
  const own = {
    'cpu-threads': 0, quiet: true, 'quiet-translation': true, workspace: 64,
    // A text is a sentence already: the runtime is not to look for more in it.
    'ssplit-mode': 'sentence', 'max-length-break': MAX_TOKENS,
    // Not less than the longest output it makes room for, or it refuses to start.
    'mini-batch-words': MAX_TOKENS * Math.max(4, Math.ceil(Number(folder.options['max-length-factor'] ?? 0))),
    // Tags follow the words they were around; so do the scores of words.
    ...((folder.marks === 'html' || folder.sureFrom !== undefined) && { alignment: 'soft' }),
    // Without costs several beginnings cannot be compared, and nothing can be scored.
    'skip-cost': folder.sureFrom === undefined && Number(folder.options['beam-size'] ?? 1) === 1,
  };
  const config = Object.entries({ ...USUAL, ...folder.options, ...own }).map(([name, value]) => `${name}: ${value}\n`).join('');
  return { folder, config, key: fingerprint([folder.dir, config, ...distinctFiles(folder.files).map(({ sha256 }) => sha256)]) };
}

/** A short name for what a model makes of a sentence: it changes with its bytes and its options. */
export function fingerprint(facts: readonly string[]): string {
  return createHash('sha256').update(facts.join('\n')).digest('hex').slice(0, 8);
}
