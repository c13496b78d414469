/** What is paid for: each sentence once, however often it stands and whoever asks. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openForum, type Forum } from '../api/forum.ts';
import { fakeEngine } from '../../api/src/translation/fake-engine.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { addReplies } from '../helpers/many-posts.ts';
import { waitFor } from '../helpers/wait-for.ts';

const MANY = 1000;
let app: TestApp;
let forum: Forum;
beforeAll(async () => {
  app = await startTestApp();
  forum = await openForum(app);
});
afterAll(() => app.stop());

const asked = (engine = app.engine) => engine.calls.flatMap(({ sentences }) => sentences);

async function round(choice: string): Promise<any> {
  const { body } = await app.api('POST', '/operate/backfills', { choice }, { as: forum.admin });
  return waitFor(async () => {
    const { items } = (await app.api('GET', '/operate/backfills', undefined, { as: forum.admin })).body;
    return items.find(({ id, state }: any) => id === body.id && state === 'done');
  }, { timeout: 150_000, every: 500, what: 'the round to end' });
}

it('an edit that changes one sentence of forty asks for one sentence', async () => {
  const sentences = Array.from({ length: 40 }, (_, index) => `Sentence number ${index} says something of its own.`);
  const { postId } = await forum.thread(forum.ann, { markdown: sentences.join(' ') });
  await forum.translated(postId, 'zh');
  app.engine.calls.length = 0;
  sentences[17] = 'This one was written anew.';
  await app.api('PATCH', `/posts/${postId}`, { markdown: sentences.join(' '), version: 1 }, { as: forum.ann });
  await waitFor(async () => (await forum.translated(postId, 'zh')).translation.version === 2);
  expect(asked()).toEqual(['This one was written anew.']);
});

it(`${MANY} identical sentences in a round, in ${MANY} posts, cost one call`, async () => {
  const { threadId, postId } = await forum.thread(forum.ann);
  await forum.translated(postId, 'zh');
  await addReplies(app.database, threadId, MANY, 'The very same words.');
  app.engine.calls.length = 0;
  const { body } = await app.api('GET', '/operate/backfills/estimate?choice=missing', undefined, { as: forum.admin });
  expect(body).toMatchObject({ posts: MANY, about: true });
  expect(await round('missing')).toMatchObject({ total: MANY, done: MANY, failed: 0 });
  expect(app.engine.calls.map(({ sentences }) => sentences)).toEqual([['The very same words.']]);
  expect((await app.database.query("select count(*)::int as count from translations where status = 'ready' and html like '%[zh] The very same words.%'"))[0]).toEqual({ count: MANY });
}, 200_000);

it('two processes that share the work pay at most once each', async () => {
  const engine = fakeEngine();
  const other = await startTestApp({ database: app.database, engines: [engine] });
  try {
    const { threadId, postId } = await forum.thread(forum.ann);
    await forum.translated(postId, 'zh');
    await addReplies(app.database, threadId, 150, 'Words that two processes share.');
    app.engine.calls.length = 0;
    engine.calls.length = 0;
    expect(await round('missing')).toMatchObject({ total: 150, done: 150, failed: 0 });
    const calls = [...asked(), ...asked(engine)];
    expect(new Set(calls)).toEqual(new Set(['Words that two processes share.']));
    expect(calls.length).toBeLessThanOrEqual(2);
  } finally {
    await other.stop();
  }
}, 120_000);
