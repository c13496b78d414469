/** The sentences of a text as people translate them: which there are, and what each is called in the memory. */
import { collectWork, takeApart, type Source } from './collect-work.ts';
import type { Language, WrittenLanguage } from './languages.ts';
import type { ProtectedText, Terms } from './ports.ts';
import { restore, type Protected } from './protect.ts';
import { plainText } from './segment.ts';

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

/** Every sentence of `text` that is in another language than `target`. */
export function sentencesOf(text: Source, target: Language, terms: Terms): OpenSentence[] {
  const { all } = takeApart(text);
  const { unitOf, contentOf } = collectWork(all, target, terms);
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
