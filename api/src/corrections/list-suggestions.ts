import type { Static } from 'typebox';
import { accountNotFound } from '../accounts/errors.ts';
import { findByHandle } from '../accounts/queries.ts';
import type { Viewer } from '../accounts/viewer.ts';
import type { Deps } from '../deps.ts';
import { readTimeCursor, writeTimeCursor } from '../http/cursor.ts';
import type { OpenSentence } from '../translation/index.ts';
import { assertReadsBoth } from './policy.ts';
import { countAccepted, selectList, selectSources, type ListFilter, type SourceRow } from './queries.ts';
import type { SuggestionRow } from './rows.ts';
import type { Corrections, Suggestions } from './schemas.ts';
import { showSuggestion, showText } from './show-suggestion.ts';

const PAGE = 20;
const CURSOR = 's';

/**
 * `open`: what waits for this person's decision, or all of it for a moderator. `vote`: what others suggested, for people
 * who read both languages. `mine`: what they suggested themselves.
 */
export async function listSuggestions(deps: Deps, viewer: Viewer, { which = 'open', cursor }: { which?: 'open' | 'vote' | 'mine'; cursor?: string }): Promise<Static<typeof Suggestions>> {
  if (which === 'vote') assertReadsBoth(viewer);
  const filter = which === 'mine' ? { states: null, authorId: viewer.id }
    : which === 'vote' ? { states: ['open' as const], notBy: viewer.id }
    : { states: null, waitsFor: viewer };
  return list(deps, viewer, filter, cursor);
}

/** What one person translated and others accepted. */
export async function listCorrections(deps: Deps, viewer: Viewer | null, handle: string, cursor?: string): Promise<Static<typeof Corrections>> {
  const account = await findByHandle(deps.db, handle);
  if (!account) throw accountNotFound();
  return { count: await countAccepted(deps.db, account.id), ...(await list(deps, viewer, { states: ['accepted'], authorId: account.id }, cursor)) };
}

async function list(deps: Deps, viewer: Viewer | null, filter: Pick<ListFilter, 'states' | 'authorId' | 'waitsFor' | 'notBy'>, cursor: string | undefined): Promise<Static<typeof Suggestions>> {
  const rows = await selectList(deps.db, { ...filter, viewerId: viewer?.id ?? null, after: readTimeCursor(CURSOR, cursor), limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  const sources = await selectSources(deps.db, shown);
  const find = await sentenceFinder(deps, sources, shown);
  return {
    items: shown.map((row) => ({
      ...threadOf(sources.find(({ postId }) => postId === row.postId)),
      suggestion: showSuggestion(row, find(row), viewer),
      news: row.news === true,
      accepted: row.acceptedId && row.acceptedText ? { id: row.acceptedId, text: showText(row.acceptedText, find(row)) } : null,
    })),
    next: rows.length > PAGE && last ? writeTimeCursor(CURSOR, { at: new Date(last.stateSince), id: last.id }) : null,
  };
}

const threadOf = (source: SourceRow | undefined) => ({ threadTitle: source?.threadTitle ?? null, threadLanguage: source?.threadLanguage ?? null });

/** Each text is taken apart once, however many suggestions there are for it. */
async function sentenceFinder({ translator }: Deps, sources: SourceRow[], rows: SuggestionRow[]): Promise<(row: SuggestionRow) => OpenSentence | undefined> {
  const name = ({ postId, version, language }: { postId: string; version: number; language: string }) => `${postId} ${version} ${language}`;
  const wanted = new Map(rows.map((row) => [name({ ...row, version: row.postVersion }), row]));
  const sentences = new Map<string, OpenSentence[]>();
  for (const [key, { postId, postVersion, language }] of wanted) {
    const source = sources.find((one) => one.postId === postId && one.version === postVersion);
    if (source) sentences.set(key, await translator.sentences(source, language));
  }
  return (row) => sentences.get(name({ ...row, version: row.postVersion }))?.find(({ hash, source }) => hash === row.sourceHash && source === row.sourceLanguage);
}
