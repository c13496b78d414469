import type { components } from '$lib/api/schema.d.ts';
import type { ApiError } from '$lib/api/shapes.ts';

export type Sheet = components['schemas']['TranslationSheet'];
export type SheetSentence = components['schemas']['SheetSentence'];
export type Suggestion = components['schemas']['Suggestion'];
export type Listed = components['schemas']['ListedSuggestion'];

/** What somebody writes as a better translation. */
export interface Words {
  text: string;
  note: string;
}

/** What can come of an act here; `corrections:done.*` says each. */
export const outcomes = ['suggested', 'accepted', 'rejected', 'withdrawn', 'reverted', 'voted', 'unvoted'] as const;
export type Outcome = (typeof outcomes)[number];

export const asOutcome = (value: string | null): Outcome | null => outcomes.find((each) => each === value) ?? null;

/** A form of these pages that was refused, with what was typed. */
export interface Refused {
  error: ApiError;
  form: string;
  values: Record<string, string>;
}

/** A sentence's suggestions as one reader acts on them: where its forms are sent, and what is refused or done. */
export interface Acting {
  /** The page the forms are sent to, up to `?/`. */
  action: string;
  /** What goes behind the action's name, such as `&which=mine`. */
  suffix?: string;
  refused: Refused | null;
  /** With scripts: it is done, show what is there now. */
  ondone(outcome: Outcome | null, sentence: number): Promise<void> | void;
  /** With scripts: it was refused; what is there now may be the reason. */
  onrefused?(): Promise<void> | void;
}
