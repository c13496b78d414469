/** Which of the waiting texts a thread is given next (pure). */
import type { Priority } from '../../../translation/ports.ts';

/** What has to be known of a waiting text. */
export interface Candidate {
  /** Texts are only sent together when this is the same: model and form. */
  group: string;
  priority: Priority;
  /** About how many tokens it has. */
  cost: number;
  /** When it is due, in milliseconds: the lower, the sooner. */
  due: number;
  /** It ended a thread that had it with others: it goes alone. */
  alone: boolean;
}

/** Tokens of a batch, counted as the runtime does: the longest text as often as there are texts. */
export interface BatchLimits { fresh: number; backfill: number }

/** Milliseconds by which each token of a call makes its next text due later, so that a short call overtakes a long one. */
const PACE = 2;

/** When each of a call's texts is due. */
export function dueTimes(now: number, costs: readonly number[]): number[] {
  let before = 0;
  return costs.map((cost) => {
    const due = now + before * PACE;
    before += cost;
    return due;
  });
}

/**
 * The most urgent text and those like it: of the same group and priority, nearest in length first, until the batch is
 * full. A batch takes as long as its longest text, so short ones do not go with long ones while there are others.
 * `threads`: how many are free to share the work.
 */
export function fillBatch<T extends Candidate>(waiting: readonly T[], limits: BatchLimits, threads = 1): T[] {
  const first = waiting.reduce<T | undefined>((best, one) => (best && !before(one, best) ? best : one), undefined);
  if (!first) return [];
  if (first.alone) return [first];
  const alike = waiting.filter((one) => one !== first && !one.alone && one.group === first.group && one.priority === first.priority)
    .sort((a, b) => Math.abs(a.cost - first.cost) - Math.abs(b.cost - first.cost) || a.due - b.due);
  const share = threads > 1 ? Math.ceil(alike.reduce((sum, { cost }) => sum + cost, first.cost) / threads) : Infinity;
  const limit = Math.min(limits[first.priority], share);
  const batch = [first];
  let longest = first.cost;
  for (const one of alike) {
    const grown = Math.max(longest, one.cost);
    if (grown * (batch.length + 1) > limit) break;
    batch.push(one);
    longest = grown;
  }
  return batch;
}

const before = (a: Candidate, b: Candidate): boolean => (a.priority === b.priority ? a.due < b.due : a.priority === 'fresh');

/** About how many pieces a vocabulary cuts a text into; for planning, not for counting. */
export function estimateTokens(text: string): number {
  let tokens = 1;
  for (const char of text) {
    const code = char.codePointAt(0)!;
    if (code === 0x20) continue;
    if (code < 0x80) tokens += /[A-Za-z]/.test(char) ? 0.27 : 1;
    else if (code >= 0x3000 && code <= 0x9fff) tokens += 0.75;
    else tokens += code < 0x250 ? 0.6 : 2.5;
  }
  return Math.ceil(tokens);
}
