/** How many errors the meaning guards find, and how often they raise an alarm for nothing. */
import { DOUBT_KINDS, findDoubts, type DoubtKind } from '../../../api/src/translation/doubts.ts';
import type { Figures } from '../figures.ts';
import type { EvalSet } from '../sets/read-sets.ts';
import { HALVES, type GuardPair } from './read-pairs.ts';

type Sides = Pick<GuardPair, 'pair' | 'source' | 'target'>;

/** The kinds of doubt that the guards have about a pair. */
export function kindsOf({ pair, source, target }: Sides): Set<DoubtKind> {
  const [from, to] = pair.split('-') as ['zh' | 'en', 'zh' | 'en'];
  return new Set(findDoubts({ languages: { source: from, target: to }, source, target }).map(({ kind }) => kind));
}

const percent = (part: number, whole: number): number => Number(((100 * part) / whole).toFixed(2));

/**
 * `guards_<kind>_recall` and `_precision` ask for the very kind; `guards_found` is the share of wrong pairs that were
 * flagged at all. The same with `guards_dev_`, `guards_test_` and `guards_fresh_` for each part.
 */
export function guardFigures(pairs: readonly GuardPair[]): Figures {
  const scored = pairs.map((pair) => ({ ...pair, flagged: kindsOf(pair) }));
  const figures: Figures = {};
  for (const half of [undefined, ...HALVES]) {
    const part = scored.filter((one) => half === undefined || one.half === half);
    if (part.length === 0) continue;
    const put = (name: string, value: number): void => void (figures[`guards_${half ? `${half}_` : ''}${name}`] = value);
    const [right, wrong] = [part.filter(({ doubts }) => doubts.length === 0), part.filter(({ doubts }) => doubts.length > 0)];
    put('pairs', part.length);
    put('right', right.length);
    const alarms = right.filter(({ flagged }) => flagged.size > 0).length;
    const found = wrong.filter(({ flagged }) => flagged.size > 0).length;
    put('false_alarms', percent(alarms, right.length));
    put('found', percent(found, wrong.length));
    put('precision', percent(found, found + alarms));
    for (const kind of DOUBT_KINDS) {
      const labelled = part.filter(({ doubts }) => doubts.includes(kind));
      const raised = part.filter(({ flagged }) => flagged.has(kind));
      const both = labelled.filter(({ flagged }) => flagged.has(kind)).length;
      if (labelled.length === 0) continue;
      put(`${kind}_total`, labelled.length);
      put(`${kind}_recall`, percent(both, labelled.length));
      if (raised.length > 0) put(`${kind}_precision`, percent(both, raised.length));
    }
  }
  return figures;
}

/** In percent of people's translations of a set, both directions: how many the guards would flag. */
export function alarmFigures(sets: readonly EvalSet[]): Figures {
  const figures: Figures = {};
  for (const name of new Set(sets.map((set) => set.name))) {
    let [flagged, lines] = [0, 0];
    for (const { source, target, sources, references } of sets.filter((set) => set.name === name && !set.posts)) {
      lines += sources.length;
      flagged += sources.filter((text, index) => kindsOf({ pair: `${source}-${target}` as GuardPair['pair'], source: text, target: references[index]! }).size > 0).length;
    }
    if (lines > 0) [figures[`guards_${name}_alarms`], figures[`guards_${name}_lines`]] = [percent(flagged, lines), lines];
  }
  return figures;
}
