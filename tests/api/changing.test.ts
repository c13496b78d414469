import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, startTestApp } from '../helpers/app.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { type Forum, NOWHERE, openForum, refusal } from './forum.ts';

let app: TestApp;
let forum: Forum;
let now = 0;
beforeAll(async () => {
  app = await startTestApp({ overrides: { clock: { now: () => Date.now() + now } } });
  forum = await openForum(app);
});
afterEach(() => {
  now = 0;
});
afterAll(() => app.stop());

const edit = (postId: string, body: object, as = forum.ann) => app.api('PATCH', `/posts/${postId}`, body, { as });
const remove = (postId: string, as = forum.ann) => app.api('DELETE', `/posts/${postId}`, undefined, { as });
const restore = (postId: string, as = forum.ann) => app.api('POST', `/posts/${postId}/restore`, undefined, { as });
const translationRows = (postId: string) => app.database.query('select * from translations where post_id = $1', [postId]);

describe('editing', () => {
  test('makes a version; the translation shows as outdated until it is renewed', async () => {
    const { threadId, postId } = await forum.thread(forum.ann, { markdown: 'First sentence. Second sentence.' });
    await forum.translated(postId, 'zh');
    // Hold the engine back to see the state in between.
    const held = await startTestApp({ database: app.database, config: { role: 'web' }, overrides: { queue: { enqueue: async () => {} } } });
    const answer = await held.api('PATCH', `/posts/${postId}`, { markdown: 'First sentence. A new one.', version: 1 }, { as: forum.ann });
    await held.stop();
    expect(answer.body).toMatchObject({ postId, threadId, version: 2, language: 'en' });
    const both = (await app.api('GET', `/posts/${postId}?lang=zh&view=both`)).body.post;
    expect(both.translation).toMatchObject({ state: 'outdated', renewing: 'pending', version: 1 });
    // A pair would show the old original.
    expect(both.translation.pairedHtml).toBeUndefined();
    expect(both.originalHtml).toContain('A new one.');
    expect(both.translation.html).toContain('Second');
    expect((await app.api('GET', `/posts/${postId}/translations/zh`)).body).toMatchObject({ state: 'outdated', renewing: 'pending', version: 1 });

    expect((await app.api('POST', `/posts/${postId}/translations/zh/retry`)).status).toBe(202);
    const post = await forum.translated(postId, 'zh');
    expect(post).toMatchObject({ version: 2, editedAt: expect.any(String), translation: { version: 2 } });
    expect(post.translation.html).toContain('new one');
    expect(post.translation.html).not.toContain('Second');
  });

  test('queues its own translation', async () => {
    const { postId } = await forum.thread(forum.ann);
    await edit(postId, { markdown: 'Changed my mind entirely.', version: 1 });
    const post = await waitFor(async () => {
      const current = await forum.translated(postId, 'zh');
      return current.translation.version === 2 ? current : undefined;
    });
    expect(post.translation.html).toContain('Changed');
  });

  test('only sends what changed to the engine', async () => {
    const { postId } = await forum.thread(forum.ann, { title: 'Unique title of memory', markdown: 'This stays as it is. This one goes away.' });
    await forum.translated(postId, 'zh');
    const asked = app.engine.calls.length;
    await edit(postId, { markdown: 'This stays as it is. This one is new.', version: 1 });
    await waitFor(async () => (await forum.translated(postId, 'zh')).translation.version === 2);
    expect(app.engine.calls.slice(asked).flatMap(({ sentences }) => sentences)).toEqual(['This one is new.']);
  });

  test('that changes nothing is no new version', async () => {
    const { postId } = await forum.thread(forum.ann, { title: 'Same', markdown: 'Same.' });
    expect((await edit(postId, { markdown: 'Same.\r\n', title: ' Same ', version: 1 })).body.version).toBe(1);
    expect(await app.database.query('select 1 from post_versions where post_id = $1', [postId])).toHaveLength(1);
  });

  test('a title is a new version of the opening post; a reply has none', async () => {
    const { threadId, postId } = await forum.thread(forum.ann, { title: 'Old title', markdown: 'Text.' });
    expect((await edit(postId, { markdown: 'Text.', title: 'New title', version: 1 })).body.version).toBe(2);
    expect((await forum.read(threadId)).thread.title).toBe('New title');
    await waitFor(async () => (await forum.read(threadId, '?lang=zh')).thread.titleTranslation?.text?.includes('New'));
    const reply = await forum.reply(forum.ann, threadId);
    expect(refusal(await edit(reply.postId, { markdown: 'Text.', title: 'Not mine to have', version: 1 }))).toBe('400 request.invalid');
  });

  test('the language plans anew: what is no longer wanted goes', async () => {
    const { postId } = await forum.thread(forum.ann, { title: '你好', markdown: '今天的菜很贵。', language: 'en' });
    expect((await edit(postId, { markdown: '今天的菜很贵。', language: 'zh', version: 1 })).body).toMatchObject({ version: 2, language: 'zh' });
    expect((await translationRows(postId)).map(({ language }) => language)).toEqual(['en']);
    expect(refusal(await app.api('GET', `/posts/${postId}/translations/zh`))).toBe('404 translation.not_wanted');
    await forum.translated(postId, 'en');
  });

  test('shows every version to everybody', async () => {
    const { postId } = await forum.thread(forum.ann, { title: 'Prices', markdown: 'One.' });
    await edit(postId, { markdown: 'Two.', version: 1 });
    await edit(postId, { markdown: 'Three.', title: 'Prices now', version: 2 });
    const { versions, thread } = (await app.api('GET', `/posts/${postId}/versions`)).body;
    expect(versions.map(({ version, markdown, title }: Record<string, unknown>) => [version, markdown, title])).toEqual([[3, 'Three.', 'Prices now'], [2, 'Two.', 'Prices'], [1, 'One.', 'Prices']]);
    expect(versions[2].html).toContain('One.');
    expect(thread.title).toBe('Prices now');
    expect(refusal(await app.api('GET', `/posts/${NOWHERE}/versions`))).toBe('404 post.not_found');
  });

  test('of two at once the second is told; nothing is overwritten', async () => {
    const { postId } = await forum.thread(forum.ann);
    const answers = await Promise.all([edit(postId, { markdown: 'One way.', version: 1 }), edit(postId, { markdown: 'Another way.', version: 1 })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)!.body).toEqual({ code: 'post.edited_meanwhile', params: { version: 2 } });
    expect(await app.database.query('select 1 from post_versions where post_id = $1', [postId])).toHaveLength(2);
  });

  test('is refused to others, for what is not there, and with bad input', async () => {
    const { threadId, postId } = await forum.thread(forum.ann);
    const good = { markdown: 'Mine now.', version: 1 };
    expect(refusal(await edit(postId, good, forum.wei))).toBe('403 post.not_yours');
    expect(refusal(await edit(postId, good, forum.admin))).toBe('403 post.not_yours');
    expect(refusal(await app.api('PATCH', `/posts/${postId}`, good))).toBe('401 session.required');
    expect(refusal(await edit(NOWHERE, good))).toBe('404 post.not_found');
    expect(refusal(await edit(postId, { markdown: '\u200b', version: 1 }))).toBe('422 post.body_empty');
    expect(refusal(await edit(postId, { markdown: 'x'.repeat(20_001), version: 1 }))).toBe('422 post.body_too_long');
    expect(refusal(await edit(postId, { markdown: `${'>'.repeat(10_000)}x`, version: 1 }))).toBe('422 post.too_deep');
    expect(refusal(await edit(postId, { markdown: 'Text.', title: ' ', version: 1 }))).toBe('422 thread.title_empty');
    expect(refusal(await edit(postId, { markdown: 'Text.', language: 'xx', version: 1 }))).toBe('422 language.unknown');
    expect(refusal(await edit(postId, { markdown: 'Text.' }))).toBe('400 request.invalid');
    expect(refusal(await edit(postId, { markdown: 'Text.', version: '1' }))).toBe('400 request.invalid');
    await app.database.query("update threads set state = 'locked' where id = $1", [threadId]);
    expect(refusal(await edit(postId, good))).toBe('409 thread.locked');
    expect((await app.api('GET', `/posts/${postId}`)).body.post.version).toBe(1);
  });
});

