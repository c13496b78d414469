import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import type { Person } from '../helpers/client.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { expectStatus, NOWHERE, openForum, refusal, type Forum } from './forum.ts';

let app: TestApp;
let forum: Forum;
beforeAll(async () => {
  app = await startTestApp();
  forum = await openForum(app);
});
afterAll(() => app.stop());

const write = (postId: string, body: object, as: Person = forum.ann, lang = 'zh') => app.api('PUT', `/posts/${postId}/own/${lang}`, body, { as });
const read = (postId: string, as: Person = forum.ann, lang = 'zh') => app.api('GET', `/posts/${postId}/own/${lang}`, undefined, { as });
const drop = (postId: string, as: Person = forum.ann, lang = 'zh') => app.api('DELETE', `/posts/${postId}/own/${lang}`, undefined, { as });
const by = (postId: string, engine: string, view = 'translated') =>
  waitFor(async () => {
    const post = await forum.translated(postId, 'zh', 'ready', view);
    return post.translation.engine === engine ? post : undefined;
  }, { what: `${postId} by ${engine}` });

describe('an author’s own version', () => {
  test('is what readers of the other language get, sentence beside sentence', async () => {
    const { threadId } = await forum.thread(forum.ann);
    const { postId } = await forum.reply(forum.ann, threadId, { markdown: 'My rent is **$1,450**. I kept quiet.\n\n- One thing' });
    await by(postId, 'fake');
    expectStatus(await write(postId, { version: 1, markdown: '我房租 **1450 美元**。我没吭声。\n\n- 一件事' }), 200);
    const post = await by(postId, 'author');
    expect(post.translation).toMatchObject({ state: 'ready', quality: 'high', local: true, version: 1 });
    expect(post.translation.html).toContain('<strong>1450 美元</strong>');
    const both = await by(postId, 'author', 'both');
    expect(both.translation.pairedHtml).toContain('<span data-s="1">I kept quiet.</span>');
    expect(both.translation.pairedHtml).toContain('<span data-s="1">我没吭声。</span>');
    const { body } = await app.api('GET', `/posts/${postId}/translations/zh`);
    expect(body.sentences.map(({ id, target, engine }: any) => [id, target, engine])).toEqual([
      [0, '我房租 1450 美元。', 'author'], [1, '我没吭声。', 'author'], [2, '一件事', 'author'],
    ]);
    expect((await read(postId)).body).toMatchObject({ language: 'zh', machine: false, version: 1, current: true });
  });

  test('of another build stands whole beside the original', async () => {
    const { threadId } = await forum.thread(forum.ann);
    const { postId } = await forum.reply(forum.ann, threadId, { markdown: 'One sentence. Another one.' });
    expectStatus(await write(postId, { version: 1, markdown: '我想说的很简单：\n\n> 就一句话。' }), 200);
    const { translation } = await by(postId, 'author', 'both');
    expect(translation.pairedHtml).toMatch(/^<div class="pair"><div class="src" lang="en"><p><span>One sentence\.<\/span> <span>Another one\.<\/span><\/p><\/div><div class="tgt" lang="zh-CN">/);
    expect(translation.pairedHtml).not.toContain('data-s');
  });

  test('comes along with a new thread and a reply, adopted ones named as such', async () => {
    const markdown = 'How much is lunch at your school?';
    const thread = expectStatus(await app.api('POST', `/communities/${forum.slug}/threads`, {
      title: 'School lunch', markdown, own: { title: '学校午饭', markdown: '你们学校午饭多少钱？' },
    }, { as: forum.ann }), 201).body;
    const opening = await by(thread.postId, 'author');
    expect(opening.translation.html).toContain('你们学校午饭多少钱？');
    expect((await forum.read(thread.threadId, '?lang=zh&view=translated')).thread.titleTranslation).toMatchObject({ text: '学校午饭', engine: 'author' });
    const reply = expectStatus(await app.api('POST', `/threads/${thread.threadId}/posts`, {
      markdown: 'Ours costs three dollars.', own: { markdown: '我们这儿三美元。', machine: true },
    }, { as: forum.ann }), 201).body;
    expect((await by(reply.postId, 'author-adopted')).translation).toMatchObject({ quality: 'standard' });
  });

  test('holds for the version it was written for: an edit brings the engine back, and the author may renew it', async () => {
    const { threadId } = await forum.thread(forum.ann);
    const { postId } = await forum.reply(forum.ann, threadId, { markdown: 'First words.' });
    expectStatus(await write(postId, { version: 1, markdown: '最初的话。' }), 200);
    await by(postId, 'author');
    expectStatus(await app.api('PATCH', `/posts/${postId}`, { markdown: 'Other words.', version: 1 }, { as: forum.ann }), 200);
    const post = await by(postId, 'fake');
    expect(post.translation).toMatchObject({ version: 2 });
    expect((await read(postId)).body).toMatchObject({ markdown: '最初的话。', version: 1, current: false });
    expect(refusal(await write(postId, { version: 1, markdown: '别的话。' }))).toBe('409 post.edited_meanwhile');
    expectStatus(await app.api('PATCH', `/posts/${postId}`, { markdown: 'Other words.', version: 2, own: { markdown: '别的话。' } }, { as: forum.ann }), 200);
    expect((await by(postId, 'author')).translation.html).toContain('别的话。');
  });

  test('is not overwritten by an engine that was still at work', async () => {
    const { threadId } = await forum.thread(forum.ann);
    app.engine.slow(700);
    const { postId } = await forum.reply(forum.ann, threadId, { markdown: 'Slow engine, quick author.' });
    await waitFor(() => app.engine.calls.some(({ sentences }) => sentences.includes('Slow engine, quick author.')));
    app.engine.slow(0);
    expectStatus(await write(postId, { version: 1, markdown: '引擎慢，作者快。' }), 200);
    await by(postId, 'author');
    const jobs = () => app.database.query<{ n: number }>(`select count(*)::int as n from graphile_worker._private_jobs where payload::text like '%${postId}%'`);
    await waitFor(async () => (await jobs())[0]!.n === 0);
    expect((await forum.translated(postId, 'zh')).translation.engine).toBe('author');
  });

  test('can be taken back', async () => {
    const { threadId } = await forum.thread(forum.ann);
    const { postId } = await forum.reply(forum.ann, threadId, { markdown: 'Take it back.' });
    expectStatus(await write(postId, { version: 1, markdown: '收回去。' }), 200);
    await by(postId, 'author');
    expectStatus(await drop(postId), 200);
    await by(postId, 'fake');
    expect(refusal(await drop(postId))).toBe('404 own_version.not_found');
    expect(refusal(await read(postId))).toBe('404 own_version.not_found');
  });

  test('goes with the post, and comes back with it', async () => {
    const { threadId } = await forum.thread(forum.ann);
    const { postId } = await forum.reply(forum.ann, threadId, { markdown: 'Gone and back.' });
    expectStatus(await write(postId, { version: 1, markdown: '去了又回。' }), 200);
    await by(postId, 'author');
    expectStatus(await app.api('DELETE', `/posts/${postId}`, undefined, { as: forum.ann }), 200);
    expect((await app.api('GET', `/posts/${postId}/translations/zh`)).status).toBe(404);
    expectStatus(await app.api('POST', `/posts/${postId}/restore`, undefined, { as: forum.ann }), 200);
    expect((await by(postId, 'author')).translation.html).toContain('去了又回。');
  });

  test('is erased with its author', async () => {
    const leaving = await app.signUp({ reads: ['en'] });
    const { threadId } = await forum.thread(forum.ann);
    const { postId } = await forum.reply(leaving, threadId, { markdown: 'I am leaving.' });
    expectStatus(await write(postId, { version: 1, markdown: '我要走了。' }, leaving), 200);
    expectStatus(await app.api('DELETE', '/account', { password: leaving.password, erasePosts: true }, { as: leaving }), 204);
    expect(await app.database.query('select 1 from own_versions where post_id = $1', [postId])).toEqual([]);
  });

  test('is refused by name when it cannot be', async () => {
    const { threadId, postId: opening } = await forum.thread(forum.ann);
    const { postId } = await forum.reply(forum.ann, threadId, { markdown: 'Plain words.' });
    expect(refusal(await write(postId, { version: 1, markdown: '不是我的。' }, forum.wei))).toBe('403 post.not_yours');
    expect(refusal(await write(postId, { version: 1, markdown: 'Plain English.' }, forum.ann, 'en'))).toBe('422 own_version.same_language');
    expect(refusal(await write(postId, { version: 1, markdown: '   ' }))).toBe('422 post.body_empty');
    expect(refusal(await write(postId, { version: 1, markdown: 'Plain words.' }))).toBe('422 own_version.same');
    expect(refusal(await write(opening, { version: 1, markdown: '没有标题。' }))).toBe('422 own_version.title_empty');
    expect(refusal(await write(NOWHERE, { version: 1, markdown: '没有。' }))).toBe('404 post.not_found');
    expect(refusal(await app.api('PUT', `/posts/${postId}/own/fr`, { version: 1, markdown: 'Non.' }, { as: forum.ann }))).toBe('422 language.unknown');
    expect(refusal(await app.api('PUT', `/posts/${postId}/own/zh`, { version: 1, markdown: '谁？' }))).toBe('401 session.required');
    const hostile = '<script>alert(1)</script> [点我](javascript:alert(1)) ⟦1⟧';
    expectStatus(await write(postId, { version: 1, markdown: hostile }), 200);
    const { translation } = await by(postId, 'author');
    expect(translation.html).not.toMatch(/<script|javascript:/);
    expect(translation.html).toContain('⟦1⟧');
  });
});
