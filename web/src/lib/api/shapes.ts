/** What the API answers, as far as the pages use it. */
export type ContentLanguage = 'en' | 'zh';
export type Locale = 'en' | 'zh-CN';
export type View = 'original' | 'translated' | 'both';
export type Theme = 'auto' | 'light' | 'dark';

export interface Viewer {
  handle: string;
  displayName: string;
  role: 'member' | 'admin';
  interfaceLanguage: Locale;
  reads: ContentLanguage[];
  view: View;
  theme: Theme;
}

/** How this reader wants pages: from the account, else cookies, else the browser. */
export interface Prefs {
  locale: Locale;
  /** The language posts are translated into for this reader. */
  lang: ContentLanguage;
  reads: ContentLanguage[];
  view: View;
  theme: Theme;
  /** IANA zone remembered from the browser; UTC before that. */
  timeZone: string;
}

export interface ApiError {
  code: string;
  params: Record<string, string | number>;
}
