import type { Language } from './languages.ts';

export interface LanguageGuess {
  /** `null`: undetermined (numbers, emoji, code, a script of neither language). */
  language: Language | null;
  /** 0 to 1. Under 0.5 a person should be asked. */
  confidence: number;
}

/** Guesses the language of a whole text (Markdown or plain); code, addresses and mentions do not count. */
export function detectLanguage(_text: string): LanguageGuess {
  throw new Error('not written yet');
}
