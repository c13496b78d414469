import { plainOf, readEdited, type AlignedSentence, type OpenSentence } from '../translation/index.ts';

/**
 * The protected text behind what readers see of a sentence: one of those the memory has (by people or engines) that
 * reads like it; else read from the plain text itself, which works for all that has no emphasis or link in it.
 */
export function presentOutput(sentence: OpenSentence, aligned: AlignedSentence | undefined, remembered: readonly string[]): string | undefined {
  if (!aligned || aligned.outcome !== 'translated') return undefined;
  const usable = (text: string) => {
    const reading = readEdited(sentence, text);
    return reading.kind === 'read' && plainOf(sentence, reading.output) === aligned.target ? reading.output : undefined;
  };
  for (const text of [...remembered, aligned.target]) {
    const output = usable(text);
    if (output !== undefined) return output;
  }
  return undefined;
}
