/** The one place where text that people send is checked and put in its normal form. */
import { Failure, type FailureCode } from '../failure.ts';

/** All but the tab and the line feed. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
/** Turn the reading direction around and stay on: they let a short text rearrange the page around it. */
const DIRECTION = /[\u202A-\u202E\u2066-\u2069]/u;
/** Everything that leaves no ink: spaces, zero-width and filler characters, marks with nothing to stand on. */
const INKLESS = /[\s\p{Cf}\p{Z}\p{M}\p{Cc}\u2800\u3164\uFFA0\u115F\u1160]/gu;

interface Rules {
  max: number;
  empty: FailureCode;
  tooLong: FailureCode;
}

/** A text of many lines: line ends become `\n`, the rest stays as it was written. */
export function checkBody(text: string, rules: Rules): string {
  const normal = normalise(text).replace(/\r\n?/g, '\n').replace(/^(?:[ \t]*\n)+/, '').trimEnd();
  if (CONTROL.test(normal)) throw new Failure('text.control_characters');
  return checkMeasure(normal, rules);
}

/** A text of one line: every run of white space becomes one space. */
export function checkLine(text: string, rules: Rules): string {
  const normal = normalise(text).replace(/[\s\u2028\u2029]+/g, ' ').trim();
  if (CONTROL.test(normal) || DIRECTION.test(normal)) throw new Failure('text.control_characters');
  return checkMeasure(normal, rules);
}

/** Characters as people count them. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function normalise(text: string): string {
  // Half a surrogate pair cannot be stored as UTF-8; JSON can smuggle one in by an escape.
  if (/\p{Cs}/u.test(text)) throw new Failure('request.not_utf8');
  return text.replace(/^\uFEFF/, '').normalize('NFC');
}

function checkMeasure(text: string, { max, empty, tooLong }: Rules): string {
  if (text.replace(INKLESS, '') === '') throw new Failure(empty);
  if (text.length > max && countCharacters(text) > max) throw new Failure(tooLong, { max });
  return text;
}
