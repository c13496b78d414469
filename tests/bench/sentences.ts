/** Sentences as people write them here, from the example community; each is different from all others. */
import { readSeedContent } from '../../api/src/seed/read-content.ts';
import type { Language } from '../../api/src/translation/languages.ts';
import { parseMarkdown } from '../../api/src/translation/markdown.ts';
import { protect } from '../../api/src/translation/protect.ts';
import { segment } from '../../api/src/translation/segment.ts';

export interface BenchSentence {
  /** As the author wrote it, without markup. */
  plain: string;
  /** As an engine is given it. */
  protected: string;
}

export async function seedSentences(language: Language): Promise<BenchSentence[]> {
  const { threads } = await readSeedContent();
  const found = new Map<string, BenchSentence>();
  for (const { markdown } of threads.flatMap(({ posts }) => posts)) {
    for (const sentence of segment(parseMarkdown(markdown).root, language).sentences) {
      if (sentence.language === language) found.set(sentence.text, { plain: sentence.text, protected: protect(sentence.nodes).text });
    }
  }
  return [...found.values()];
}

/** Replies of about so many words, made of sentences that no other has: none is answered from memory. */
export function replies(sentences: readonly BenchSentence[], words: number): string[] {
  const made: string[] = [];
  let text = '';
  for (const { plain } of sentences) {
    text = `${text} ${plain}`.trim();
    const count = text.split(/\s+/).length;
    if (count < words * 0.9) continue;
    if (count <= words * 1.25) made.push(text);
    text = '';
  }
  return made;
}
