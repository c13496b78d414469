import { transaction } from '@laoyou/db';
import { countRoundJobs, enqueueRound, queueFeeding } from '../adapters/queue-postgres.ts';
import type { Deps } from '../deps.ts';
import type { Language } from '../translation/index.ts';
import { serving } from './choose.ts';
import { lockRound, markComing, takeChosen, updateRound, type Position } from './queries.ts';

/** What one step tells the next; all there is to know for going on after a stop. */
export interface Step {
  round: string;
  /** The last post that was queued; null at the start. */
  after?: Position | null;
  /** Every post has been queued. */
  fed?: boolean;
  /** When the rate last gave leave, and how much of a post was left over. */
  at?: number;
  owed?: number;
}

const PAUSE_MS = 2000;
/** Never more than so many on the queue: stopping is quick, and a rate means what it says. */
const MOST_WAITING = 100;

/**
 * Queues the next posts of a round behind everything fresh, as its rate allows, and the next step: all in one
 * transaction, so that a process that is killed takes none twice and leaves none out.
 */
export async function feedBackfill({ db, engines, clock }: Pick<Deps, 'db' | 'engines' | 'clock'>, step: Step): Promise<void> {
  await transaction(db, async (tx) => {
    const round = await lockRound(tx, step.round);
    if (round?.state !== 'running') return;
    const waiting = await countRoundJobs(tx, round.id);
    const leave = allowance(round.rate, step, clock.now());
    const room = Math.max(0, Math.min(MOST_WAITING - waiting, Math.floor(leave)));
    const languages = round.languages as Language[];
    const { choice, communityId } = round;
    const jobs = step.fed || room === 0 ? [] : await takeChosen(tx, { choice, languages, communityId }, serving(engines, languages), step.after ?? null, room);
    const fed = step.fed || (room > 0 && jobs.length === 0);
    const over = fed && waiting === 0;

    await markComing(tx, jobs);
    // A round for all is asked for by somebody who prefers what comes to what is there.
    await enqueueRound(tx, round.id, jobs.map((job) => ({ ...job, keepBetter: choice !== 'all' })));
    const queued = round.queued + jobs.length;
    await updateRound(tx, round.id, {
      queued, done: Math.max(0, queued - waiting - jobs.length - round.failed),
      ...(over && { state: 'done', finishedAt: new Date(clock.now()) }),
    });
    if (over) return;
    const { postId, language } = jobs.at(-1) ?? step.after ?? {};
    const after = postId === undefined ? null : { postId, language: language! };
    const next: Step = { round: round.id, after, fed, at: clock.now(), owed: Math.min(leave - jobs.length, MOST_WAITING) };
    await queueFeeding(tx, { ...next }, jobs.length > 0 && jobs.length === room && round.rate === null ? 0 : PAUSE_MS);
  });
}

/** How many posts the rate gives leave for by now; the first at once. */
function allowance(rate: number | null, { at, owed = 1 }: Step, now: number): number {
  if (rate === null) return MOST_WAITING;
  return owed + (at === undefined ? 0 : (Math.max(0, now - at) / 60_000) * rate);
}
