import type { Engine, Language, Quality } from '../translation/index.ts';

/** Which translations a round takes. */
export const CHOICES = ['missing', 'drafts', 'outdated', 'all'] as const;
export type Choice = (typeof CHOICES)[number];

/** What a round goes through. */
export interface Selection {
  choice: Choice;
  languages: readonly Language[];
  communityId: string | null;
}

/** The engines as far as they decide what is out of date. */
export interface Serving {
  versions: { engine: string; version: string }[];
  /** Of the first engine that translates into each language. */
  best: Partial<Record<Language, Quality>>;
}

/** What a translation made now would be made by. */
export function serving(engines: readonly Engine[], languages: readonly Language[]): Serving {
  return {
    versions: engines.map(({ id, version }) => ({ engine: id, version })),
    best: Object.fromEntries(languages.flatMap((language) => {
      const first = engines.find(({ pairs }) => pairs.some(({ target }) => target === language));
      return first ? [[language, first.quality]] : [];
    })),
  };
}
