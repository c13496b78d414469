import { Failure } from '../failure.ts';

export const tooDeep = () => new Failure('post.too_deep');
export const bodyEmpty = () => new Failure('post.body_empty');
export const renderingBusy = () => new Failure('server.busy');
