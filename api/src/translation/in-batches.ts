import type { Engine } from './ports.ts';

/** In as few groups as an engine's limits allow, in order. `lengthOf` gives the characters of one. */
export function inBatches<One>(all: readonly One[], limits: Engine['limits'], lengthOf: (one: One) => number): One[][] {
  const found: One[][] = [];
  let size = 0;
  for (const one of all) {
    const length = lengthOf(one);
    const last = found.at(-1);
    if (last && last.length < limits.sentences && size + length <= limits.characters) {
      last.push(one);
      size += length;
    } else {
      found.push([one]);
      size = length;
    }
  }
  return found;
}
