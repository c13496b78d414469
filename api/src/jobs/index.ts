import type { TaskList } from 'graphile-worker';
import type { Deps } from '../deps.ts';
import { TRANSLATE_POST } from '../adapters/queue-postgres.ts';
import { translatePost } from './translate-post.ts';

/** Every job this house knows, by the name it is queued under. */
export function tasks(deps: Deps): TaskList {
  return { [TRANSLATE_POST]: translatePost(deps) };
}