describe('deleting', () => {
  test('takes the translations along in the same transaction, and the words out of every reading', async () => {
    const { threadId } = await forum.thread(forum.ann);
    const { postId } = await forum.reply(forum.ann, threadId, { markdown: 'A secret slipped out.' });
    await forum.translated(postId, 'zh');
    const answer = await remove(postId);
    expect(answer.body).toMatchObject({ postId, threadId, threadDeleted: false });
    expect(await translationRows(postId)).toEqual([]);
    for (const view of ['original', 'translated', 'both']) {
      for (const path of [`/threads/${threadId}?`, `/threads/${threadId}/posts?since=0&`, `/posts/${postId}?`, '/accounts/ann/posts?']) {
        expect(JSON.stringify((await app.api('GET', `${path}lang=zh&view=${view}`)).body)).not.toMatch(/secret|slipped/);
      }
    }
    const place = (await forum.read(threadId)).posts[1];
    expect(place).toMatchObject({ id: postId, state: 'deleted', author: null, translation: null, mine: false });
    expect(place.canRestoreUntil).toBeUndefined();
    const own = (await forum.read(threadId, '', forum.ann)).posts[1];
    expect(own).toMatchObject({ mine: true, author: { handle: 'ann' }, canRestoreUntil: answer.body.canRestoreUntil });
    expect(refusal(await app.api('GET', `/posts/${postId}/versions`))).toBe('409 post.deleted');
    expect((await app.api('GET', `/posts/${postId}/translations/zh`)).status).toBe(404);
    expect((await forum.read(threadId)).thread.postCount).toBe(1);
    // A job that was still on its way finds nothing to translate and leaves nothing.
    await app.deps.postStore.save({ postId, language: 'zh', version: 1 }, {
      title: null, html: 'late', pairedHtml: 'late', sentences: [], sourceHashes: [], sourceHash: '', glossaryVersion: 0, doubtCount: 0, humanCount: 0, engine: 'fake', engineVersion: '1', model: 'm', quality: 'draft', local: true,
    });
    expect(await translationRows(postId)).toEqual([]);
  });

  test('can be undone for ten minutes, with the translations made again', async () => {
    const { threadId } = await forum.thread(forum.ann);
    const { postId } = await forum.reply(forum.ann, threadId, { markdown: 'Back in a moment.' });
    await remove(postId);
    now = 9.9 * 60_000;
    expect((await restore(postId)).status).toBe(200);
    expect((await restore(postId)).status).toBe(200);
    expect((await forum.translated(postId, 'zh')).translation.html).toContain('moment');
    expect((await forum.read(threadId)).thread.postCount).toBe(2);
  });

  test('is final after that: restoring is refused and the words are erased', async () => {
    const { threadId } = await forum.thread(forum.ann);
    const { postId } = await forum.reply(forum.ann, threadId, { markdown: 'Erase these words.' });
    await edit(postId, { markdown: 'Erase these words, edited.', version: 1 });
    await remove(postId);
    const [job] = await app.database.query<{ minutes: number }>("select round(extract(epoch from run_at - now()) / 60)::int as minutes from graphile_worker.jobs where key = 'erase:' || $1", [postId]);
    expect(job!.minutes).toBe(10);
    now = 10 * 60_000 + 1000;
    expect(refusal(await restore(postId))).toBe('409 post.restore_expired');
    await app.database.query("update graphile_worker._private_jobs set run_at = now() where key = 'erase:' || $1", [postId]);
    await waitFor(async () => (await app.database.query('select 1 from posts where id = $1 and markdown = $2', [postId, ''])).length === 1);
    expect(await app.database.query("select 1 from post_versions where post_id = $1 union all select 1 from posts where id = $1 and html <> ''", [postId])).toEqual([]);
  });

  test('of a post that was restored erases nothing when the old job comes', async () => {
    const { threadId } = await forum.thread(forum.ann);
    const { postId } = await forum.reply(forum.ann, threadId, { markdown: 'Keep these.' });
    await remove(postId);
    await restore(postId);
    await app.database.query("update graphile_worker._private_jobs set run_at = now() where key = 'erase:' || $1", [postId]);
    await waitFor(async () => (await app.database.query("select 1 from graphile_worker.jobs where key = 'erase:' || $1", [postId])).length === 0);
    expect((await app.api('GET', `/posts/${postId}`)).body.markdown).toBe('Keep these.');
  });

  test('the only post deletes its thread; restoring it brings the thread back', async () => {
    const communityThreads = async () => (await app.api('GET', `/communities/${forum.slug}`)).body.community.threadCount;
    const { threadId, postId } = await forum.thread(forum.ann, { title: 'Here and gone' });
    const count = await communityThreads();
    expect((await remove(postId)).body.threadDeleted).toBe(true);
    expect(await communityThreads()).toBe(count - 1);
    expect(refusal(await app.api('GET', `/threads/${threadId}`))).toBe('404 thread.not_found');
    expect(refusal(await app.api('GET', `/posts/${postId}`))).toBe('404 post.not_found');
    expect(JSON.stringify((await app.api('GET', '/threads')).body)).not.toContain('Here and gone');
    expect((await restore(postId)).status).toBe(200);
    expect((await forum.read(threadId)).thread.title).toBe('Here and gone');
    expect(await communityThreads()).toBe(count);
  });

  test('the opening post leaves the replies and takes the title', async () => {
    const { threadId, postId } = await forum.thread(forum.ann, { title: 'Taken along' });
    await forum.reply(forum.wei, threadId, { markdown: '我还在。' });
    expect((await remove(postId)).body.threadDeleted).toBe(false);
    const { thread, posts } = await forum.read(threadId, '?lang=en');
    expect(thread).toMatchObject({ title: null, titleTranslation: null, author: null, postCount: 1 });
    expect(posts.map(({ state }: { state: string }) => state)).toEqual(['deleted', 'visible']);
    expect(JSON.stringify((await app.api('GET', '/threads')).body)).not.toContain('Taken along');
    expect((await forum.reply(forum.wei, threadId, { markdown: '还能回复。' })).postId).toBeTruthy();
  });

  test('is refused to others, twice, and for what is not there', async () => {
    const { threadId, postId } = await forum.thread(forum.ann);
    await forum.reply(forum.wei, threadId);
    expect(refusal(await remove(postId, forum.wei))).toBe('403 post.not_yours');
    expect(refusal(await app.api('DELETE', `/posts/${postId}`))).toBe('401 session.required');
    expect(refusal(await remove(NOWHERE))).toBe('404 post.not_found');
    expect((await remove(postId)).status).toBe(200);
    expect(refusal(await remove(postId))).toBe('409 post.deleted');
    expect(refusal(await edit(postId, { markdown: 'x', version: 1 }))).toBe('409 post.deleted');
    expect(refusal(await restore(postId, forum.wei))).toBe('403 post.not_yours');
  });
});

