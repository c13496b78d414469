import { Failure } from '../failure.ts';

export const threadNotFound = () => new Failure('thread.not_found');
export const threadLocked = () => new Failure('thread.locked');
