/** Which language a post is in: put right by who may, followed by everything, and calm where no engine has it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { createTestDatabase } from '../helpers/database.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { fakeEngine, type FakeEngine } from '../../api/src/translation/fake-engine.ts';
import { expectStatus, NOWHERE, openForum, refusal, type Forum } from './forum.ts';

const READ = [{ source: 'en', target: 'zh' }, { source: 'zh', target: 'en' }] as const;
const JAPANESE = [{ source: 'ja', target: 'en' }, { source: 'ja', target: 'zh' }] as const;
/** Without kana and without a character that only Japan has, it can be told from Chinese by people alone. */
const KANJI = '東京都新宿区西新宿二丁目八番';
let count = 0;
/** Taken for Chinese, each with words of its own. */
const taken = () => forum.thread(forum.wei, { title: KANJI, markdown: `${KANJI}${(count += 1)}号`, language: 'zh' });

let app: TestApp;
let forum: Forum;
let engine: FakeEngine;
beforeAll(async () => {
  engine = fakeEngine({ pairs: [...READ, ...JAPANESE], mode: (sentence, { source, target }) => `[${source}>${target}] ${sentence}` });
  app = await startTestApp({ engines: [engine], config: { eager: ['en', 'zh'] } });
  forum = await openForum(app);
});
afterAll(() => app.stop());

const correct = (postId: string, language: string, version = 1, as: { cookie: string } | undefined = forum.admin) =>
  app.api('PUT', `/posts/${postId}/language`, { language, version }, as ? { as } : {});
const read = async (postId: string, lang = 'en') => expectStatus(await app.api('GET', `/posts/${postId}?lang=${lang}&view=translated`), 200).body;
const rows = (postId: string) => app.database.query('select language, status, wanted_version, post_version, html from translations where post_id = $1 order by language', [postId]);

