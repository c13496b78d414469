/** A small network in doubt writes some number. A wrong one is worse than a clumsy sentence. */
import { chineseValues } from '../../../translation/chinese-numbers.ts';
import { withoutMarks } from '../../../translation/marks.ts';
import { numberGuard } from '../../../translation/number-guard.ts';
import { arabicNumbers, valuesIn } from '../../../translation/numbers.ts';
import { isRead } from '../../../translation/languages.ts';
import type { Pair } from '../../../translation/ports.ts';

/** Chinese numerals below this stand in words and set phrases (一起, 三心二意) and say little. */
const TELLING = 13;

/** Whether a number of the sentence is missing, or one stands in `output` that neither the sentence nor its draft gives cause for. */
export function numbersDiffer(languages: Pair, sentence: string, draft: string, output: string): boolean {
  const [source, written] = [withoutMarks(sentence), withoutMarks(output)];
  if (numberGuard({ languages, source, target: written })) return true;
  const known = new Set([...valuesIn(source), ...valuesIn(withoutMarks(draft))]);
  if (languages.target === 'zh' && [...chineseValues(written)].some((value) => value >= TELLING && !known.has(value))) return true;
  const unheard = arabicNumbers(written).some(({ values }) => !values.some((value) => known.has(value)));
  // Read the other way round, the room's guard knows 8折 for 20% off, 18:30 for half past six, jin for kilos.
  return unheard && isRead(languages.source) && numberGuard({ languages: { source: languages.target, target: languages.source }, source: written, target: source }) !== undefined;
}
