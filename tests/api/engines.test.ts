/** Who translates here, how well as measured, and from what each translation was made. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEnginesList } from '../../api/src/engines/list-engines.ts';
import type { Measured } from '../../api/src/engines/read-scores.ts';
import { fakeEngine } from '../../api/src/translation/fake-engine.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { expectStatus, openForum, type Forum } from './forum.ts';

const engine = fakeEngine({ id: 'bundled', version: 'of-today', model: 'Model of today', quality: 'draft' });
const outside = fakeEngine({ id: 'outside', local: false, quality: 'high' });
let app: TestApp;
let forum: Forum;
beforeAll(async () => {
  app = await startTestApp({ engines: [engine, outside] });
  forum = await openForum(app);
});
afterAll(() => app.stop());

const measured = (version: string): Measured => ({ engine: 'bundled', version, model: 'm', date: '2026-11-25', hardware: 'h', scores: [], kept: [], wordsPerSecond: null });
const list = (version: string) => createEnginesList(app.deps, async () => [measured(version)])();

it('the list names every engine in its order, for anybody, and may be kept for a minute', async () => {
  const answer = expectStatus(await app.api('GET', '/engines'), 200);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=60');
  expect(answer.body.engines.map(({ id }: any) => id)).toEqual(['bundled', 'outside']);
  expect(answer.body.engines[0]).toMatchObject({ version: 'of-today', model: 'Model of today', quality: 'draft', local: true, translations: 0, since: null });
  // Of this release's own file; another version of it was measured, and the answer says so.
  expect(answer.body.engines[0].measured).toMatchObject({ current: false, date: expect.any(String), hardware: expect.any(String) });
  expect(answer.body.engines[1]).toMatchObject({ local: false, measured: null });
  expect(JSON.stringify(answer.body)).not.toMatch(/key|password|https?:/i);
});

it('counts what each has made, and what people have', async () => {
  const [one, two] = [await forum.thread(forum.ann), await forum.thread(forum.ann)];
  for (const { postId } of [one, two]) await forum.translated(postId, 'zh');
  await app.database.query("update translations set engine_version = 'of-yesterday', human_count = 1 where post_id = $1", [two.postId]);
  const answer = await list('of-today');
  expect(answer.engines[0]).toMatchObject({ translations: 2, olderVersions: 1, since: expect.stringMatching(/^\d{4}-/), measured: { current: true, shared: false } });
  expect(answer.people).toEqual({ sentences: 1, authors: 0 });
  expect(answer.earlier).toEqual([]);
  // What an engine of former days wrote is still read; people and posts that needed none are no engines.
  await app.database.query("update translations set engine = case when post_id = $1 then 'argos' else 'author' end where language = 'zh'", [two.postId]);
  expect(await list('of-today')).toMatchObject({ earlier: [{ id: 'argos', translations: 1 }], people: { authors: 1 } });
  await app.database.query("update translations set engine = 'bundled'");
});

it('a translation tells what it was made from, and anybody can check it', async () => {
  const [title, markdown] = ['Rent, again', 'It is **$1,200** now.\n\n- and rising\n- “always”'];
  const { postId } = await forum.thread(forum.ann, { title, markdown });
  const { translation } = await forum.translated(postId, 'zh');
  const hash = createHash('sha256').update(JSON.stringify([title, markdown, 'en'])).digest('hex');
  const facts = { engine: 'bundled', engineVersion: 'of-today', model: 'Model of today', version: 1, glossaryVersion: 0, sourceHash: hash, doubtCount: expect.any(Number), humanCount: 0 };
  expect(translation).toMatchObject(facts);
  const detail = (await app.api('GET', `/posts/${postId}/translations/zh`)).body;
  expect(detail).toMatchObject({ ...facts, translatedAt: expect.any(String) });
  expect(detail.sentences.every(({ engine: by }: any) => by === 'bundled')).toBe(true);
  // A reply has no title.
  const reply = await forum.reply(forum.ann, (await forum.read((await forum.thread(forum.ann)).threadId)).thread.id, { markdown: 'Just words.' });
  expect((await forum.translated(reply.postId, 'zh')).translation.sourceHash).toBe(createHash('sha256').update('[null,"Just words.","en"]').digest('hex'));
});

it('says nothing of where it came from while there is none', async () => {
  engine.fail('hang');
  const { postId } = await forum.thread(forum.ann);
  expect((await app.api('GET', `/posts/${postId}?lang=zh`)).body.post.translation).toMatchObject({ state: 'pending', glossaryVersion: null, sourceHash: null, doubtCount: null, humanCount: null });
  engine.fail();
});
