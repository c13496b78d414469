import type { Script } from '../scripts/script.ts';
import type { Language } from '../translation/languages.ts';

/** The person a request is made by. */
export interface Viewer {
  readonly id: string;
  readonly sessionId: string;
  readonly handle: string;
  readonly displayName: string;
  readonly interfaceLanguage: 'en' | 'zh-CN';
  readonly reads: readonly Language[];
  readonly view: 'original' | 'translated' | 'both';
  readonly script: Script;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly role: 'member' | 'moderator' | 'admin';
  readonly createdAt: Date;
}

/** Which language a request is answered in when it names none. */
export function readingLanguage(viewer: Viewer | null): Language {
  if (!viewer) return 'en';
  const own = viewer.interfaceLanguage === 'zh-CN' ? 'zh' : 'en';
  return viewer.reads.includes(own) ? own : (viewer.reads[0] ?? own);
}

/** Which side of a post is sent when the request does not say. Who reads both languages wants the original. */
export function readingView(viewer: Viewer | null): Viewer['view'] {
  if (!viewer) return 'translated';
  return viewer.reads.length > 1 ? 'original' : viewer.view;
}
