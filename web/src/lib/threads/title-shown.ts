import type { ContentLanguage, PostTranslation, Prefs, View, WrittenLanguage } from '$lib/api/shapes.ts';
import { kindOfTranslation, type KindOfTranslation } from '$lib/reading/kind-of-translation.ts';

interface Titled {
  title: string | null;
  language: WrittenLanguage;
  titleTranslation: ({ language: ContentLanguage; state: string; text: string | null } & Pick<PostTranslation, 'engine' | 'quality'>) | null;
}

export interface ShownTitle {
  text: string | null;
  language: WrittenLanguage;
  /** What the reader would also like to see: the original beside its translation. */
  other: { text: string; language: WrittenLanguage } | null;
  /** Set when `text` is a translation. */
  kind: KindOfTranslation | null;
  pending: boolean;
}

/** The view of a page that has no `?view=`: who reads both languages sees originals unless they ask. */
export function usualView(prefs: Pick<Prefs, 'reads' | 'view'>): View {
  return prefs.reads.length > 1 ? 'original' : prefs.view;
}

/** A title as this reader wants it; the original whenever there is nothing else. */
export function shownTitle({ title, language, titleTranslation }: Titled, view: View): ShownTitle {
  const original: ShownTitle = { text: title, language, other: null, kind: null, pending: false };
  if (title === null || !titleTranslation || view === 'original') return original;
  if (titleTranslation.text === null) return { ...original, pending: titleTranslation.state === 'pending' };
  return {
    text: titleTranslation.text,
    language: titleTranslation.language,
    other: { text: title, language },
    kind: kindOfTranslation(titleTranslation),
    pending: false,
  };
}
