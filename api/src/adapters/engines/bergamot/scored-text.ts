/** Texts that come back with how sure the network was: plain text as HTML there, words in `<font>` with scores back. */
import { unescape } from './html-marks.ts';

const SCORE = /x-bergamot-sentence-score="([^"]*)"/;
const TAG = /<\/?font[^<>]*>/g;

export interface Scored {
  text: string;
  /** Mean over its words of the logarithm of their probability: 0 is certain. Without words, or unreadable: no trust at all. */
  sure: number;
}

/** Reads an answer of a model that gives scores. What was sent must have been escaped, so every tag in it is the runtime's. */
export function readScored(answer: string): Scored {
  const score = Number.parseFloat(SCORE.exec(answer)?.[1] ?? '');
  return { text: unescape(answer.replace(TAG, '')), sure: Number.isNaN(score) ? -Infinity : score };
}
