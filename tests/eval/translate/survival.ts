/**
 * What of a post comes through an engine. Counted on what the engine answered, before the room's guards: they keep a
 * sentence that lost something in the original, so readers never miss it, and that would hide how good the engine is.
 */
import { tokens, withoutMarks } from '../../../api/src/translation/marks.ts';
import { lostNumbers } from '../../../api/src/translation/number-guard.ts';
import { arabicNumbers } from '../../../api/src/translation/numbers.ts';
import type { Mark, Protected } from '../../../api/src/translation/protect.ts';
import { holdsName } from '../sets/posts.ts';

export const KINDS = ['numbers', 'links', 'mentions', 'code', 'names', 'hashtags', 'emoji'] as const;
export type Kind = (typeof KINDS)[number];

export interface Count {
  kept: number;
  total: number;
}
export type Tally = Record<Kind, Count>;

export function emptyTally(): Tally {
  return Object.fromEntries(KINDS.map((kind) => [kind, { kept: 0, total: 0 }])) as Tally;
}

/** Adds `more` to `tally`. */
export function addTally(tally: Tally, more: Tally): void {
  for (const kind of KINDS) {
    tally[kind].kept += more[kind].kept;
    tally[kind].total += more[kind].total;
  }
}

/**
 * One sentence. `output` is the engine's answer, `undefined` when it gave none: then all it was asked to carry is lost.
 *
 * - links (addresses, mail addresses, words that are a link), mentions, code spans, hashtags, emoji: each one in the
 *   source is kept when its mark stands in the answer exactly once (a link around words: opened once, then closed
 *   once). Those the room holds back, at either end of a sentence, never meet the engine and are kept.
 * - numbers: each one written in digits, outside of the things above, is kept when the answer says its value: in
 *   digits, in words, in Chinese numerals, or in another way the room's guard knows for right (8折 is 20% off, 斤 in kilos).
 */
export function sentenceSurvival({ text, marks, frame }: Protected, output: string | undefined): Tally {
  const tally = emptyTally();
  const count = (kind: Kind | undefined, kept: boolean): void => {
    if (!kind) return;
    tally[kind].total += 1;
    if (kept) tally[kind].kept += 1;
  };
  for (const [number, mark] of marks) count(kindOf(mark.node), output !== undefined && cameBack(number, mark, output));
  for (const node of [...frame.lead, ...frame.tail, ...frame.wrappers]) count(kindOf(node), true);
  const source = withoutMarks(text);
  const numbers = arabicNumbers(source).length;
  const lost = output === undefined ? numbers : lostNumbers({ source, target: withoutMarks(output) }).length;
  tally.numbers = { total: numbers, kept: numbers - lost };
  return tally;
}

/** names: each listed with the post is kept when one of its renderings stands in what the engine made of the post. */
export function nameSurvival(names: readonly (readonly [string, ...string[]])[], answers: string): Count {
  const text = withoutMarks(answers);
  return { total: names.length, kept: names.filter(([, ...renderings]) => renderings.some((one) => holdsName(text, one))).length };
}

function kindOf(node: Mark['node']): Kind | undefined {
  if (node.type === 'inlineCode') return 'code';
  if (node.type === 'link') return node.data?.mention ? 'mentions' : 'links';
  if (node.type !== 'text') return undefined;
  if (/^(?:https?:\/\/|www\.)|@/.test(node.value)) return 'links';
  if (node.value.startsWith('#') && !node.value.includes('\u20e3')) return 'hashtags';
  return /\p{ExtPict}|\p{RI}|\u20e3/u.test(node.value) ? 'emoji' : undefined;
}

function cameBack(number: number, mark: Mark, output: string): boolean {
  const found = tokens(output).filter((token) => token.kind === 'mark' && token.number === number).map((token) => token.kind === 'mark' && token.closing);
  return found.join() === (mark.kind === 'pair' ? 'false,true' : 'false');
}
