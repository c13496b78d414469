import type { Deps } from '../deps.ts';
import { priceOf } from '../operate/price.ts';
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
  /** By the engine that is asked first, with what that may cost. */
  first: { engine: string; characters: number; price: { amount: string; currency: string } | null }[];
}

/** What a round would do. */
export async function estimateBackfill({ db, engines, translator, config }: Pick<Deps, 'db' | 'engines' | 'translator' | 'config'>, selection: Selection): Promise<Estimate> {
  const now = serving(engines, selection.languages);
  const posts = await countChosen(db, selection, now);
  const texts = posts === 0 ? [] : await drawTexts(db, selection, now, SAMPLE);
  const unknown = await translator.unknownSentences(texts);
  const about = posts > texts.length;
  const scaled = (characters: number) => (about ? Math.round((characters / texts.length) * posts) : characters);
  const first = engines.flatMap(({ id: engine }) => {
    const characters = scaled(unknown.reduce((sum, one) => sum + (one.engine === engine ? one.characters : 0), 0));
    const price = config.budgets.get(engine)?.price;
    return characters === 0 ? [] : [{ engine, characters, price: price ? { amount: priceOf(characters, price.amount), currency: price.currency } : null }];
  });
  return { posts, characters: first.reduce((sum, { characters }) => sum + characters, 0), about, first };
}