describe('the translation memory', () => {
  const remembered = async (like: string) => (await app.database.query('select 1 from translation_memory where source_text like $1', [`%${like}%`])).length;

  test('forgets every version of a post with the post, in the same transaction', async () => {
    const { postId } = await forum.thread(forum.ann, { title: 'Forget my title', markdown: 'Forget my first words.' });
    await forum.translated(postId, 'zh');
    await edit(postId, { markdown: 'Forget my later words.', title: 'Forget my title', version: 1 });
    await waitFor(() => remembered('Forget my later words'));
    await forum.translated(postId, 'zh');
    expect(await remembered('Forget my')).toBe(3);
    await remove(postId);
    expect(await remembered('Forget my')).toBe(0);
  });

  test('forgets what it learned from a post that was deleted while an engine had it', async () => {
    app.engine.slow(700);
    const before = app.engine.calls.length;
    const { postId } = await forum.thread(forum.ann, { title: 'Gone in flight', markdown: 'Gone in flight, all of it.' });
    await waitFor(() => app.engine.calls.length > before);
    await remove(postId);
    app.engine.slow(0);
    await waitFor(async () => (await app.database.query('select 1 from graphile_worker.jobs where key like $1', [`${postId}%`])).length === 0);
    expect(await remembered('Gone in flight')).toBe(0);
  });

  test('forgets the words of an account that erases them', async () => {
    const leaver = await app.signUp();
    const { postId } = await forum.thread(leaver, { title: 'Erase my title', markdown: 'Erase my words.' });
    await forum.translated(postId, 'zh');
    expect(await remembered('Erase my')).toBe(2);
    await app.api('DELETE', '/account', { password: leaver.password, erasePosts: true }, { as: leaver });
    expect(await remembered('Erase my')).toBe(0);
  });
});

