import { transaction } from '@laoyou/db';
import type { Static } from 'typebox';
import { v7 as uuidv7 } from 'uuid';
import type { Viewer } from '../accounts/viewer.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { postNotFound } from '../replies/errors.ts';
import { detectLanguage, doubtsOf, isByAuthor, plainOf, readEdited, type AlignedSentence, type Language, type OpenSentence } from '../translation/index.ts';
import { findTranslation } from '../translations/queries.ts';
import { checkLine } from '../writing/check-text.ts';
import { lockAuthor, lockPost } from '../writing/queries.ts';
import { alreadyThere, authorsOwn, marksLost, sameAsPresent, sentenceFull, sentenceUnknown, suggestionOutdated, unusable, wrongLanguage } from './errors.ts';
import { LIMITS } from './limits.ts';
import { assertNotTooMany } from './policy.ts';
import { countMade, countOpen, insertSuggestion, selectSource } from './queries.ts';
import type { Suggested } from './schemas.ts';

export interface SuggestionInput {
  postId: string;
  language: Language;
  /** The version of the post the reader had before them. */
  version: number;
  sentence: number;
  text: string;
  note?: string;
}

const RULES = {
  text: { max: LIMITS.text, empty: 'suggestion.empty', tooLong: 'suggestion.too_long' },
  note: { max: LIMITS.note, empty: 'suggestion.empty', tooLong: 'suggestion.note_too_long' },
} as const;

/** Keeps a reader's better translation of one sentence. If the post was edited meanwhile it counts where the sentence still stands. */
export async function suggestTranslation(deps: Deps, viewer: Viewer, input: SuggestionInput): Promise<Static<typeof Suggested>> {
  const { postId, language: target } = input;
  const text = checkLine(input.text, RULES.text);
  const note = input.note?.trim() ? checkLine(input.note, RULES.note) : '';
  const { sentence, version } = await findSentence(deps, input);
  const reading = readEdited(sentence, text);
  if (reading.kind === 'lost') throw marksLost(reading.token);
  if (reading.kind === 'unusable') throw unusable();
  const { output } = reading;
  if (isForeign(output, target)) throw wrongLanguage();
  const present = await presentText(deps, postId, target, version, sentence.id);
  if (present?.engine !== undefined && isByAuthor(present.engine)) throw authorsOwn();
  if (present?.outcome !== 'kept' && present?.target === plainOf(sentence, output)) throw sameAsPresent();

  const id = uuidv7();
  const { hash, source } = sentence;
  await transaction(deps.db, async (tx) => {
    await lockAuthor(tx, viewer.id);
    const post = await lockPost(tx, postId);
    if (!post || post.state !== 'visible') throw postNotFound();
    // Edited in this very moment: nothing is kept, and sending it again finds out what became of the sentence.
    if (post.version !== version) throw suggestionOutdated();
    const at = new Date(deps.clock.now());
    assertNotTooMany(viewer, at.getTime(), await countMade(tx, viewer.id, at, LIMITS.perAccount.map(({ ms }) => ms)));
    if ((await countOpen(tx, { postId, language: target, hash })) >= LIMITS.perSentence) throw sentenceFull(LIMITS.perSentence);
    const kept = await insertSuggestion(tx, {
      id, postId, postAuthorId: post.authorId, postVersion: version, sentenceId: sentence.id, hash, source, target, sourceText: sentence.content.text,
      targetText: output, machineText: present?.target ?? null, note, authorId: viewer.id, at,
    });
    if (!kept) throw alreadyThere();
  });
  return { id, postId, language: target, sentence: sentence.id, version, doubts: doubtsOf(sentence, output) };
}

/** The sentence as it stands in the post now. */
async function findSentence({ db, translator }: Deps, { postId, language, version, sentence: id }: SuggestionInput): Promise<{ sentence: OpenSentence; version: number }> {
  const post = await selectSource(db, postId);
  if (!post) throw postNotFound();
  const then = version === post.version ? post : await selectSource(db, postId, version);
  if (!then) throw suggestionOutdated();
  const given = (await translator.sentences(then, language)).find((one) => one.id === id);
  if (!given) throw then === post ? sentenceUnknown() : suggestionOutdated();
  if (then === post) return { sentence: given, version };
  const standing = (await translator.sentences(post, language)).find(({ hash, source }) => hash === given.hash && source === given.source);
  if (!standing) throw suggestionOutdated();
  return { sentence: standing, version: post.version };
}

async function presentText({ db }: Deps, postId: string, language: Language, version: number, id: number): Promise<AlignedSentence | undefined> {
  const found = await findTranslation(db, postId, language);
  if (!found?.translation) throw new Failure(found ? 'translation.not_wanted' : 'post.not_found');
  const { postVersion, sentences } = found.translation;
  return postVersion === version ? sentences?.find((one) => one.id === id) : undefined;
}

/** Marks stand for what is the same in every language. */
function isForeign(output: string, target: Language): boolean {
  const { language, confidence } = detectLanguage(output.replace(/⟦[^⟧]*⟧/g, ' '));
  return language !== null && language !== target && confidence >= 0.6;
}
