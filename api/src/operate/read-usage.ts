import type { Static } from 'typebox';
import type { Viewer } from '../accounts/viewer.ts';
import { monthOf, nextMonth } from '../adapters/usage-postgres.ts';
import type { Deps } from '../deps.ts';
import { assertMayOperate } from './policy.ts';
import { priceOf } from './price.ts';
import { selectUsage, type UsageRow } from './queries.ts';
import type { EngineUsage, Usage } from './schemas.ts';
import { standInFor, standingOf } from './standing.ts';

const MONTHS = 12;

/** What each engine was sent in this month and those before, what that may cost, and how the engines stand. */
export async function readUsage({ db, engines, clock, config }: Pick<Deps, 'db' | 'engines' | 'clock' | 'config'>, viewer: Viewer): Promise<Static<typeof Usage>> {
  assertMayOperate(viewer);
  const now = clock.now();
  const [month, renewedAt] = [monthOf(now), nextMonth(now)];
  const rows = await selectUsage(db, monthsBefore(now, MONTHS - 1));
  const of = (id: string) => rows.filter(({ engine }) => engine === id);
  const known = engines.map((engine) => ({ engine, standing: standingOf(of(engine.id), month, config.budgets.get(engine.id)?.characters ?? null, now, renewedAt) }));

  const months = (id: string) => of(id).map((row) => showMonth(row, config.budgets.get(id)?.price?.amount ?? null));
  return {
    month,
    renewedAt: new Date(renewedAt).toISOString(),
    engines: known.map(({ engine, standing: { state, reason, until } }): Static<typeof EngineUsage> => {
      const { characters: budget, price } = config.budgets.get(engine.id) ?? { characters: null, price: null };
      const [last] = of(engine.id).filter(({ lastAskedAt }) => lastAskedAt);
      return {
        id: engine.id, model: engine.model, version: engine.version, quality: engine.quality, local: engine.local,
        budget, price: price && { ...price }, state, reason, until: until?.toISOString() ?? null,
        standIn: state === 'answering' || state === 'unasked' ? null : standInFor(engine, known),
        lastAskedAt: last?.lastAskedAt?.toISOString() ?? null,
        months: months(engine.id),
      };
    }),
    // Engines that are not asked any more have a bill too.
    earlier: [...new Set(rows.map(({ engine }) => engine))]
      .filter((id) => !engines.some((engine) => engine.id === id))
      .map((id) => ({ id, price: config.budgets.get(id)?.price ?? null, months: months(id) })),
  };
}

function showMonth({ month, characters, sentences, requests, failures }: UsageRow, perMillion: string | null) {
  return { month, characters, sentences, requests, failures, price: perMillion === null ? null : priceOf(characters, perMillion) };
}

function monthsBefore(time: number, count: number): string {
  const date = new Date(time);
  return monthOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - count, 1));
}
