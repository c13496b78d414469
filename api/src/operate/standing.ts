/** How an engine stands, from what all processes have written down of it: pure. */
import type { Engine, ReasonCode } from '../translation/index.ts';
import type { UsageRow } from './queries.ts';

export const STANDINGS = ['unasked', 'answering', 'paused', 'trial', 'spent'] as const;

export interface Standing {
  /** `paused`: left alone since it failed; `trial`: that time is over, and it is about to be tried; `spent`: its budget is. */
  state: (typeof STANDINGS)[number];
  reason: ReasonCode | null;
  until: Date | null;
}

/** `rows` are the engine's months, the newest first; `month` is the current one. */
export function standingOf(rows: readonly UsageRow[], month: string, budget: number | null, now: number, renewedAt: number): Standing {
  const current = rows.find((row) => row.month === month);
  if (budget !== null && isSpent(current, budget)) return { state: 'spent', reason: null, until: new Date(renewedAt) };
  const last = rows.find(({ lastAskedAt }) => lastAskedAt !== null);
  if (!last) return { state: 'unasked', reason: null, until: null };
  const { lastAskedAt, lastFailure, lastFailureAt, pausedUntil } = last;
  // Asked since, by this process or another one: had that failed too, it would be the last failure.
  if (!pausedUntil || !lastFailureAt || lastAskedAt!.getTime() > lastFailureAt.getTime()) return { state: 'answering', reason: null, until: null };
  return { state: pausedUntil.getTime() > now ? 'paused' : 'trial', reason: lastFailure, until: pausedUntil };
}

/** Hardly any budget is used up to its last character: it is spent when what there was to send found no room. */
function isSpent(row: UsageRow | undefined, budget: number): boolean {
  const characters = row?.characters ?? 0;
  return characters >= budget || (row !== undefined && row.turnedAway !== null && characters + row.turnedAway > budget);
}

const serves = ({ state }: Standing) => state === 'answering' || state === 'unasked';

/** Which engine serves while one does not: the first of the others that works and has one of its pairs. */
export function standInFor(engine: Engine, all: readonly { engine: Engine; standing: Standing }[]): string | null {
  const shared = (other: Engine) => other.pairs.some(({ source, target }) => engine.pairs.some((pair) => pair.source === source && pair.target === target));
  return all.find((other) => other.engine.id !== engine.id && serves(other.standing) && shared(other.engine))?.engine.id ?? null;
}
