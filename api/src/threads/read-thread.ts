import { type Viewer, readingLanguage, readingView } from '../accounts/viewer.ts';
import { readPathCursor, writePathCursor } from '../http/cursor.ts';
import type { View } from '../http/schema.ts';
import { selectPage } from '../replies/post-queries.ts';
import { chineseIn } from '../scripts/chinese-in.ts';
import type { Script } from '../scripts/script.ts';
import type { Language } from '../translation/index.ts';
import { type Reading, answerOnce, findThread, inScript, joinJson, postsAsJson } from './reading.ts';

const PAGE = 50;

/** A thread and one page of its posts as this reader reads them: the JSON of a `ThreadPage`. */
export async function readThread(reading: Reading, viewer: Viewer | null, input: { threadId: string; lang?: Language; view?: View; script?: Script; cursor?: string; limit?: number }): Promise<Buffer> {
  const { threadId, script, lang = readingLanguage(viewer), view = readingView(viewer), limit = PAGE } = input;
  const after = readPathCursor(input.cursor);
  const found = await findThread(reading, threadId, lang);
  const { thread } = found;
  const chinese = await chineseIn(script);
  const key = `${view} ${limit} ${after ?? ''}${chinese ? ` ${script}` : ''}`;
  return answerOnce(found, viewer, key, async () => {
    // One more than is shown tells whether there is a next page.
    const page = await reading.pages.take(`${threadId} ${thread.revision} ${lang} ${key}`, () =>
      selectPage(reading.pool, { threadId, lang, view, after, limit: limit + 1 }), limit);
    const next = page.more ? writePathCursor(page.rows.at(-1)!.path) : null;
    return joinJson({ thread: inScript(thread, chinese), next }, postsAsJson(page, viewer, chinese));
  });
}
