import type { Doubt } from '../doubts.ts';
import { leftOver } from './match-quantities.ts';
import type { Quantity } from './quantity.ts';
import { readQuantities } from './read-quantities.ts';

/** What one text says how much, how many or when, and the other does not say, or says otherwise. */
export function quantityDoubts(source: string, target: string): Doubt[] {
  const [told, retold] = [readQuantities(source), readQuantities(target)];
  const { lost, added } = leftOver(told, retold);
  // What stands there twice and stood there once was said again, unless something else is missing.
  const again = new Set(leftOver(told, added).added);
  const others = added.filter(({ weight }) => weight !== 'soft');
  const doubts: { at: number; doubt: Doubt }[] = [];
  const said = new Set<Quantity>();
  // A day or an hour said twice is often told once; a number is not.
  const twice = new Set(leftOver(lost, retold).lost);
  for (const one of lost) {
    if (one.weight === 'soft' || ((one.kind === 'date' || one.kind === 'time') && !twice.has(one))) continue;
    const stands = others.find((other) => !said.has(other) && sameThing(one, other)) ?? others.find((other) => !said.has(other) && one.weight === 'firm' && other.weight === 'firm' && mayBe(one, other));
    if (one.weight === 'rival' && !stands) continue;
    if (stands) said.add(stands);
    doubts.push({ at: one.at, doubt: { kind: one.kind === 'number' && stands ? stands.kind : one.kind, source: one.text, ...(stands && { target: stands.text }) } });
  }
  for (const other of others) if (other.weight === 'firm' && !said.has(other) && again.has(other)) doubts.push({ at: Infinity, doubt: { kind: other.kind, source: '', target: other.text } });
  return doubts.map(({ doubt }) => doubt);
}

/** Both tell the same kind of thing: two weekdays, two sums of money. */
const sameThing = (one: Quantity, other: Quantity): boolean => {
  const dimensions = one.readings.map(({ dimension }) => dimension);
  return other.readings.some(({ dimension }) => dimensions.includes(dimension)) || (other.weight === 'firm' && one.kind === other.kind && one.readings.length === 0 && other.readings.length === 0);
};
const mayBe = (one: Quantity, other: Quantity): boolean => one.kind === other.kind || one.kind === 'number' || other.kind === 'number';
