import { Failure } from '../failure.ts';

export const ownVersionNotFound = () => new Failure('own_version.not_found');
export const ownVersionSame = () => new Failure('own_version.same');
export const ownTitleMissing = () => new Failure('own_version.title_empty');
export const sameLanguage = () => new Failure('own_version.same_language');
