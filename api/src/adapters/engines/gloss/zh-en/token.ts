/** One word of a sentence and what it may be in English. */
import type { Kind, Meanings } from './words.ts';

export interface Token {
  zh: string;
  kind: Kind;
  en: string;
  meanings: Meanings;
  /** More than one of it. */
  many?: boolean;
}

export const fixed = (text: string, kind: Kind): Token => ({ zh: text, kind, en: text, meanings: new Map([[kind, text]]) });
export const made = (zh: string, kind: Kind, en: string, many?: boolean): Token => ({ ...fixed(zh, kind), en, meanings: new Map([[kind, en]]), ...(many ? { many } : {}) });
export const HAN = /[㐀-鿿〇]/;
