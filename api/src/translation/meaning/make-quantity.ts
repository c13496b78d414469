import type { DoubtKind } from '../doubts.ts';
import type { Quantity, Reading, Weight } from './quantity.ts';

/** One quantity of `text` from `at` to `end`; firm unless said otherwise. */
export function quantity(text: string, kind: DoubtKind, [at, end]: [number, number], raws: readonly number[], readings: readonly Reading[], more: { loose?: boolean; weight?: Weight } = {}): Quantity {
  return { kind, at, end, text: text.slice(at, end).trim(), raws, readings, loose: more.loose ?? false, weight: more.weight ?? 'firm' };
}

/** Where an expression matched. */
export const span = (match: RegExpExecArray | RegExpMatchArray): [number, number] => [match.index!, match.index! + match[0].length];
