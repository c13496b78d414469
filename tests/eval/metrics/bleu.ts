/** BLEU of a whole text against one reference (Papineni et al. 2002), smoothed as mteval-v13a does ("exp"). */
import { tokenize13a } from './tokenize-13a.ts';
import { tokenizeZh } from './tokenize-zh.ts';
import { trimmedEnd } from './white-space.ts';

const ORDER = 4;

export type Tokenizer = (line: string) => string[];

/** The tokeniser everybody counts a target language with. */
export function tokenizerFor(target: 'en' | 'zh'): Tokenizer {
  return target === 'zh' ? tokenizeZh : tokenize13a;
}

/** From 0 to 100. `outputs` and `references` are lines that belong together one by one. */
export function bleu(outputs: readonly string[], references: readonly string[], tokenize: Tokenizer): number {
  if (outputs.length !== references.length) throw new RangeError(`${outputs.length} outputs for ${references.length} references.`);
  const matched = new Array<number>(ORDER).fill(0);
  const total = new Array<number>(ORDER).fill(0);
  let outputLength = 0;
  let referenceLength = 0;
  outputs.forEach((line, index) => {
    const output = tokenize(trimmedEnd(line));
    const reference = tokenize(trimmedEnd(references[index]!));
    outputLength += output.length;
    referenceLength += reference.length;
    for (let order = 1; order <= ORDER; order += 1) {
      const known = countNgrams(reference, order);
      for (const [ngram, count] of countNgrams(output, order)) {
        total[order - 1]! += count;
        matched[order - 1]! += Math.min(count, known.get(ngram) ?? 0);
      }
    }
  });
  return score(matched, total, outputLength, referenceLength);
}

function countNgrams(tokens: string[], order: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + order <= tokens.length; at += 1) {
    // Tokens hold no white space, so a space between them is unambiguous.
    const ngram = tokens.slice(at, at + order).join(' ');
    counts.set(ngram, (counts.get(ngram) ?? 0) + 1);
  }
  return counts;
}

function score(matched: number[], total: number[], outputLength: number, referenceLength: number): number {
  if (matched.every((count) => count === 0)) return 0;
  let smoothing = 1;
  let logarithms = 0;
  for (let order = 0; order < ORDER; order += 1) {
    // Not one run of so many words in the whole output: the geometric mean is nothing.
    if (total[order] === 0) return 0;
    if (matched[order] === 0) smoothing *= 2;
    logarithms += Math.log(matched[order] === 0 ? 1 / (smoothing * total[order]!) : matched[order]! / total[order]!);
  }
  const brevity = outputLength < referenceLength ? Math.exp(1 - referenceLength / outputLength) : 1;
  return 100 * brevity * Math.exp(logarithms / ORDER);
}
