import type { Deps } from '../deps.ts';
import { type Selection, serving } from './choose.ts';
import { countChosen, drawTexts } from './queries.ts';

/** Texts read to tell what all would cost. */
const SAMPLE = 200;

export interface Estimate {
  posts: number;
  /** Characters that an engine would be asked for: of sentences that neither people nor the memory have. */
  characters: number;
  /** Reckoned from a part of the posts. */
  about: boolean;
}

/** What a round would do. */
export async function estimateBackfill({ db, engines, translator }: Pick<Deps, 'db' | 'engines' | 'translator'>, selection: Selection): Promise<Estimate> {
  const now = serving(engines, selection.languages);
  const posts = await countChosen(db, selection, now);
  const texts = posts === 0 ? [] : await drawTexts(db, selection, now, SAMPLE);
  const unknown = new Map<string, number>();
  for (const { target, ...text } of texts) {
    for (const { hash, characters } of await translator.unknownSentences(text, target)) unknown.set(`${hash} ${target}`, characters);
  }
  const read = [...unknown.values()].reduce((sum, characters) => sum + characters, 0);
  const about = posts > texts.length;
  return { posts, characters: about ? Math.round((read / texts.length) * posts) : read, about };
}
