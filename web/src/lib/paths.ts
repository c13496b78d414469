/** Addresses of pages, in one place. */
export const paths = {
  home: '/',
  signIn: (next?: string) => (next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'),
  signUp: (next?: string) => (next ? `/sign-up?next=${encodeURIComponent(next)}` : '/sign-up'),
  /** POST only. */
  signOut: '/sign-out',
  settings: '/settings',
  /** POST only: fields `locale`, `reads`, `view`, `script`, `theme` (any of them) and `next`. Account and cookie. */
  preferences: '/preferences',
  account: (handle: string) => `/u/${encodeURIComponent(handle)}`,
  community: (slug: string) => `/c/${slug}`,
  newCommunity: '/c/new',
  /** Of the site, or of a community. */
  glossary: (slug?: string) => (slug ? `/c/${slug}/glossary` : '/glossary'),
  /** What translates here; of one engine. */
  engines: (id?: string) => (id ? `/engines#${encodeURIComponent(id)}` : '/engines'),
  operate: '/operate',
  people: '/operate/people',
  newThread: (slug: string) => `/c/${slug}/new`,
  thread: (id: string) => `/t/${id}`,
  /** A post in its thread. */
  post: (threadId: string, postId: string) => `/t/${threadId}#p-${postId}`,
  /** The reply form's own page, and where it posts; the thread page shows the same form at `?reply=`. */
  reply: (threadId: string, parentId?: string) => `/t/${threadId}/reply${parentId ? `?to=${parentId}` : ''}`,
  editPost: (postId: string) => `/p/${postId}/edit`,
  /** Where the author, or a moderator, says which language a post is in. */
  postLanguage: (postId: string) => `/p/${postId}/language`,
  postHistory: (postId: string) => `/p/${postId}/history`,
  /** A translation sentence by sentence, with what readers suggest; `sentence` as in `data-s`, -1 is the title. */
  translation: (postId: string, lang: string, sentence?: number) => `/p/${postId}/translation/${lang}${sentence === undefined ? '' : `#sentence-${sentence}`}`,
  suggestions: (which?: string) => (which ? `/suggestions?which=${which}` : '/suggestions'),
  corrections: (handle: string) => `/u/${encodeURIComponent(handle)}/corrections`,
  deletePost: (postId: string) => `/p/${postId}/delete`,
} as const;

/** A path of this site to go on to, or the fallback: never another site, whatever the address says. */
export function nextPath(wanted: unknown, fallback = '/'): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || /[\\\u0000-\u001f]/.test(wanted)) return fallback;
  const url = new URL(wanted, 'http://this.invalid');
  return url.host === 'this.invalid' && !wanted.startsWith('//') ? url.pathname + url.search + url.hash : fallback;
}
