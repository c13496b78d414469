import type { TaskList } from 'graphile-worker';
import { ERASE_POST, TRANSLATE_POST } from '../adapters/queue-postgres.ts';
import type { Deps } from '../deps.ts';
import { erasePostTask } from './erase-post.ts';
import { translatePost } from './translate-post.ts';

/** Every job this house knows, by the name it is queued under. */
export function tasks(deps: Deps): TaskList {
  return { [TRANSLATE_POST]: translatePost(deps), [ERASE_POST]: erasePostTask(deps) };
}
