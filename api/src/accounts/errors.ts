import { Failure } from '../failure.ts';

export const signInFailed = () => new Failure('account.signin_failed');
export const handleTaken = () => new Failure('account.handle_taken');
export const handleInvalid = () => new Failure('account.handle_invalid');
export const passwordTooShort = (min: number) => new Failure('account.password_too_short', { min });
export const passwordTooLong = (max: number) => new Failure('account.password_too_long', { max });
export const passwordWrong = () => new Failure('account.password_wrong');
export const accountNotFound = () => new Failure('account.not_found');
export const lastAdminLeaves = () => new Failure('account.last_admin');
export const tooManySignIns = (seconds: number) => new Failure('rate.limited', { seconds });
