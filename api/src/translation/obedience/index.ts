/**
 * Whether what a language model sent back can be a translation at all. A post may tell the model what to answer, and
 * models do as they are told; so the answer is looked at, not the model's good will.
 */
import { findFlaw } from '../verify.ts';
import type { Finding, Guard, GuardInput } from '../guard.ts';
import { chatterGuard } from './chatter.ts';
import { foreignMatterGuard } from './foreign-matter.ts';
import { languageGuard, proportionGuard } from './in-language.ts';
import { ordersGuard } from './orders.ts';
import { polarityGuard } from './polarity.ts';
import { repeatsGuard } from './repeats.ts';

export { careFor, givesOrders } from './orders.ts';

const GUARDS: readonly Guard[] = [languageGuard, proportionGuard, foreignMatterGuard, chatterGuard, ordersGuard, repeatsGuard, polarityGuard];

/** The first reason to think that the model obeyed the text instead of translating it. */
export function findObedience(input: GuardInput): Finding | undefined {
  return findFlaw(input, GUARDS);
}
