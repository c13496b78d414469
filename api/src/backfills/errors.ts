import { Failure } from '../failure.ts';

export const backfillRunning = () => new Failure('backfill.running');
export const backfillNotFound = () => new Failure('backfill.not_found');
