/** Decides whether an engine's output may be shown at all. Whether its meaning is to be doubted is for `doubts.ts` to say. */
import { compared, type Finding, type Guard, type GuardInput } from './guard.ts';
import { tokens } from './marks.ts';
import type { Pair, ProtectedText } from './ports.ts';
import type { Protected } from './protect.ts';

const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff\ufdd0-\ufdef]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const BIDI = /[\u202a-\u202e\u2066-\u2069]/g;
const REPEATING = /(\S.{1,39}?)\1{5,}/u;
const REPEATED = /(\S.{0,39}?)\1{3,}/u;
const READABLE = /[\p{L}\p{N}]/u;

/** What no translation looks like: nothing, far too much, or characters nobody can read. */
const shapeGuard: Guard = ({ source, target }) => {
  const bad = (detail: string): Finding => ({ reason: 'engine.bad_output', detail });
  if (READABLE.test(source) && !READABLE.test(target)) return bad('empty');
  if (target.length > source.length * 12 + 100) return bad('too long');
  // Neural models in trouble say the same few words without end.
  if (REPEATING.test(target) && !REPEATED.test(source)) return bad('repeats itself');
  if (source.length > 80 && target.length < source.length / 20) return bad('too short');
  if (CONTROL.test(target) || /\ufffd/.test(target) !== /\ufffd/.test(source)) return bad('control characters');
  if ((target.match(BIDI)?.length ?? 0) > (source.match(BIDI)?.length ?? 0)) return bad('text direction marks');
  return undefined;
};

const GUARDS: readonly Guard[] = [shapeGuard];

/** An engine's output as far as white space is not meant: one line, trimmed. */
export function tidy(output: string): ProtectedText {
  return output.replace(/[\t\n\r]+/g, ' ').trim();
}

/** The first thing wrong with `output`, or `undefined` when it may be shown. */
export function verify(source: Protected, output: ProtectedText, languages: Pair, guards: readonly Guard[] = GUARDS): Finding | undefined {
  if (output === source.text) return undefined;
  const lost = checkMarks(source, output);
  if (lost) return { reason: 'markup.lost', detail: lost };
  return findFlaw(compared(source.text, output, languages), guards);
}

/** The first thing wrong with the words of an output. An engine may look before it answers, and try another way. */
export function findFlaw(input: GuardInput, guards: readonly Guard[] = GUARDS): Finding | undefined {
  for (const guard of guards) {
    const finding = guard(input);
    if (finding) return finding;
  }
  return undefined;
}

/**
 * Every mark exactly once, pairs closed in the order they were opened and around the same pairs as before.
 * Atoms may move anywhere but a link into a link.
 */
function checkMarks({ marks }: Protected, output: ProtectedText): string | undefined {
  const seen = new Set<number>();
  const open: { number: number; filled: boolean }[] = [];
  for (const token of tokens(output)) {
    if (token.kind === 'text') {
      if (/[⟦⟧]/.test(token.value)) return 'a torn mark';
      if (token.value.trim() !== '') for (const pair of open) pair.filled = true;
      continue;
    }
    const mark = marks.get(token.number);
    if (!mark) return `unknown mark ${token.number}`;
    if (token.closing) {
      const pair = open.pop();
      if (pair?.number !== token.number) return `mark ${token.number} closed out of order`;
      if (mark.kind === 'pair' && mark.filled && !pair.filled) return `nothing left in mark ${token.number}`;
      continue;
    }
    if (seen.has(token.number)) return `mark ${token.number} twice`;
    seen.add(token.number);
    if (mark.kind === 'pair') {
      if ((open.at(-1)?.number ?? 0) !== mark.parent) return `mark ${token.number} moved into another`;
      open.push({ number: token.number, filled: false });
    } else {
      const insideLink = open.some((pair) => isLink(marks.get(pair.number)!));
      if (mark.isLink && insideLink && !mark.inLink) return `link ${token.number} inside a link`;
      for (const pair of open) pair.filled = true;
    }
  }
  if (open.length > 0) return `mark ${open.at(-1)!.number} left open`;
  return seen.size === marks.size ? undefined : 'a mark is missing';
}

const isLink = (mark: { kind: string; node: { type: string } }) => mark.kind === 'pair' && mark.node.type === 'link';
