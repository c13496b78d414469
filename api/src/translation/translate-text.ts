import type { Language } from './languages.ts';
import type { Clock, Engine, Glossary, Memory, PostText, TranslatedPost } from './ports.ts';

export interface TranslatorDeps {
  /** In order of preference. */
  engines: readonly Engine[];
  memory: Memory;
  glossary: Glossary;
  clock: Clock;
  /** Facts without personal text, for the structured log. */
  log?: (event: string, facts: Record<string, unknown>) => void;
  /** Longest wait for one batch, in milliseconds (default 60,000). */
  timeLimit?: number;
}

export interface TranslateOptions {
  /** Ends the work early (shutdown). */
  signal?: AbortSignal;
  /** Accept sentences that stay in the original because an engine is down (the last attempt). */
  acceptPartial?: boolean;
}

export interface Translator {
  /** Translates one text into `target`. Throws a named `TranslationError` when no sentence could be translated. */
  translate(text: Pick<PostText, 'title' | 'markdown' | 'language'>, target: Language, options?: TranslateOptions): Promise<TranslatedPost>;
  /** Engines as they stand now, for health pages. */
  engines(): { id: string; state: 'closed' | 'open' | 'half-open' }[];
}

/** Joins engines, memory and glossary into a translator. */
export function createTranslator(_deps: TranslatorDeps): Translator {
  throw new Error('not written yet');
}
