/** Who wrote a translation, as readers are told. */
import { AUTHORS } from './own-version.ts';
import type { Engine, TranslatedPost } from './ports.ts';
import { lowestQuality } from './quality.ts';
import type { Unit } from './unit.ts';

type Provenance = Pick<TranslatedPost, 'engine' | 'engineVersion' | 'model' | 'quality' | 'local'>;

/** A text that needed no engine, because every sentence reads the same in the target language. */
const NOBODY: Provenance = { engine: 'none', engineVersion: '0', model: '', quality: 'high', local: true };
/** People translated every sentence of it. */
const PEOPLE: Provenance = { ...NOBODY, engine: 'human' };
/** What stands in the place of an engine where none took part. */
export const NO_ENGINES: readonly string[] = [NOBODY.engine, PEOPLE.engine, ...AUTHORS];

/**
 * The engine that wrote most sentences is named. When several took part, the lowest quality counts, and it is
 * local only if all of them are: a reader is never told better than what is on the page.
 */
export function provenance(perSentence: Unit[]): Provenance {
  const counts = new Map<Engine, number>();
  for (const { answer } of perSentence) if (answer?.engine) counts.set(answer.engine, (counts.get(answer.engine) ?? 0) + 1);
  const used = [...counts].sort((a, b) => b[1] - a[1]).map(([engine]) => engine);
  const main = used[0];
  if (!main) return perSentence.some(({ answer }) => answer) ? PEOPLE : NOBODY;
  return {
    engine: main.id,
    engineVersion: main.version,
    model: main.model,
    quality: lowestQuality(used.map((engine) => engine.quality)),
    local: used.every((engine) => engine.local),
  };
}
