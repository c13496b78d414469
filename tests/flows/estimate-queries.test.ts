/** What a round would cost is reckoned from many texts, and asks the database as often as for few. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectStatus, openForum, type Forum } from '../api/forum.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { queriesOf } from '../helpers/count-queries.ts';
import { addReplies } from '../helpers/many-posts.ts';

let app: TestApp;
let pages: TestApp;
let forum: Forum;
let threadId: string;
beforeAll(async () => {
  app = await startTestApp();
  forum = await openForum(app);
  const thread = await forum.thread(forum.ann);
  await forum.translated(thread.postId, 'zh');
  threadId = thread.threadId;
  pages = await startTestApp({ database: app.database, config: { role: 'web' } });
});
afterAll(async () => {
  await pages?.stop();
  await app?.stop();
});

async function estimate(): Promise<{ body: any; queries: string[] }> {
  let body: unknown;
  const queries = await queriesOf(pages, async () => {
    ({ body } = expectStatus(await pages.api('GET', '/operate/backfills/estimate?choice=missing', undefined, { as: forum.admin }), 200));
  });
  return { body, queries };
}

it('a handful of statements for one post, for as many as are read, and for more', async () => {
  const counts: number[] = [];
  for (const posts of [1, 200, 600]) {
    await app.database.query('delete from posts where seq >= 1000');
    await addReplies(app.database, threadId, posts, 'What number {n} says nobody else has said. And all say this.');
    const { body, queries } = await estimate();
    expect(body).toMatchObject({ posts, about: posts > 200, first: [{ engine: 'fake' }] });
    // Each of its own sentences, and the one that all share.
    const own = [...Array.from({ length: posts }, (_, n) => `What number ${n + 1} says nobody else has said.`)].reduce((sum, { length }) => sum + length, 0);
    if (posts <= 200) expect(body.characters).toBe(own + 'And all say this.'.length);
    else expect(body.characters / own).toBeCloseTo(1, 1);
    counts.push(queries.length);
    expect(queries.filter((query) => query.includes('translation_memory'))).toHaveLength(1);
  }
  expect(counts[0]).toBeLessThan(12);
  expect(counts).toEqual([counts[0], counts[0], counts[0]]);
});

it('what people and the memory have is not counted, in whichever text it stands', async () => {
  await app.database.query('delete from posts where seq >= 1000');
  await addReplies(app.database, threadId, 20, 'What number {n} says nobody else has said. And all say this.');
  await app.database.query(`insert into translation_memory (source_hash, source_language, target_language, engine, engine_version, glossary_version, source_text, target_text)
    select encode(sha256(convert_to(text, 'UTF8')), 'hex'), 'en', 'zh', 'fake', '1', 0, text, '[zh] ' || text
    from (select 'What number ' || n || ' says nobody else has said.' as text from generate_series(1, 19) n union select 'And all say this.') known`);
  const { body } = await estimate();
  expect(body).toMatchObject({ posts: 20, characters: 'What number 20 says nobody else has said.'.length });
});
