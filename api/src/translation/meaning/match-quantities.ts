/** Which quantities of two texts answer for each other, each once. Takes time in proportion to how many there are. */
import type { Quantity, Reading, Weight } from './quantity.ts';

/** Measures that are converted in a translation; what comes out is rounded, so nearly the same is the same. */
const CONVERTED = new Set(['length', 'area', 'mass', 'volume', 'speed', 'duration', 'temperature', 'percent', 'power', 'data']);
/** How much a conversion may differ, in powers of e: a mile is three 里, half a pound 半斤, a month four weeks. */
const STEP = 0.066;
const WEIGHTS: Weight[] = ['firm', 'rival', 'soft'];

/** What is left over on both sides. */
export function leftOver(source: readonly Quantity[], target: readonly Quantity[]): { lost: Quantity[]; added: Quantity[] } {
  const index = indexOf([...target].sort(byWeight));
  const used = new Set<Quantity>();
  const found = new Set<Quantity>();
  for (const look of [exactly, converted, loosely]) {
    for (const one of [...source].sort(byWeight)) {
      if (found.has(one)) continue;
      const match = look(one, index, used);
      if (!match) continue;
      found.add(one);
      used.add(match);
    }
  }
  return { lost: source.filter((one) => !found.has(one)), added: target.filter((one) => !used.has(one)) };
}

const byWeight = (a: Quantity, b: Quantity): number => WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight);

/** Queues under each name; what is taken already is skipped once. */
type Index = Map<string, Quantity[]>;

function take(index: Index, name: string, used: ReadonlySet<Quantity>): Quantity | undefined {
  const queue = index.get(name);
  while (queue?.length && used.has(queue.at(-1)!)) queue.pop();
  return queue?.at(-1);
}

function indexOf(quantities: readonly Quantity[]): Index {
  const index: Index = new Map();
  const put = (name: string, one: Quantity) => {
    const queue = index.get(name);
    if (queue) queue.push(one);
    else index.set(name, [one]);
  };
  for (const one of quantities) {
    for (const name of new Set(one.readings.flatMap((reading) => [...namesOf(reading), ...bucketsOf(reading).slice(0, 1)]))) put(name, one);
    for (const raw of new Set(one.raws)) {
      put(`all ${shown(raw)}`, one);
      if (one.loose) put(`loose ${shown(raw)}`, one);
    }
  }
  // They are taken from the end: the first firm one first.
  for (const queue of index.values()) queue.reverse();
  return index;
}

const shown = (value: number): string => String(Number(value.toPrecision(9)));

/** Where the half of the day or the century is told on one side only, the other may be any. */
const isOpen = ({ dimension }: Reading): boolean => dimension === 'clock' || dimension === 'decade' || dimension === 'code';
const nameOf = ({ dimension, base }: Reading, part = ''): string => `${dimension} ${shown(base)} ${part}`;
function namesOf(reading: Reading): string[] {
  return isOpen(reading) ? [nameOf(reading, reading.unit), nameOf(reading, '*')] : [nameOf(reading)];
}
function sought(reading: Reading): string[] {
  if (!isOpen(reading) || reading.dimension === 'code') return [nameOf(reading, isOpen(reading) ? reading.unit : '')];
  return reading.unit === 'any' ? [nameOf(reading, '*')] : [nameOf(reading, reading.unit), nameOf(reading, 'any')];
}

function exactly(one: Quantity, index: Index, used: ReadonlySet<Quantity>): Quantity | undefined {
  for (const reading of one.readings) {
    for (const name of sought(reading)) {
      const match = take(index, name, used);
      if (match) return match;
    }
  }
  return undefined;
}

/** The bucket a reading is in, then its neighbours. */
function bucketsOf({ dimension, base, unit = '' }: Reading): string[] {
  if (!CONVERTED.has(dimension)) return [];
  const bucket = dimension === 'temperature' || dimension === 'percent' ? Math.round(base) : Math.round(Math.log(Math.max(base, 1e-12)) / STEP);
  return [0, -1, 1].map((near) => `~${dimension} ${bucket + near} ${unit}`);
}

function converted(one: Quantity, index: Index, used: ReadonlySet<Quantity>): Quantity | undefined {
  for (const reading of one.readings) {
    const buckets = bucketsOf({ ...reading, unit: '' });
    for (const bucket of buckets) {
      for (const unit of UNITS_SEEN(index, bucket)) {
        if ((unit === (reading.unit ?? '') && unit !== 'fraction')) continue;
        const match = take(index, bucket + unit, used);
        if (match) return match;
      }
    }
  }
  return undefined;
}

/** Under which units a bucket is filled. Made once for an index. */
const UNITS_SEEN = (() => {
  const seen = new WeakMap<Index, Map<string, string[]>>();
  return (index: Index, bucket: string): string[] => {
    let units = seen.get(index);
    if (!units) {
      units = new Map();
      for (const name of index.keys()) {
        if (!name.startsWith('~')) continue;
        const [dimension, number] = name.split(' ', 2);
        const stem = `${dimension} ${number} `;
        const list = units.get(stem);
        if (list) list.push(name.slice(stem.length));
        else units.set(stem, [name.slice(stem.length)]);
      }
      seen.set(index, units);
    }
    return units.get(bucket) ?? [];
  };
})();

function loosely(one: Quantity, index: Index, used: ReadonlySet<Quantity>): Quantity | undefined {
  for (const raw of one.raws) {
    const match = take(index, `${one.loose ? 'all' : 'loose'} ${shown(raw)}`, used);
    if (match) return match;
  }
  return undefined;
}
