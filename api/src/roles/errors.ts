import { Failure } from '../failure.ts';

export const lastAdmin = () => new Failure('role.last_admin');