describe('an account that is deleted', () => {
  test('keeps its posts without a name, or takes every word along', async () => {
    for (const erasePosts of [false, true]) {
      const person = await app.signUp({ handle: `leaving_${erasePosts ? 'all' : 'name'}` });
      const own = await forum.thread(person, { title: `Own thread ${erasePosts}`, markdown: `My own words, ${erasePosts}.` });
      const shared = await forum.thread(person, { title: `Shared thread ${erasePosts}`, markdown: `My shared words, ${erasePosts}.` });
      await forum.reply(forum.wei, shared.threadId, { markdown: '回复一句。' });
      const elsewhere = await forum.thread(forum.ann);
      const reply = await forum.reply(person, elsewhere.threadId, { markdown: `My words elsewhere, ${erasePosts}.` });
      const before = (await app.api('GET', `/communities/${forum.slug}`)).body.community.threadCount;

      expect(refusal(await app.api('DELETE', '/account', { password: 'wrong', erasePosts }, { as: person }))).toBe('403 account.password_wrong');
      expect((await app.api('DELETE', '/account', { password: person.password, erasePosts }, { as: person })).status).toBe(204);
      expect((await app.api('GET', '/session', undefined, { as: person })).body.account).toBeNull();
      expect(refusal(await app.api('GET', `/accounts/${person.handle}`))).toBe('404 account.not_found');

      const { posts } = await forum.read(elsewhere.threadId, '?lang=en&view=original');
      const left = posts.find(({ id }: { id: string }) => id === reply.postId);
      if (erasePosts) {
        expect(left).toMatchObject({ state: 'deleted', author: null });
        expect(refusal(await app.api('GET', `/threads/${own.threadId}`))).toBe('404 thread.not_found');
        expect((await forum.read(shared.threadId)).thread).toMatchObject({ title: null, postCount: 1 });
        expect((await forum.read(elsewhere.threadId)).thread.postCount).toBe(1);
        expect((await app.api('GET', `/communities/${forum.slug}`)).body.community.threadCount).toBe(before - 1);
        expect(await app.database.query("select 1 from posts where markdown like 'My%true.' union all select 1 from post_versions where markdown like 'My%true.'")).toEqual([]);
        expect(await app.database.query("select 1 from threads where title like '% thread true'")).toEqual([]);
      } else {
        expect(left).toMatchObject({ state: 'visible', author: null, originalHtml: expect.stringContaining('My words elsewhere') });
        expect((await forum.read(own.threadId)).thread).toMatchObject({ title: 'Own thread false', author: null });
      }
    }
  });
});

