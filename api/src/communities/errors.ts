import { Failure } from '../failure.ts';

export const communityNotFound = () => new Failure('community.not_found');
export const slugTaken = () => new Failure('community.slug_taken');
export const slugInvalid = () => new Failure('community.slug_invalid');
export const permissionDenied = () => new Failure('permission.denied');
