import { Failure } from '../failure.ts';

export const postNotFound = () => new Failure('post.not_found');
export const postDeleted = () => new Failure('post.deleted');
export const notYours = () => new Failure('post.not_yours');
export const editedMeanwhile = (version: number) => new Failure('post.edited_meanwhile', { version });
export const restoreExpired = () => new Failure('post.restore_expired');
export const onlyOpeningsHaveTitles = () => new Failure('request.invalid', { field: 'title' });
