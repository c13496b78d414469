import type { Deps } from '../deps.ts';
import { LANGUAGES, type Language, type WrittenLanguage } from '../translation/index.ts';
import { hasOpen } from './erase-queries.ts';
import { selectSource } from './queries.ts';

/** Which sentences a post will hold once it is edited, as far as somebody waits to know. */
export async function standingSentences({ db, translator }: Deps, text: { postId: string; title: string | null; markdown: string; language: WrittenLanguage }): Promise<{ language: Language; source: WrittenLanguage; hash: string; id: number }[]> {
  if (!(await hasOpen(db, text.postId))) return [];
  const communityId = (await selectSource(db, text.postId))?.communityId ?? null;
  const found = await Promise.all(LANGUAGES.map((language) => translator.sentences({ ...text, communityId }, language)));
  return found.flat().map(({ source, target, hash, id }) => ({ language: target, source, hash, id }));
}
