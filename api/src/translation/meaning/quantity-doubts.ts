import type { Doubt } from '../doubts.ts';
import { leftOver } from './match-quantities.ts';
import type { Quantity } from './quantity.ts';
import { readQuantities } from './read-quantities.ts';

/** A sentence with more than these is wrong altogether; nobody reads a longer list. */
export const MOST_DOUBTS = 20;

/** What one text says how much, how many or when, and the other does not say, or says otherwise. */
export function quantityDoubts(source: string, target: string): Doubt[] {
  const [told, retold] = [readQuantities(source), readQuantities(target)];
  const { lost, added } = leftOver(told, retold);
  // What stands there twice and stood there once was said again, unless something else is missing.
  const again = new Set(leftOver(told, added).added);
  const others = added.filter(({ weight }) => weight !== 'soft');
  const doubts: Doubt[] = [];
  const take = standIns(others);
  const said = new Set<Quantity>();
  // A day or an hour said twice is often told once; a number is not.
  const twice = new Set(leftOver(lost, retold).lost);
  for (const one of lost) {
    if (one.weight === 'soft' || ((one.kind === 'date' || one.kind === 'time') && !twice.has(one))) continue;
    if (doubts.length === MOST_DOUBTS) break;
    const stands = take(one, said);
    if (one.weight === 'rival' && !stands) continue;
    if (stands) said.add(stands);
    doubts.push({ kind: one.kind === 'number' && stands ? stands.kind : one.kind, source: one.text, ...(stands && { target: stands.text }) });
  }
  for (const other of others) if (other.weight === 'firm' && !said.has(other) && again.has(other)) doubts.push({ kind: other.kind, source: '', target: other.text });
  return doubts;
}

/**
 * Finds what seems to stand for a quantity: what tells the same kind of thing, two weekdays or two sums of money; for a
 * firm one, another of its kind or a bare number.
 */
function standIns(others: readonly Quantity[]): (one: Quantity, said: ReadonlySet<Quantity>) => Quantity | undefined {
  const queues = new Map<string, Quantity[]>();
  const put = (name: string, other: Quantity): void => {
    const queue = queues.get(name);
    if (queue) queue.push(other);
    else queues.set(name, [other]);
  };
  // From the end, so that the first is taken first.
  for (const other of others.toReversed()) {
    for (const { dimension } of other.readings) put(dimension, other);
    if (other.weight !== 'firm') continue;
    if (other.readings.length === 0) put(`bare ${other.kind}`, other);
    for (const name of ['any', `kind ${other.kind}`]) put(name, other);
  }
  return (one, said) => {
    const names = one.readings.map(({ dimension }) => dimension);
    if (one.readings.length === 0) names.push(`bare ${one.kind}`);
    if (one.weight === 'firm') names.push(...(one.kind === 'number' ? ['any'] : [`kind ${one.kind}`, 'kind number']));
    for (const name of names) {
      const queue = queues.get(name);
      while (queue?.length && said.has(queue.at(-1)!)) queue.pop();
      if (queue?.length) return queue.at(-1);
    }
    return undefined;
  };
}
