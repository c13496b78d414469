import type { Tx } from '@laoyou/db';
import type { Deps } from '../deps.ts';
import type { Language, OwnVersion } from '../translation/index.ts';
import { checkMarkdown, checkTitle, render } from '../writing/prepare-text.ts';
import { wantMore } from '../writing/queries.ts';
import { ownTitleMissing, ownVersionSame } from './errors.ts';
import { upsertOwnVersion } from './queries.ts';

/** What an author sends as their own version. */
export interface OwnInput {
  title?: string;
  markdown: string;
  machine?: boolean;
}

/** The language an author's own version is in: the other one of the two that are read. */
export function otherLanguage(language: string): Language {
  return language === 'zh' ? 'en' : 'zh';
}

/** Checks an author's own version; `opening`: it has a title as well. Throws the named failure, before any transaction. */
export async function prepareOwnVersion(input: OwnInput, language: Language, { opening }: { opening: boolean }): Promise<OwnVersion> {
  if (opening && !input.title?.trim()) throw ownTitleMissing();
  const title = opening ? checkTitle(input.title!) : null;
  const markdown = checkMarkdown(input.markdown);
  // Rendered when it is shown; here only to refuse what could not be.
  await render(markdown, language);
  return { title, markdown, machine: input.machine ?? false };
}

interface Place {
  postId: string;
  version: number;
  language: Language;
  /** The post's own text: a copy of it is no other version. */
  original: string;
}

/** Keeps it with the post and queues the job that shows it. Rides the caller's transaction. */
export async function keepOwnVersion({ queue }: Pick<Deps, 'queue'>, tx: Tx, own: OwnVersion, { original, ...place }: Place): Promise<void> {
  if (own.markdown === original) throw ownVersionSame();
  await upsertOwnVersion(tx, { ...own, ...place });
  await wantMore(tx, place.postId, place.version, { now: [place.language] });
  await queue.enqueue(tx, [place]);
}
