import type { Static } from 'typebox';
import type { Viewer } from '../accounts/viewer.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { postNotFound } from '../replies/errors.ts';
import { editForm, isByAuthor, type AlignedSentence, type Language, type OpenSentence } from '../translation/index.ts';
import { findTranslation } from '../translations/queries.ts';
import { shownState } from '../translations/state.ts';
import { mayDecide, mayVote } from './policy.ts';
import { presentOutput } from './present-output.ts';
import { selectForPost, selectRemembered, selectSource } from './queries.ts';
import type { SheetSentence, TranslationSheet } from './schemas.ts';
import { showSuggestion } from './show-suggestion.ts';

/** Every sentence of a translation beside its original, with who translated it, what is doubted and what is suggested instead. */
export async function readSheet(deps: Deps, viewer: Viewer | null, input: { postId: string; language: Language; sentence?: number }): Promise<Static<typeof TranslationSheet>> {
  const { db, translator } = deps;
  const { postId, language } = input;
  const found = await findTranslation(db, postId, language);
  if (!found) throw postNotFound();
  const row = found.translation;
  if (!row) throw new Failure('translation.not_wanted');
  const post = await selectSource(db, postId);
  if (!post) throw postNotFound();
  // An outdated translation is shown beside the version it was made from.
  const then = row.postVersion === null || row.postVersion === post.version ? post : ((await selectSource(db, postId, row.postVersion)) ?? post);
  const asked = <T extends { id: number }>(list: T[]) => (input.sentence === undefined ? list : list.filter(({ id }) => id === input.sentence));
  const open = asked(await translator.sentences(then, language));
  const aligned = asked(row.postVersion === then.version ? (row.sentences ?? []) : []);
  const hashes = [...new Set(open.map(({ hash }) => hash))];
  const [suggestions, remembered] = await Promise.all([
    selectForPost(db, { postId, language, hashes, viewerId: viewer?.id ?? null }),
    selectRemembered(db, hashes, language),
  ]);
  for (const { state, sourceHash, targetText } of suggestions) {
    if (state === 'accepted') remembered.set(sourceHash, [targetText, ...(remembered.get(sourceHash) ?? [])]);
  }

  const byId = new Map(open.map((one) => [one.id, one]));
  const show = (one: AlignedSentence | undefined, sentence: OpenSentence | undefined): Static<typeof SheetSentence> => {
    const { id, text } = (sentence ?? one) as { id: number; text?: string };
    const own = one?.engine !== undefined && isByAuthor(one.engine);
    const mine = sentence ? suggestions.filter((each) => each.sourceHash === sentence.hash && each.sourceLanguage === sentence.source) : [];
    return {
      id, source: one?.source ?? text!, sourceLanguage: sentence?.source ?? null, target: one?.target ?? text!,
      outcome: one?.outcome ?? 'kept',
      ...(one?.reason && { reason: one.reason }), ...(one?.engine && { engine: one.engine }),
      ...(one?.by !== undefined && { by: one.by }), ...(one?.doubts && { doubts: one.doubts }),
      edit: sentence && !own ? editForm(sentence, presentOutput(sentence, one, remembered.get(sentence.hash) ?? [])) : null,
      suggestions: mine.map((each) => showSuggestion(each, sentence, viewer)),
    };
  };
  const sentences = aligned.length > 0 ? aligned.map((one) => show(one, byId.get(one.id))) : open.map((one) => show(undefined, one));
  return {
    postId, threadId: post.threadId, threadTitle: post.threadTitle, threadLanguage: post.threadLanguage, author: post.handle === null ? null : { handle: post.handle, displayName: post.displayName ?? post.handle },
    language, postLanguage: post.language, currentVersion: post.version, version: row.postVersion, engine: row.engine, model: row.model, ...shownState(row, row.currentVersion),
    may: { suggest: viewer !== null, vote: mayVote(viewer, { authorId: null }), decide: mayDecide(viewer, { postAuthorId: post.authorId }) },
    sentences,
  };
}
