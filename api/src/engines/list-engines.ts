import type { Static } from 'typebox';
import type { Deps } from '../deps.ts';
import { NO_ENGINES } from '../translation/index.ts';
import { countMade } from './queries.ts';
import { readScores, type Measured } from './read-scores.ts';
import type { EngineInUse, EnginesInUse } from './schemas.ts';

type Answer = Static<typeof EnginesInUse>;

/** Counting every translation is no work for every visit. */
export const FRESH_MS = 60_000;

/** The engines in the order they are asked, what they have made here and what was measured of them. The same for everybody for a minute. */
export function createEnginesList({ db, engines, clock }: Pick<Deps, 'db' | 'engines' | 'clock'>, measured: () => Promise<readonly Measured[]> = readScores): () => Promise<Answer> {
  let known: { at: number; answer: Promise<Answer> } | undefined;
  const scores = { read: undefined as Promise<readonly Measured[]> | undefined };

  async function list(): Promise<Answer> {
    const [made, all] = await Promise.all([countMade(db, engines.map(({ id, version }) => ({ id, version }))), (scores.read ??= measured())]);
    return {
      engines: engines.map(({ id, model, version, quality, local, pairs }): Static<typeof EngineInUse> => {
        const own = made.engines.find(({ engine }) => engine === id);
        const { engine: _, ...figures } = all.find(({ engine }) => engine === id) ?? { engine: null };
        return {
          id, model, version, quality, local, pairs: [...pairs],
          translations: own?.translations ?? 0,
          olderVersions: own ? own.translations - own.current : 0,
          since: own?.since.toISOString() ?? null,
          measured: 'version' in figures ? { ...figures, shared: figures.shared ?? false, current: figures.version === version } : null,
        };
      }),
      earlier: made.engines
        .filter(({ engine }) => !engines.some(({ id }) => id === engine) && !NO_ENGINES.includes(engine))
        .map(({ engine, translations, since }) => ({ id: engine, translations, since: since.toISOString() })),
      people: { sentences: made.humanSentences, authors: made.authors },
    };
  }

  return () => {
    if (known && clock.now() - known.at < FRESH_MS) return known.answer;
    const answer = list();
    known = { at: clock.now(), answer };
    // A failure is not remembered.
    answer.catch(() => { if (known?.answer === answer) known = undefined; });
    return answer;
  };
}
