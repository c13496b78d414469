/**
 * The last look at a draft: words where there were words, marks and numbers whole. Rules about words always meet a
 * sentence they did not expect; it is put right here.
 */
import type { Pair } from '../../../translation/ports.ts';
import { addNumbers, bare, keepMarks } from '../keep-marks.ts';

export function keepWhole(languages: Pair, source: string, draft: string): string {
  if (!/[\p{L}\p{N}]/u.test(bare(draft)) && /[\p{L}\p{N}]/u.test(bare(source))) return source;
  return addNumbers(languages, source, keepMarks(source, draft));
}
