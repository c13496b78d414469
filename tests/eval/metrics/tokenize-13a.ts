/** The tokeniser of mteval-v13a, by which BLEU of English is counted, in the form sacrebleu made the common one. */
import { words } from './white-space.ts';

/** In this order; each works on what the one before has left. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/([{-~[-` -&(-+:-@/])/gu, ' $1 '],
  // A full stop or comma is part of a number only between two digits.
  [/([^0-9])([.,])/gu, '$1 $2 '],
  [/([.,])([^0-9])/gu, ' $1 $2'],
  [/([0-9])(-)/gu, '$1 $2 '],
];

/** Cuts Western punctuation off the words. Shared by both tokenisers. */
export function splitPunctuation(text: string): string[] {
  return words(RULES.reduce((line, [pattern, replacement]) => line.replace(pattern, replacement), text));
}

/** Tokens of an English line. */
export function tokenize13a(line: string): string[] {
  const plain = line
    .replaceAll('<skipped>', '')
    .replaceAll('-\n', '')
    .replaceAll('\n', ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
  return splitPunctuation(` ${plain} `);
}
