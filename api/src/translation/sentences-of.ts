/** The sentences of a text as people translate them: which there are, and what each is called in the memory. */
import type { Work } from './collect-work.ts';
import type { Language, WrittenLanguage } from './languages.ts';
import type { ProtectedText } from './ports.ts';
import { restore, type Protected } from './protect.ts';
import { plainText, type Sentence } from './segment.ts';

export interface OpenSentence {
  /** Position in the text from 0; -1 is the title. */
  id: number;
  source: WrittenLanguage;
  target: Language;
  /** Its name in the memory. */
  hash: string;
  /** Plain text as the author wrote it. */
  text: string;
  content: Protected;
}

/** Every sentence there is work for. */
export function sentencesOf(all: readonly Sentence[], target: Language, { unitOf, contentOf }: Work): OpenSentence[] {
  return all.flatMap((sentence) => {
    const unit = unitOf.get(sentence.id);
    const content = contentOf.get(sentence.id);
    return unit && content ? [{ id: sentence.id, source: unit.source, target, hash: unit.hash, text: sentence.text, content }] : [];
  });
}

/** How a protected text reads with everything put back. It must have passed `verify`. */
export function plainOf({ content }: Pick<OpenSentence, 'content'>, output: ProtectedText): string {
  return plainText(restore(content, output));
}
