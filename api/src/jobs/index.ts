import type { TaskList } from 'graphile-worker';
import { APPLY_GLOSSARY, CATCH_UP_POST, ERASE_POST, FEED_BACKFILL, SPREAD_SENTENCE, TRANSLATE_POST } from '../adapters/queue-postgres.ts';
import type { Deps } from '../deps.ts';
import { applyGlossary } from './apply-glossary.ts';
import { erasePostTask } from './erase-post.ts';
import { feedBackfillTask } from './feed-backfill.ts';
import { spreadSentence } from './spread-sentence.ts';
import { translatePost } from './translate-post.ts';

/** Every job that somebody waits for or that has its hour, by the name it is queued under. */
export function tasks(deps: Deps): TaskList {
  return {
    [TRANSLATE_POST]: translatePost(deps),
    [ERASE_POST]: erasePostTask(deps),
    [APPLY_GLOSSARY]: applyGlossary(deps),
    [FEED_BACKFILL]: feedBackfillTask(deps),
    [SPREAD_SENTENCE]: spreadSentence(deps),
  };
}

/** Jobs that can wait until there is nothing else. */
export function backlogTasks(deps: Deps): TaskList {
  return { [CATCH_UP_POST]: translatePost(deps) };
}
