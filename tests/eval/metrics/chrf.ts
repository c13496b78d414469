/** chrF2 of a whole text against one reference (Popović 2015): characters up to six in a row, recall counts double. */
import { squeezed } from './white-space.ts';

const ORDER = 6;
const BETA_SQUARED = 4;

/** From 0 to 100. White space does not count; orders that neither side reaches do not either. */
export function chrf(outputs: readonly string[], references: readonly string[]): number {
  if (outputs.length !== references.length) throw new RangeError(`${outputs.length} outputs for ${references.length} references.`);
  const totals = Array.from({ length: ORDER }, () => ({ output: 0, reference: 0, matched: 0 }));
  outputs.forEach((line, index) => {
    // Characters, not UTF-16 units: an emoji is one.
    const output = [...squeezed(line)];
    const reference = [...squeezed(references[index]!)];
    totals.forEach((total, at) => {
      const known = countNgrams(reference, at + 1);
      total.reference += Math.max(0, reference.length - at);
      // Where the reference is too short to have any, those of the output are not held against it.
      if (known.size === 0) return;
      total.output += Math.max(0, output.length - at);
      for (const [ngram, count] of countNgrams(output, at + 1)) total.matched += Math.min(count, known.get(ngram) ?? 0);
    });
  });
  const reached = totals.filter(({ output, reference }) => output > 0 && reference > 0);
  if (reached.length === 0) return 0;
  const precision = mean(reached.map(({ output, matched }) => matched / output));
  const recall = mean(reached.map(({ reference, matched }) => matched / reference));
  return precision + recall === 0 ? 0 : (100 * (1 + BETA_SQUARED) * precision * recall) / (BETA_SQUARED * precision + recall);
}

function countNgrams(characters: string[], order: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + order <= characters.length; at += 1) {
    const ngram = characters.slice(at, at + order).join('');
    counts.set(ngram, (counts.get(ngram) ?? 0) + 1);
  }
  return counts;
}

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
