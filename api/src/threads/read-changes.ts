import { type Viewer, readingLanguage, readingView } from '../accounts/viewer.ts';
import type { View } from '../http/schema.ts';
import { selectChanged } from '../replies/post-queries.ts';
import { chineseIn } from '../scripts/chinese-in.ts';
import type { Script } from '../scripts/script.ts';
import type { Language } from '../translation/index.ts';
import { type Reading, answerOnce, findThread, inScript, joinJson, postsAsJson } from './reading.ts';

/** More changes than this are not worth patching a page with. */
const MOST = 200;
const NONE = Buffer.from('[]');

/** What a page that knows the thread at revision `since` has missed: the JSON of `ThreadChanges`. */
export async function readChanges(reading: Reading, viewer: Viewer | null, input: { threadId: string; since: number; lang?: Language; view?: View; script?: Script }): Promise<Buffer> {
  const { threadId, since, script, lang = readingLanguage(viewer), view = readingView(viewer) } = input;
  const found = await findThread(reading, threadId, lang);
  const chinese = await chineseIn(script);
  const thread = inScript(found.thread, chinese);
  const { revision } = thread;
  const key = `${view} since ${since}${chinese ? ` ${script}` : ''}`;
  return answerOnce(found, viewer, key, async () => {
    if (revision <= since) return joinJson({ revision, reload: false, thread }, NONE);
    const changed = await reading.pages.take(`${threadId} ${revision} ${lang} ${key}`, () =>
      selectChanged(reading.pool, { threadId, lang, view, since, limit: MOST + 1 }), MOST);
    return joinJson({ revision, reload: changed.more, thread }, changed.more ? NONE : postsAsJson(changed, viewer, chinese));
  });
}
