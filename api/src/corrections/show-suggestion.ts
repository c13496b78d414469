import type { Static } from 'typebox';
import type { Viewer } from '../accounts/viewer.ts';
import { doubtsOf, plainOf, readEdited, type OpenSentence } from '../translation/index.ts';
import { mayDecide, mayVote } from './policy.ts';
import type { SuggestionRow } from './rows.ts';
import type { Suggestion } from './schemas.ts';

const moment = (at: Date | string | null) => at && new Date(at).toISOString();
const person = (handle: string | null, displayName: string | null) => (handle === null ? null : { handle, displayName: displayName ?? handle });

/** A suggestion as one reader sees it. `sentence`: what it translates, as it stands now; undefined when that is gone. */
export function showSuggestion(row: SuggestionRow, sentence: OpenSentence | undefined, viewer: Viewer | null): Static<typeof Suggestion> {
  const open = row.state === 'open';
  const mine = viewer !== null && viewer.id === row.authorId;
  const decides = mayDecide(viewer, row);
  return {
    id: row.id, postId: row.postId, threadId: row.threadId, language: row.language, sentence: row.sentenceId, version: row.postVersion,
    sourceLanguage: row.sourceLanguage,
    source: sentence?.text ?? withoutMarks(row.sourceText),
    text: showText(row.targetText, sentence),
    before: row.machineText,
    note: row.note, state: row.state, score: row.score, myVote: row.myVote,
    author: person(row.handle, row.displayName), decidedBy: person(row.decidedByHandle, row.decidedByName),
    createdAt: moment(row.createdAt)!, decidedAt: moment(row.decidedAt), stateSince: moment(row.stateSince)!, mine,
    doubts: sentence ? doubtsOf(sentence, row.targetText) : [],
    may: { vote: open && mayVote(viewer, row), decide: open && decides, withdraw: open && mine, revert: row.state === 'accepted' && decides },
  };
}

/** A translation as people read it, with what its marks stand for in `sentence`. */
export function showText(targetText: string, sentence: OpenSentence | undefined): string {
  return sentence && fits(sentence, targetText) ? plainOf(sentence, targetText) : withoutMarks(targetText);
}

/** Marks of one name may stand for other things in another post. */
const fits = (sentence: OpenSentence, output: string): boolean => readEdited(sentence, output).kind === 'read';

const withoutMarks = (text: string): string => text.replace(/⟦\/?\d+⟧/g, '…').replace(/…+/g, '…');
