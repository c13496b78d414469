/** A small network in doubt writes some number. One that nobody wrote is worse than a clumsy sentence. */
import type { Pair } from '../../../translation/ports.ts';
import { arabicNumbers, valuesIn } from '../../../translation/numbers.ts';
import { numberGuard } from '../../../translation/number-guard.ts';
import { withoutMarks } from '../../../translation/marks.ts';

/** Whether a number stands in `output` that neither the sentence nor its draft gives cause for. */
export function makesUpNumbers(languages: Pair, sentence: string, draft: string, output: string): boolean {
  const [source, written] = [withoutMarks(sentence), withoutMarks(output)];
  const known = new Set([...valuesIn(source), ...valuesIn(withoutMarks(draft))]);
  const unheard = arabicNumbers(written).some(({ values }) => !values.some((value) => known.has(value)));
  // Read the other way round, the room's guard knows 8折 for 20% off, 18:30 for half past six, jin for kilos.
  return unheard && numberGuard({ languages: { source: languages.target, target: languages.source }, source: written, target: source }) !== undefined;
}
