/** Old posts that are caught up with are never in the way of what people wait for. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openForum, type Forum } from '../api/forum.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { waitFor } from '../helpers/wait-for.ts';

const OLD = 12;
const ENGINE_MS = 250;
let app: TestApp;
let forum: Forum;
beforeAll(async () => {
  app = await startTestApp();
  forum = await openForum(app);
});
afterAll(() => app.stop());

it('a fresh reply is translated while the backlog goes on, and the backlog is finished after all', async () => {
  const { threadId, postId } = await forum.thread(forum.ann, { title: 'Old words', markdown: 'The first of many.' });
  const posts = [postId];
  for (let index = 1; index < OLD; index += 1) posts.push((await forum.reply(forum.ann, threadId, { markdown: `Old words, number ${index}.` })).postId);
  for (const id of posts) await forum.translated(id, 'zh');
  // As if another engine had come: nothing is remembered, and everything is to be translated again.
  await app.database.query('delete from translation_memory');
  app.engine.slow(ENGINE_MS);
  app.engine.calls.length = 0;
  await app.deps.queue.enqueue(app.deps.db, posts.map((postId) => ({ postId, language: 'zh' as const, version: 1 })), { priority: 'backfill' });
  await waitFor(() => app.engine.calls.length > 0, { what: 'the backlog to begin' });

  const fresh = await forum.reply(forum.ann, threadId, { markdown: 'Somebody waits for these words.' });
  await forum.translated(fresh.postId, 'zh');
  const before = app.engine.calls.filter(({ priority }) => priority === 'backfill').length;
  expect(before).toBeLessThan(OLD / 2);
  expect(app.engine.calls.find(({ sentences }) => sentences[0]!.startsWith('Somebody'))).toMatchObject({ priority: 'fresh' });

  await waitFor(() => app.engine.calls.filter(({ priority }) => priority === 'backfill').length === OLD, { what: 'the backlog to be done', timeout: 20_000 });
});
