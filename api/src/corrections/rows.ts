import type { Language, WrittenLanguage } from '../translation/index.ts';

export type SuggestionState = 'open' | 'accepted' | 'rejected' | 'withdrawn' | 'reverted' | 'superseded' | 'outdated';

/** A suggestion with the people it concerns, as one reader sees it. */
export interface SuggestionRow {
  id: string;
  postId: string;
  language: Language;
  postVersion: number;
  sentenceId: number;
  sourceLanguage: WrittenLanguage;
  sourceHash: string;
  sourceText: string;
  targetText: string;
  machineText: string | null;
  note: string;
  state: SuggestionState;
  score: number;
  createdAt: Date | string;
  decidedAt: Date | string | null;
  /** When its state came to be. */
  stateSince: Date | string;
  authorId: string | null;
  handle: string | null;
  displayName: string | null;
  decidedByHandle: string | null;
  decidedByName: string | null;
  threadId: string;
  postAuthorId: string | null;
  /** The reader's own vote. */
  myVote: 1 | -1 | null;
  /** In a list: what is accepted for its sentence now. */
  acceptedId?: string | null;
  acceptedText?: string | null;
  /** In a list: the reader suggested it, and it was decided since they last looked. */
  news?: boolean;
}

/** A sentence, wherever it stands. */
export interface SentenceName {
  hash: string;
  source: WrittenLanguage;
  target: Language;
}
