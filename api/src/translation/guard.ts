import type { ReasonCode } from './errors.ts';
import { withoutMarks } from './marks.ts';
import type { Pair, ProtectedText } from './ports.ts';

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

/** A sentence and what was made of it as guards compare them: the words, without marks. */
export function compared(source: ProtectedText, target: ProtectedText, languages: Pair): GuardInput {
  return { languages: { source: languages.source, target: languages.target }, source: withoutMarks(source), target: withoutMarks(target) };
}

/** Looks at one thing that must hold between a sentence and its translation. */
export type Guard = (input: GuardInput) => Finding | undefined;