describe('a language put right', () => {
  test('by a moderator: the post, its title and its translations follow, and the page that is open hears of it', async () => {
    const { threadId, postId } = await taken();
    await forum.translated(postId, 'en');
    expect((await rows(postId)).map(({ language }) => language)).toEqual(['en']);
    const live = await app.live();
    await live.subscribe(threadId);
    const before = (await forum.read(threadId)).thread.revision;

    const changed = expectStatus(await correct(postId, 'ja'), 200).body;
    expect(changed).toMatchObject({ postId, threadId, language: 'ja', version: 2, revision: before + 1 });
    expect(await live.next({ type: 'post.edited', postId })).toMatchObject({ version: 2, revision: before + 1 });
    live.close();

    const { body } = await app.api('GET', `/threads/${threadId}/posts?since=${before}&lang=en&view=translated`);
    expect(body.thread.language).toBe('ja');
    expect(body.posts[0]).toMatchObject({ id: postId, language: 'ja', version: 2, editedAt: null });
    // Nothing of the old pair is shown in between, and both readers get it from Japanese now.
    expect(JSON.stringify(body)).not.toContain('[zh>en]');
    for (const lang of ['en', 'zh'] as const) {
      const post = await forum.translated(postId, lang);
      expect(post.translation.html).toContain(`[ja>${lang}] ${KANJI}${count}号`);
      expect((await forum.read(threadId, `?lang=${lang}`)).thread.titleTranslation.text).toContain(`[ja>${lang}]`);
    }
    expect((await rows(postId)).map(({ language, post_version }) => [language, post_version])).toEqual([['en', 2], ['zh', 2]]);
  });

  test('is written down with who did it, and the words stay', async () => {
    const { postId } = await taken();
    expectStatus(await correct(postId, 'ja'), 200);
    const { versions } = expectStatus(await app.api('GET', `/posts/${postId}/versions`), 200).body;
    expect(versions).toMatchObject([
      { version: 2, language: 'ja', markdown: `${KANJI}${count}号`, title: KANJI, languageBy: { handle: 'admin_person' } },
      { version: 1, language: 'zh', markdown: `${KANJI}${count}号`, title: KANJI, languageBy: null },
    ]);
    const own = await forum.thread(forum.ann, { title: 'Rendezvous', markdown: 'Rendezvous demain, bien sur.', language: 'en' });
    expectStatus(await correct(own.postId, 'fr', 1, forum.ann), 200);
    expect((await app.api('GET', `/posts/${own.postId}/versions`)).body.versions[0].languageBy.handle).toBe('ann');
  });

  test('stays so through the author’s later edits, unless they choose another', async () => {
    const { postId } = await taken();
    expectStatus(await correct(postId, 'ja'), 200);
    expect(refusal(await app.api('PATCH', `/posts/${postId}`, { markdown: '这完全是中文了，没有别的。', version: 1 }, { as: forum.wei }))).toBe('409 post.edited_meanwhile');
    expect(expectStatus(await app.api('PATCH', `/posts/${postId}`, { markdown: '这完全是中文了，没有别的。', version: 2 }, { as: forum.wei }), 200).body).toMatchObject({ version: 3, language: 'ja' });
    expect(expectStatus(await app.api('PATCH', `/posts/${postId}`, { markdown: '这完全是中文了，没有别的。', language: 'zh', version: 3 }, { as: forum.wei }), 200).body).toMatchObject({ version: 4, language: 'zh' });
    expect((await rows(postId)).filter(({ html }) => String(html).includes('[ja>')).length).toBe(0);
    expect((await app.api('GET', `/posts/${postId}/versions`)).body.versions.map(({ languageBy }: any) => languageBy?.handle ?? null)).toEqual(['wei', null, 'admin_person', null]);
  });

  test('changes nothing where it is that language already', async () => {
    const { postId } = await forum.thread(forum.ann);
    expect(expectStatus(await correct(postId, 'en'), 200).body).toMatchObject({ version: 1, language: 'en' });
    expect((await app.api('GET', `/posts/${postId}/versions`)).body.versions).toHaveLength(1);
  });

  test('keeps what the author wrote in the other language', async () => {
    const { postId } = await taken();
    expectStatus(await app.api('PUT', `/posts/${postId}/own/en`, { version: 1, title: 'An address', markdown: 'An address in Shinjuku.' }, { as: forum.wei }), 200);
    await waitFor(async () => (await read(postId)).post.translation?.engine === 'author', { what: 'the author’s version' });
    expectStatus(await correct(postId, 'ja'), 200);
    const post = await forum.translated(postId, 'en');
    expect(post.translation).toMatchObject({ engine: 'author', version: 2 });
    expect(post.translation.html).toContain('An address in Shinjuku.');
  });

  test('by mistake and back again keeps it, too', async () => {
    const { postId } = await taken();
    expectStatus(await app.api('PUT', `/posts/${postId}/own/en`, { version: 1, title: 'An address', markdown: 'An address in Shinjuku.' }, { as: forum.wei }), 200);
    await waitFor(async () => (await read(postId)).post.translation?.engine === 'author', { what: 'the author’s version' });
    expectStatus(await correct(postId, 'en'), 200);
    expectStatus(await correct(postId, 'zh', 2), 200);
    expect((await forum.translated(postId, 'en')).translation).toMatchObject({ engine: 'author', version: 3 });
    // Other words, and it is for those no more.
    expectStatus(await app.api('PATCH', `/posts/${postId}`, { markdown: '这完全是别的话了。', version: 3 }, { as: forum.wei }), 200);
    expectStatus(await correct(postId, 'ja', 4), 200);
    await waitFor(async () => (await read(postId)).post.translation?.engine === 'fake', { what: 'a machine’s translation' });
  });

  test('outdates suggestions that were made for the wrong pair', async () => {
    const { postId } = await taken();
    await forum.translated(postId, 'en');
    expectStatus(await app.api('POST', `/posts/${postId}/translations/en/suggestions`, { version: 1, sentence: 0, text: 'Nishi-Shinjuku 2-8-1, Tokyo' }, { as: forum.ann }), 201);
    expectStatus(await correct(postId, 'ja'), 200);
    expect(await app.database.query('select state from suggestions where post_id = $1', [postId])).toEqual([{ state: 'outdated' }]);
  });

  test('does not let a translation in that was begun for the old one', async () => {
    engine.slow(400);
    const { postId } = await forum.thread(forum.wei, { title: '会議', markdown: '明日会議三時開始。', language: 'zh' });
    await waitFor(() => engine.calls.some(({ sentences }) => sentences.some((one) => one.includes('明日会議三時開始'))), { what: 'the engine to be at it' });
    expectStatus(await correct(postId, 'ja'), 200);
    engine.slow(0);
    const post = await forum.translated(postId, 'en');
    expect(post.translation).toMatchObject({ version: 2 });
    expect(post.translation.html).toContain('[ja>en]');
    await waitFor(async () => (await app.database.query("select 1 from graphile_worker._private_jobs where key like $1", [`${postId}:%`])).length === 0, { what: 'all jobs to end' });
    expect((await rows(postId)).some(({ html }) => String(html).includes('[zh>en]'))).toBe(false);
  });

  test('by two at once is done once, and the other is told', async () => {
    const { postId } = await taken();
    const answers = await Promise.all([correct(postId, 'ja'), correct(postId, 'ko'), correct(postId, 'vi', 1, forum.wei)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(refusal(answers.find(({ status }) => status === 409)!)).toBe('409 post.edited_meanwhile');
    expect((await app.api('GET', `/posts/${postId}/versions`)).body.versions).toHaveLength(2);
  });

  test('is refused by name', async () => {
    const { threadId, postId } = await forum.thread(forum.wei, { markdown: '谁能改？大家都来看看。' });
    expect(refusal(await correct(postId, 'ja', 1, forum.ann))).toBe('403 permission.denied');
    expect(refusal(await app.api('PUT', `/posts/${postId}/language`, { language: 'ja', version: 1 }))).toBe('401 session.required');
    expect(refusal(await correct(postId, 'tlh'))).toMatch(/language\.unknown/);
    expect(refusal(await correct(postId, 'ja', 7))).toBe('409 post.edited_meanwhile');
    expect(refusal(await app.api('PUT', `/posts/${postId}/language`, { language: 'ja' }, { as: forum.admin }))).toMatch(/request\.invalid/);
    expect(refusal(await correct(NOWHERE, 'ja'))).toBe('404 post.not_found');
    await app.database.query("update threads set state = 'locked' where id = $1", [threadId]);
    expect(refusal(await correct(postId, 'ja', 1, forum.wei))).toMatch(/thread\.locked/);
    expectStatus(await correct(postId, 'ja'), 200);
    await app.database.query("update threads set state = 'open' where id = $1", [threadId]);
    const gone = await forum.reply(forum.wei, threadId, { markdown: '删掉它吧，没人看。' });
    expectStatus(await app.api('DELETE', `/posts/${gone.postId}`, undefined, { as: forum.wei }), 200);
    expect(refusal(await correct(gone.postId, 'ja'))).toMatch(/post\.deleted/);
  });
});

describe('a language no engine here has', () => {
  test('is said as such, and translated once one comes: when a reader asks, and by a backfill of what is missing', async () => {
    const database = await createTestDatabase();
    const before = await startTestApp({ database, engines: [fakeEngine({ pairs: READ })], config: { eager: ['en', 'zh'] } });
    const here = await openForum(before);
    const posts: { threadId: string; postId: string }[] = [];
    for (const n of ['一', '二']) posts.push(await here.thread(here.ann, { title: `図書館で会いましょう${n}`, markdown: `図書館で会いましょう、${n}人で。` }));
    for (const { postId } of posts) for (const lang of ['en', 'zh'] as const) {
      expect((await here.translated(postId, lang, 'failed')).translation).toMatchObject({ reason: 'pair.unsupported', willRetry: false });
    }
    const revision = (await here.read(posts[0]!.threadId)).thread.revision;
    await before.stop();

    const after = await startTestApp({ database, engines: [fakeEngine({ pairs: [...READ, { source: 'ja', target: 'en' }] })], config: { eager: ['en', 'zh'] } });
    try {
      const state = async (postId: string, lang: string) => (await after.api('GET', `/posts/${postId}?lang=${lang}`)).body.post.translation;
      expect(await state(posts[0]!.postId, 'en')).toMatchObject({ state: 'pending', unasked: true, reason: null });
      expect((await after.api('GET', `/threads/${posts[0]!.threadId}`)).body.thread.revision).toBe(revision + 1);
      // There is still none into Chinese, which stays said.
      expect(await state(posts[0]!.postId, 'zh')).toMatchObject({ state: 'failed', reason: 'pair.unsupported' });
      expect((await after.api('POST', '/translations/en', { posts: [posts[0]!.postId] })).body).toEqual({ asked: 1 });
      await waitFor(async () => (await state(posts[0]!.postId, 'en')).state === 'ready', { what: 'the one that was asked for' });
      expectStatus(await after.api('POST', '/operate/backfills', { choice: 'missing', languages: ['en'] }, { as: here.admin }), 201);
      await waitFor(async () => (await state(posts[1]!.postId, 'en')).state === 'ready', { what: 'the one that the backfill found' });
    } finally {
      await after.stop();
      await database.drop();
    }
  });
});
