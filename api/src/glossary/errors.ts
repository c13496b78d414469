import { Failure, type FailureParams } from '../failure.ts';

export const termNotFound = () => new Failure('glossary.term_not_found');
export const termEmpty = (params: FailureParams) => new Failure('glossary.term_empty', params);
export const termTooLong = (params: FailureParams) => new Failure('glossary.term_too_long', params);
/** Markup, line breaks, characters nobody sees. */
export const termNotPlain = (params: FailureParams) => new Failure('glossary.term_not_plain', params);
export const termTaken = () => new Failure('glossary.term_taken');
export const termChanged = () => new Failure('glossary.term_changed');
export const glossaryFull = (max: number) => new Failure('glossary.full', { max });
export const changeNotFound = () => new Failure('glossary.change_not_found');