describe('asking again for a translation', () => {
  test('is refused where there is nothing to translate', async () => {
    const { postId } = await forum.thread(forum.ann);
    const retry = (id: string, lang: string) => app.api('POST', `/posts/${id}/translations/${lang}/retry`);
    expect(refusal(await retry(postId, 'en'))).toBe('404 translation.not_wanted');
    expect(refusal(await retry(NOWHERE, 'en'))).toBe('404 post.not_found');
    expect(refusal(await retry(postId, 'fr'))).toBe('422 language.unknown');
    await forum.translated(postId, 'zh');
    expect((await retry(postId, 'zh')).body).toEqual({ state: 'ready' });
  });

  test('shows every sentence with its counterpart and what wrote it', async () => {
    const { postId } = await forum.thread(forum.ann, { title: 'Two sentences', markdown: 'One sentence stands here in English. 第二句是中文。', language: 'en' });
    await forum.translated(postId, 'zh');
    const detail = (await app.api('GET', `/posts/${postId}/translations/zh`)).body;
    expect(detail).toMatchObject({ postId, language: 'zh', state: 'ready', engine: 'fake', version: 1 });
    expect(detail.sentences.map(({ id, outcome }: Record<string, unknown>) => [id, outcome])).toEqual([[-1, 'translated'], [0, 'translated'], [1, 'same-language']]);
  });
});
