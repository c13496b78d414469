import { PairUnsupported, TextTooLong } from '../../translation/errors.ts';
import { withoutMarks } from '../../translation/marks.ts';
import type { Engine, Pair, TranslateRequest } from '../../translation/ports.ts';

/** What an engine says no to before it does any work: a caller who has left, a pair it lacks, more than it takes. */
export function checkBatch({ id, pairs, limits }: Pick<Engine, 'id' | 'pairs' | 'limits'>, { source, target, sentences }: Pair & Pick<TranslateRequest, 'sentences'>, signal: AbortSignal): void {
  signal.throwIfAborted();
  if (!pairs.some((pair) => pair.source === source && pair.target === target)) throw new PairUnsupported(`${id} has no pair ${source} to ${target}`);
  if (sentences.length > limits.sentences || sentences.reduce((sum, { length }) => sum + length, 0) > limits.characters) throw beyondLimits(id);
}

export const beyondLimits = (id: string) => new TextTooLong(`The batch is beyond the limits of ${id}.`);

/** Which sentences have a letter in them. A service makes something of the others, or is paid for nothing. */
export const withLetters = (sentences: readonly string[]): number[] => sentences.flatMap((text, index) => (/\p{L}/u.test(withoutMarks(text)) ? [index] : []));
