/** The API's shapes under short names; `schema.d.ts` is generated from its OpenAPI document. */
import type { components } from './schema.d.ts';

type Schemas = components['schemas'];
export type Post = Schemas['Post'];
export type PostTranslation = Schemas['Translation'];
export type Thread = Schemas['Thread'];
export type ThreadSummary = Schemas['ThreadSummary'];
export type Community = Schemas['Community'];
export type PostVersion = Schemas['PostVersion'];
export type Viewer = Schemas['Account'];
export type ApiError = Schemas['Error'];

/** What posts are read in. */
export type ContentLanguage = PostTranslation['language'];
/** What a post may be written in. */
export type WrittenLanguage = Post['language'];
export type Locale = Viewer['interfaceLanguage'];
export type View = Viewer['view'];
/** In which characters Chinese is shown; `written`: as its author wrote it. */
export type Script = Viewer['script'];
export type Theme = Viewer['theme'];

/** How this reader wants pages: from the account, else cookies, else the browser. */
export interface Prefs {
  locale: Locale;
  /** The language posts are translated into for this reader. */
  lang: ContentLanguage;
  reads: ContentLanguage[];
  view: View;
  script: Script;
  theme: Theme;
  /** IANA zone remembered from the browser; UTC before that. */
  timeZone: string;
}
