import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, startTestApp } from '../helpers/app.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { type Forum, NOWHERE, openForum, refusal } from './forum.ts';

let app: TestApp;
let forum: Forum;
beforeAll(async () => {
  app = await startTestApp();
  forum = await openForum(app);
});
afterAll(() => app.stop());

/** What is stored, once no job is under way any more. */
const settledRows = async () => {
  await waitFor(async () => (await app.database.query('select 1 from graphile_worker._private_jobs')).length === 0, { what: 'the jobs to be done' });
  return countRows();
};
const countRows = async () => (await app.database.query<{ rows: string }>(`
  select (select count(*) from threads) || ' ' || (select count(*) from posts) || ' ' || (select count(*) from post_versions) || ' '
    || (select count(*) from translations) || ' ' || (select count(*) from graphile_worker._private_jobs) as rows`))[0]!.rows;

describe('a thread', () => {
  test('is stored whole: title, text, its language, version 1 and its translation', async () => {
    const posted = await app.api('POST', `/communities/${forum.slug}/threads`, { title: '  Rent in  the city ', markdown: 'How much is **rent** where you live?\r\nMine is $900.' }, { as: forum.ann });
    expect([posted.status, posted.body.language]).toEqual([201, 'en']);
    const page = await forum.read(posted.body.threadId, '?lang=en&view=original', forum.ann);
    expect(page.thread).toMatchObject({
      title: 'Rent in the city', language: 'en', postCount: 1, state: 'open', openingPostId: posted.body.postId, author: { handle: 'ann', displayName: 'Ann' },
      community: { slug: forum.slug, nameEn: 'Daily life', nameZh: '日常生活' }, titleTranslation: null,
    });
    expect(page.posts).toHaveLength(1);
    expect(page.posts[0]).toMatchObject({ id: posted.body.postId, seq: 0, depth: 0, parentId: null, version: 1, mine: true, state: 'visible', editedAt: null });
    expect(page.posts[0].originalHtml).toContain('<strong>rent</strong>');
    expect(page.next).toBeNull();
    const single = await app.api('GET', `/posts/${posted.body.postId}`);
    expect(single.body.markdown).toBe('How much is **rent** where you live?\nMine is $900.');
    expect(single.body.thread).toEqual({ id: posted.body.threadId, title: 'Rent in the city', language: 'en' });

    const post = await forum.translated(posted.body.postId, 'zh');
    expect(post.translation).toMatchObject({ state: 'ready', engine: 'fake', version: 1, quality: expect.any(String), local: expect.any(Boolean), keptCount: 0 });
    expect(post.translation.html).toContain('[zh]');
    expect(post.originalHtml).toBeUndefined();
    const { thread } = await forum.read(posted.body.threadId, '?lang=zh');
    expect(thread.titleTranslation).toMatchObject({ language: 'zh', state: 'ready', engine: 'fake' });
    expect(thread.titleTranslation.text).toContain('[zh]');
  });

  test('in Chinese is told as Chinese, and a language the author names is believed', async () => {
    expect((await forum.thread(forum.wei, { title: '房租又涨了', markdown: '你们那里怎么样？' })).language).toBe('zh');
    expect((await forum.thread(forum.ann, { title: 'OK 123', markdown: 'OK', language: 'zh' })).language).toBe('zh');
  });

  test.each(['original', 'translated', 'both'] as const)('in the view “%s” brings that HTML and no other', async (view) => {
    const { threadId, postId } = await forum.thread(forum.ann);
    await forum.translated(postId, 'zh');
    const [post] = (await forum.read(threadId, `?lang=zh&view=${view}`)).posts;
    const brought = [post.originalHtml && 'original', post.translation.html && 'translated', post.translation.pairedHtml && 'both'].filter(Boolean);
    expect(brought).toEqual([view]);
    if (view === 'both') expect(post.translation.pairedHtml).toMatch(/class="src".*class="tgt"/s);
  });

  test('sent twice with one key, at once or later, is one thread', async () => {
    const body = { title: 'Twice?', markdown: 'Did I press it twice?', submissionKey: 'key-of-the-form-1' };
    const send = () => app.api('POST', `/communities/${forum.slug}/threads`, body, { as: forum.ann });
    const answers = [...(await Promise.all([send(), send(), send()])), await send()];
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
    expect(new Set(answers.map(({ body: { threadId, postId } }) => `${threadId} ${postId}`)).size).toBe(1);
    expect(await app.database.query("select 1 from threads where title = 'Twice?'")).toHaveLength(1);
  });

  test('sent twice without a key is one thread too; another title makes another', async () => {
    const send = (title: string) => app.api('POST', `/communities/${forum.slug}/threads`, { title, markdown: 'Same words.' }, { as: forum.ann });
    const answers = await Promise.all([send('Keyless'), send('Keyless')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
    expect(answers[0]!.body.threadId).toBe(answers[1]!.body.threadId);
    expect((await send('Keyless, again')).status).toBe(201);
  });
});

describe('a reply', () => {
  test('stands under what it answers, and the tree is read in order', async () => {
    const { threadId, postId: opening } = await forum.thread(forum.ann);
    const first = await forum.reply(forum.wei, threadId, { markdown: '第一个回复。' });
    const second = await forum.reply(forum.ann, threadId, { markdown: 'The second one.' });
    const under = await forum.reply(forum.ann, threadId, { markdown: 'Under the first.', parentId: first.postId });
    const deeper = await forum.reply(forum.wei, threadId, { markdown: '更深一层。', parentId: under.postId });
    const toOpening = await forum.reply(forum.wei, threadId, { markdown: '回复楼主。', parentId: opening });
    const { posts, thread } = await forum.read(threadId);
    expect(posts.map(({ id }: { id: string }) => id)).toEqual([opening, first.postId, under.postId, deeper.postId, second.postId, toOpening.postId]);
    expect(posts.map(({ depth }: { depth: number }) => depth)).toEqual([0, 1, 2, 3, 1, 1]);
    expect(posts.map(({ parentId }: { parentId: string }) => parentId)).toEqual([null, null, first.postId, under.postId, null, null]);
    expect(thread.postCount).toBe(6);
  });

  test('very deep in a conversation stays beside its ancestor, and says whom it answers', async () => {
    const { threadId } = await forum.thread(forum.ann);
    let parentId: string | undefined;
    const ids: string[] = [];
    for (let depth = 1; depth <= 43; depth += 1) {
      parentId = (await forum.reply(forum.ann, threadId, { markdown: `Level ${depth}.`, ...(parentId && { parentId }) })).postId;
      ids.push(parentId);
    }
    const { posts } = await forum.read(threadId);
    expect(posts.slice(1).map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(posts.slice(-4).map(({ depth }: { depth: number }) => depth)).toEqual([40, 40, 40, 40]);
    expect(posts.at(-1).parentId).toBe(ids.at(-2));
  }, 60_000);

  test('pages follow each other by cursor without a gap or a double', async () => {
    const { threadId } = await forum.thread(forum.ann);
    for (let i = 0; i < 7; i += 1) await forum.reply(forum.ann, threadId);
    const seen: number[] = [];
    let cursor = '';
    do {
      const page = await forum.read(threadId, `?limit=3${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.posts.map(({ seq }: { seq: number }) => seq));
      cursor = page.next ?? '';
    } while (cursor);
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test('sent twice is one reply: with a key, and without one to the same post within a minute', async () => {
    const { threadId } = await forum.thread(forum.ann);
    const send = (body: object) => app.api('POST', `/threads/${threadId}/posts`, body, { as: forum.wei });
    const keyed = await Promise.all([1, 2, 3].map(() => send({ markdown: '好的。', submissionKey: 'reply-key-1' })));
    expect(keyed.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    const plain = await Promise.all([1, 2, 3].map(() => send({ markdown: '谢谢！' })));
    expect(plain.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    expect(new Set(plain.map(({ body }) => body.postId)).size).toBe(1);
    // The same words under another post are another reply.
    expect((await send({ markdown: '谢谢！', parentId: plain[0]!.body.postId })).status).toBe(201);
    expect((await forum.read(threadId)).thread.postCount).toBe(4);
    // And so are the same words a minute later.
    await app.database.query("update posts set created_at = created_at - interval '61 seconds' where thread_id = $1", [threadId]);
    expect((await send({ markdown: '谢谢！' })).status).toBe(201);
  });

  test('and nothing else bumps the activity and revision of its thread', async () => {
    const { threadId } = await forum.thread(forum.ann);
    const before = (await forum.read(threadId)).thread;
    const reply = await forum.reply(forum.wei, threadId, { markdown: '新的。' });
    const after = (await forum.read(threadId)).thread;
    expect(after.revision).toBeGreaterThanOrEqual(reply.revision);
    expect(reply.revision).toBeGreaterThan(before.revision);
    expect(Date.parse(after.lastActivityAt)).toBeGreaterThan(Date.parse(before.lastActivityAt));
  });
});

describe('what is refused leaves nothing behind', () => {
  const long = '字'.repeat(20_001);
  const cases: [string, object, string][] = [
    ['an empty title', { title: '', markdown: 'Text.' }, '422 thread.title_empty'],
    ['a title of white space', { title: ' \t\u3000\n', markdown: 'Text.' }, '422 thread.title_empty'],
    ['a title of zero-width characters', { title: '\u200b\u200c\u2060\ufeff', markdown: 'Text.' }, '422 thread.title_empty'],
    ['a long title', { title: '😀'.repeat(201), markdown: 'Text.' }, '422 thread.title_too_long'],
    ['a title with a control character', { title: 'a\u0007b', markdown: 'Text.' }, '422 text.control_characters'],
    ['a title that turns the page around', { title: 'a\u202eb', markdown: 'Text.' }, '422 text.control_characters'],
    ['no title', { markdown: 'Text.' }, '400 request.invalid'],
    ['a title that is a number', { title: 5, markdown: 'Text.' }, '400 request.invalid'],
    ['an empty text', { title: 'T', markdown: '' }, '422 post.body_empty'],
    ['a text of white space', { title: 'T', markdown: ' \n\t\u00a0\u3000' }, '422 post.body_empty'],
    ['a text of zero-width characters', { title: 'T', markdown: '\u200b\u200d\ufeff\u2800\u3164' }, '422 post.body_empty'],
    ['Markdown of nothing but a link definition', { title: 'T', markdown: '[a]: https://example.com' }, '422 post.body_empty'],
    ['a long text', { title: 'T', markdown: long }, '422 post.body_too_long'],
    ['a null character', { title: 'T', markdown: 'a\u0000b' }, '422 text.control_characters'],
    ['a control character', { title: 'T', markdown: 'a\u001b[31mb' }, '422 text.control_characters'],
    ['half a surrogate pair', { title: 'T', markdown: 'a\ud83db' }, '400 request.not_utf8'],
    ['10,000 nested quotes', { title: 'T', markdown: `${'>'.repeat(10_000)} deep` }, '422 post.too_deep'],
    ['an unknown language', { title: 'T', markdown: 'Text.', language: 'tlh' }, '422 language.unknown'],
    ['a language that is a list', { title: 'T', markdown: 'Text.', language: ['en'] }, '422 language.unknown'],
    ['a submission key that is too short', { title: 'T', markdown: 'Text.', submissionKey: 'x' }, '400 request.invalid'],
    ['a list instead of an object', [], '400 request.not_json'],
  ];
  test.each(cases)('%s', async (_, body, expected) => {
    const before = await settledRows();
    expect(refusal(await app.api('POST', `/communities/${forum.slug}/threads`, body, { as: forum.ann }))).toBe(expected);
    expect(await countRows()).toBe(before);
  });

  test.each(cases.filter(([name]) => /text|character|surrogate|nested|language/.test(name) && !/title/.test(name)))('as a reply: %s', async (_, body, expected) => {
    const { threadId } = await forum.thread(forum.ann);
    const before = await settledRows();
    expect(refusal(await app.api('POST', `/threads/${threadId}/posts`, body, { as: forum.ann }))).toBe(expected);
    expect(await countRows()).toBe(before);
  });

  test('bodies at the very limit are taken', async () => {
    const { threadId } = await forum.thread(forum.ann, { title: '😀'.repeat(200), markdown: '汉'.repeat(20_000), language: 'zh' });
    expect((await forum.read(threadId)).thread.title).toBe('😀'.repeat(200));
  });

  test('an unknown community, thread or parent; a parent in another thread', async () => {
    const text = { title: 'T', markdown: 'Text.' };
    for (const slug of ['nowhere', 'No%20Where', '%00']) expect(refusal(await app.api('POST', `/communities/${slug}/threads`, text, { as: forum.ann }))).toBe('404 community.not_found');
    for (const id of [NOWHERE, 'x', '1%00', `urn:uuid:${NOWHERE}`]) expect(refusal(await app.api('POST', `/threads/${id}/posts`, text, { as: forum.ann }))).toBe('404 thread.not_found');
    const [one, other] = [await forum.thread(forum.ann), await forum.thread(forum.ann)];
    for (const parentId of [NOWHERE, other.postId]) expect(refusal(await app.api('POST', `/threads/${one.threadId}/posts`, { ...text, parentId }, { as: forum.ann }))).toBe('404 post.not_found');
    expect(refusal(await app.api('POST', `/threads/${one.threadId}/posts`, { ...text, parentId: 'x' }, { as: forum.ann }))).toBe('400 request.invalid');
  });

  test('a reply to a deleted post, in a deleted thread, in a locked thread', async () => {
    const { threadId, postId } = await forum.thread(forum.ann);
    const { postId: parentId } = await forum.reply(forum.ann, threadId);
    await app.api('DELETE', `/posts/${parentId}`, undefined, { as: forum.ann });
    expect(refusal(await app.api('POST', `/threads/${threadId}/posts`, { markdown: 'Hello?', parentId }, { as: forum.wei }))).toBe('409 post.deleted');
    await app.database.query("update threads set state = 'locked' where id = $1", [threadId]);
    expect(refusal(await app.api('POST', `/threads/${threadId}/posts`, { markdown: 'Hello?' }, { as: forum.wei }))).toBe('409 thread.locked');
    await app.database.query("update threads set state = 'open' where id = $1", [threadId]);
    await app.api('DELETE', `/posts/${postId}`, undefined, { as: forum.ann });
    expect(refusal(await app.api('POST', `/threads/${threadId}/posts`, { markdown: 'Hello?' }, { as: forum.wei }))).toBe('404 thread.not_found');
  });

  test('posting signed out', async () => {
    const { threadId } = await forum.thread(forum.ann);
    expect(refusal(await app.api('POST', `/communities/${forum.slug}/threads`, { title: 'T', markdown: 'Text.' }))).toBe('401 session.required');
    expect(refusal(await app.api('POST', `/threads/${threadId}/posts`, { markdown: 'Text.' }))).toBe('401 session.required');
  });

  test('when the queue refuses the job, the post is not there either', async () => {
    const broken = await startTestApp({
      database: app.database, config: { role: 'web' },
      overrides: { queue: { enqueue: () => Promise.reject(new Error('no queue')) } },
    });
    const { threadId } = await forum.thread(forum.ann);
    const before = await forum.read(threadId);
    const rows = await app.database.query('select count(*) from posts');
    expect(refusal(await broken.api('POST', `/communities/${forum.slug}/threads`, { title: 'Lost', markdown: 'Text.' }, { as: forum.ann }))).toBe('500 server.failed');
    expect(refusal(await broken.api('POST', `/threads/${threadId}/posts`, { markdown: 'Lost text.' }, { as: forum.ann }))).toBe('500 server.failed');
    expect(await app.database.query('select count(*) from posts')).toEqual(rows);
    expect((await forum.read(threadId)).thread).toEqual({ ...before.thread, revision: expect.any(Number), titleTranslation: before.thread.titleTranslation });
    await broken.stop();
  });
});

test('a long hard text is rendered aside: nobody else waits for it', async () => {
  const { threadId } = await forum.thread(forum.ann);
  const hard = Array.from({ length: 4 }, (_, at) => app.api('POST', '/preview', { markdown: `- ${at}\n`.repeat(5000) }, { as: forum.ann }));
  const waits: number[] = [];
  let done = false;
  void Promise.all(hard).then(() => (done = true));
  while (!done) {
    const since = performance.now();
    await forum.read(threadId);
    waits.push(performance.now() - since);
  }
  for (const answer of hard) expect((await answer).body.html).toContain('<li>');
  // Four times most of a second of parsing; the readings in between took their usual milliseconds.
  expect(waits.length).toBeGreaterThan(20);
  expect(refusal(await app.api('POST', `/threads/${threadId}/posts`, { markdown: `${'x'.repeat(3000)}\n${'>'.repeat(10_000)} deep` }, { as: forum.ann }))).toBe('422 post.too_deep');
}, 60_000);

test('scripts, event handlers and foreign addresses in Markdown do nothing', async () => {
  const markdown = [
    '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '[a](javascript:alert(1))', '[b](data:text/html,x)', '<a href="javascript:alert(1)">c</a>',
    '![d](https://evil.example/pixel.png)', '<https://ok.example>',
  ].join('\n\n');
  const { threadId, postId } = await forum.thread(forum.ann, { markdown, language: 'en' });
  await forum.translated(postId, 'zh');
  for (const view of ['original', 'translated', 'both']) {
    const [post] = (await forum.read(threadId, `?lang=zh&view=${view}`)).posts;
    const html: string = [post.originalHtml, post.translation.html, post.translation.pairedHtml].join('');
    expect(html.replace(/&#x3C;[^<]*/g, '')).not.toMatch(/<script|<img|\son\w+=|href="(javascript|data):/i);
    expect(html).toContain('https://ok.example');
  }
});
