/** Doubts of meaning: a translation that may be shown, with a warning, because something in it should be checked. */
import type { GuardInput } from './guard.ts';
import { lostNumbers } from './number-guard.ts';

export const DOUBT_KINDS = ['number', 'money', 'date', 'time', 'unit', 'percent', 'negation', 'name'] as const;
export type DoubtKind = (typeof DOUBT_KINDS)[number];

/** One thing to check, in the words of both texts: `3万` / `30,000`. */
export interface Doubt {
  kind: DoubtKind;
  source: string;
  /** What seems to stand for it in the translation; left out when nothing does. */
  target?: string;
}

/** Looks at one kind of fact that must be the same in both texts. Takes time in proportion to their length. */
export type MeaningGuard = (input: GuardInput) => Doubt[];

const numbers: MeaningGuard = (input) => lostNumbers(input).map(({ text }) => ({ kind: 'number', source: text }));

const MEANING_GUARDS: readonly MeaningGuard[] = [numbers];

/** Everything that should be checked; none for a text that came back as it was. */
export function findDoubts(input: GuardInput, guards: readonly MeaningGuard[] = MEANING_GUARDS): Doubt[] {
  return input.source === input.target ? [] : guards.flatMap((guard) => guard(input));
}
