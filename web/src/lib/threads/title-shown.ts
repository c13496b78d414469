import type { ContentLanguage, PostTranslation, Prefs, Script, View, WrittenLanguage } from '$lib/api/shapes.ts';
import { htmlLang } from '$lib/i18n/languages.ts';
import { kindOfTranslation, type KindOfTranslation } from '$lib/reading/kind-of-translation.ts';

interface Titled {
  title: string | null;
  language: WrittenLanguage;
  titleTranslation: ({ language: ContentLanguage; state: string; text: string | null } & Pick<PostTranslation, 'engine' | 'quality'>) | null;
}

export interface ShownTitle {
  text: string | null;
  /** As `lang` names it. */
  lang: string;
  /** What the reader would also like to see: the original beside its translation. */
  other: { text: string; lang: string } | null;
  /** Set when `text` is a translation. */
  kind: KindOfTranslation | null;
  pending: boolean;
}

/** The view of a page that has no `?view=`: who reads both languages sees originals unless they ask. */
export function usualView(prefs: Pick<Prefs, 'reads' | 'view'>): View {
  return prefs.reads.length > 1 ? 'original' : prefs.view;
}

/** A title as this reader wants it; the original whenever there is nothing else. */
export function shownTitle({ title, language, titleTranslation }: Titled, view: View, script: Script = 'written'): ShownTitle {
  const lang = htmlLang(language, script);
  const original: ShownTitle = { text: title, lang, other: null, kind: null, pending: false };
  if (title === null || !titleTranslation || view === 'original') return original;
  if (titleTranslation.text === null) return { ...original, pending: titleTranslation.state === 'pending' };
  return {
    text: titleTranslation.text,
    lang: htmlLang(titleTranslation.language, script),
    other: { text: title, lang },
    kind: kindOfTranslation(titleTranslation),
    pending: false,
  };
}
