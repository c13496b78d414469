import { setTimeout as delay } from 'node:timers/promises';
import { someRunnerLives } from '../../adapters/abandoned-jobs-postgres.ts';
import { selectRounds, type RoundRow } from '../../backfills/queries.ts';
import type { Deps } from '../../deps.ts';
import { startRunner, type JobRunner } from '../../runner.ts';
import type { RoundProgress } from './show-round.ts';

const EVERY_MS = 500;
/** A forum that is restarted takes its database along for a moment. */
const PATIENCE = 60;

/** How it ended; `detached`: it goes on without us; `paused`: it goes on when jobs are run again. */
export type Ending = RoundRow['state'] | 'detached' | 'paused';

/** Shows a round until it ends or the person has seen enough. Where nobody runs jobs, they are run here. */
export async function watchRound(deps: Deps, id: string, progress: RoundProgress, signal: AbortSignal): Promise<{ ending: Ending; round: RoundRow | undefined }> {
  let runner: JobRunner | undefined;
  let round: RoundRow | undefined;
  let misses = 0;
  try {
    while (!signal.aborted) {
      try {
        if (!runner && !(await someRunnerLives(deps.pool))) {
          runner = await startRunner(deps);
          progress.say('Laoyou is not running, so the work is done here: leave this open.');
        }
        [round] = await selectRounds(deps.db, { id });
        if (!round) break;
        progress.show(round);
        if (round.state !== 'running') return { ending: round.state, round };
        misses = 0;
      } catch (error) {
        if ((misses += 1) > PATIENCE) throw error;
      }
      await delay(EVERY_MS, undefined, { signal }).catch(() => {});
    }
    return { ending: runner ? 'paused' : 'detached', round };
  } finally {
    await runner?.stop();
  }
}
