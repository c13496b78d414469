import type { Post, PostTranslation, Prefs, Script, View, WrittenLanguage } from '$lib/api/shapes.ts';

/** A translation's facts without its text. */
export type Provenance = Omit<PostTranslation, 'html' | 'pairedHtml'>;

/** A piece of a post as it is shown: safe HTML from the API and whose words they are. */
export interface Text {
  html: string;
  language: WrittenLanguage;
}

/** A post as this reader sees it now. */
export interface ShownPost {
  id: string;
  parentId: string | null;
  depth: number;
  seq: number;
  author: { handle: string; name: string } | null;
  language: WrittenLanguage;
  deleted: boolean;
  mine: boolean;
  at: string;
  editedAt: string | null;
  restorableUntil: string | null;
  /** What the reader asked for; what is there may be less, see `texts`. */
  view: View;
  /** One text, or original and an outdated translation one after the other. */
  texts: Text[];
  paired: boolean;
  /** The characters its Chinese was asked in, and whether they are others than its author's. */
  script: Script;
  converted: boolean;
  translation: Provenance | null;
}

/** Which view a post gets when nothing was asked for it in particular. */
export function viewOf(post: Pick<Post, 'language'>, asked: View | null, prefs: Pick<Prefs, 'reads' | 'view'>): View {
  if (asked) return asked;
  return prefs.reads.length > 1 && (prefs.reads as readonly string[]).includes(post.language) ? 'original' : prefs.view;
}

/** Chooses among the texts the API sent. */
export function showPost(post: Post, view: View, script: Script = 'written'): ShownPost {
  const { translation } = post;
  const original = text(post.originalHtml, post.language);
  const translated = translation && text(translation.html, translation.language);
  const pair = translation && text(translation.pairedHtml, post.language);
  const paired = view === 'both' && pair !== null;
  const texts = paired ? [pair] : view === 'both' ? [original, translated] : view === 'translated' ? [translated ?? original] : [original ?? translated];
  return {
    id: post.id,
    parentId: post.parentId,
    depth: post.depth,
    seq: post.seq,
    author: post.author && { handle: post.author.handle, name: post.author.displayName },
    language: post.language,
    deleted: post.state === 'deleted',
    mine: post.mine,
    at: post.createdAt,
    editedAt: post.editedAt,
    restorableUntil: post.canRestoreUntil ?? null,
    view: translation ? view : 'original',
    texts: texts.filter((text) => text !== null),
    paired,
    script,
    converted: post.converted === true,
    translation: translation && facts(translation),
  };
}

/** Code that is wider than the page scrolls in itself, and has to be reached by keyboard for that. */
function text(html: string | undefined, language: WrittenLanguage): Text | null {
  return html === undefined ? null : { html: html.replaceAll('<pre>', '<pre tabindex="0">'), language };
}

function facts({ html, pairedHtml, ...rest }: PostTranslation): Provenance {
  return rest;
}

/** The same without its texts, for a browser that has them in the page. A space keeps hydration from clearing them. */
export function withoutTexts(post: ShownPost): ShownPost {
  return { ...post, texts: post.texts.map(({ language }) => ({ html: ' ', language })) };
}
