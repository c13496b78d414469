import type { ReasonCode } from './errors.ts';
import type { Pair } from './ports.ts';

export interface Finding {
  reason: ReasonCode;
  /** What is wrong, for logs and tests; holds no more of the text than a mark or a number. */
  detail: string;
}

export interface GuardInput {
  languages: Pair;
  /** Without marks. */
  source: string;
  target: string;
}

/** Looks at one thing that must hold between a sentence and its translation. */
export type Guard = (input: GuardInput) => Finding | undefined;
