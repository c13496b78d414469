import { Failure } from '../failure.ts';

export const suggestionNotFound = () => new Failure('suggestion.not_found');
export const sentenceUnknown = () => new Failure('suggestion.sentence_unknown');
export const suggestionOutdated = () => new Failure('suggestion.outdated');
export const authorsOwn = () => new Failure('suggestion.authors_own');
export const marksLost = (token: string) => new Failure('suggestion.marks_lost', { token });
export const unusable = () => new Failure('suggestion.unusable');
export const wrongLanguage = () => new Failure('suggestion.wrong_language');
export const sameAsPresent = () => new Failure('suggestion.same');
export const alreadyThere = () => new Failure('suggestion.already_there');
export const sentenceFull = (max: number) => new Failure('suggestion.sentence_full', { max });
export const tooManySuggestions = (minutes: number) => new Failure('suggestion.too_many', { minutes });
export const suggestionDecided = (state: string) => new Failure('suggestion.decided', { state });
export const acceptedMeanwhile = () => new Failure('suggestion.accepted_meanwhile');
export const ownSuggestion = () => new Failure('suggestion.own');
export const readsOne = () => new Failure('suggestion.one_language_only');
