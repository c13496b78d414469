/** Chinese in the reader's characters: converted for display alone, whichever way it is read. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { fakeEngine } from '../../api/src/translation/fake-engine.ts';
import { expectStatus, openForum, refusal, type Forum } from './forum.ts';

const MARKDOWN = '这个软件的鼠标指针不见了，他的头发也是。`软件` 在 https://example.com/软件 里。\n\n皇后以后去了台湾。';

let app: TestApp;
let forum: Forum;
let threadId: string;
let postId: string;
beforeAll(async () => {
  // Into Chinese it answers in Simplified, as nearly all engines do.
  const engine = fakeEngine({ mode: (sentence, { target }) => (target === 'zh' ? `软件：${sentence}` : `[en] ${sentence}`) });
  app = await startTestApp({ engines: [engine] });
  forum = await openForum(app);
  ({ threadId, postId } = await forum.thread(forum.wei, { title: '鼠标和软件', markdown: MARKDOWN }));
  await forum.translated(postId, 'en');
});
afterAll(() => app.stop());

const get = async (path: string, as?: { cookie: string }) => expectStatus(await app.api('GET', path, undefined, as ? { as } : {}), 200).body;
const stored = () => app.database.query('select p.markdown, p.html, t.title, v.markdown as old, v.html as old_html from posts p join threads t on t.id = p.thread_id join post_versions v on v.post_id = p.id where p.id = $1', [postId]);

describe('a thread read in other characters', () => {
  test('shows its post, its title and its community in them, and says so', async () => {
    const taiwan = await forum.read(threadId, '?lang=zh&view=original&script=tw');
    expect(taiwan.thread).toMatchObject({ title: '滑鼠和軟體', converted: true });
    const [post] = taiwan.posts;
    expect(post).toMatchObject({ language: 'zh', converted: true });
    expect(post.originalHtml).toContain('這個軟體的滑鼠指標不見了，他的頭髮也是。</span><span data-s="1"><code>软件</code> 在 ');
    expect(post.originalHtml).toContain('>https://example.com/软件</a>');
    expect(post.originalHtml).toContain('皇后以後去了臺灣。');
    const hongKong = await forum.read(threadId, '?lang=zh&view=original&script=hk');
    expect(hongKong.thread.title).toBe('鼠標和軟件');
    expect(hongKong.posts[0].originalHtml).toContain('皇后以後去了台灣。');
  });

  test('is as its author wrote it without the parameter, with `written`, and in Simplified', async () => {
    const plain = await forum.read(threadId, '?lang=zh&view=original');
    expect(plain.posts[0].originalHtml).toContain('这个软件的鼠标');
    expect(plain.posts[0]).not.toHaveProperty('converted');
    expect(await forum.read(threadId, '?lang=zh&view=original&script=written')).toEqual(plain);
    const simplified = await forum.read(threadId, '?lang=zh&view=original&script=cn');
    expect(simplified).toEqual(plain);
    expect(refusal(await app.api('GET', `/threads/${threadId}?script=klingon`))).toBe('400 request.invalid');
  });

  test('leaves what is stored as it was, byte for byte, and the text for editing too', async () => {
    const before = await stored();
    for (const script of ['cn', 'tw', 'hk']) for (const view of ['original', 'translated', 'both']) await forum.read(threadId, `?lang=zh&view=${view}&script=${script}`, forum.wei);
    expect(await stored()).toEqual(before);
    const own = await get(`/posts/${postId}?lang=zh&view=original&script=tw`, forum.wei);
    expect(own.markdown).toBe(MARKDOWN);
    expect(own.post.originalHtml).toContain('軟體');
    const { versions } = await get(`/posts/${postId}/versions`);
    expect(versions[0]).toMatchObject({ markdown: MARKDOWN, title: '鼠标和软件' });
    // Saved as it came: nothing changed, so there is no new version.
    const edited = expectStatus(await app.api('PATCH', `/posts/${postId}`, { markdown: own.markdown, title: versions[0].title, version: 1 }, { as: forum.wei }), 200).body;
    expect(edited.version).toBe(1);
  });

  test('converts translations into Chinese, both sides of a pair, and their titles', async () => {
    const english = await forum.thread(forum.ann, { language: 'en', title: 'A program', markdown: 'My program shows 3 cats.\n\n他说：这个软件的头发很长，我也没办法。' });
    await forum.translated(english.postId, 'zh');
    const { thread, posts: [translated] } = await forum.read(english.threadId, '?lang=zh&view=translated&script=tw');
    expect(translated.translation.html).toContain('軟體：My program shows 3 cats.');
    expect(translated.translation.html).toContain('這個軟體的頭髮很長');
    expect(thread.titleTranslation.text).toBe('軟體：A program');
    const { posts: [both] } = await forum.read(english.threadId, '?lang=zh&view=both&script=tw');
    expect(both.translation.pairedHtml).toMatch(/class="src" lang="en">.*My program.*class="tgt" lang="zh-Hant-TW">.*軟體：/);
    const { posts: [quoting] } = await forum.read(english.threadId, '?lang=en&view=original&script=tw');
    expect(quoting.originalHtml).toMatch(/lang="zh-Hant-TW">.*這個軟體的頭髮很長/);
  });

  test('reaches lists, communities and what somebody wrote', async () => {
    const { items } = await get('/threads?lang=zh&script=tw');
    expect(items.find(({ id }: any) => id === threadId)).toMatchObject({ title: '滑鼠和軟體', converted: true });
    expectStatus(await app.api('POST', '/communities', { slug: 'software', nameEn: 'Software', nameZh: '软件', aboutZh: '聊聊鼠标。', rulesZh: '不要发广告。' }, { as: forum.admin }), 201);
    expect((await get('/communities/software?script=tw')).community).toMatchObject({ nameEn: 'Software', nameZh: '軟體', aboutZh: '聊聊滑鼠。', rulesZh: '不要發廣告。', converted: true });
    expect((await get('/communities/software')).community).toMatchObject({ nameZh: '软件' });
    expect((await get('/communities?script=hk')).items.map(({ nameZh }: any) => nameZh)).toContain('軟件');
    const [written] = (await get('/accounts/wei/posts?lang=zh&view=original&script=tw')).items;
    expect(written).toMatchObject({ thread: { title: '滑鼠和軟體' }, post: { converted: true, author: { displayName: '小魏' } } });
  });

  test('comes with what changed, for signed-out and signed-in readers alike', async () => {
    const { revision } = (await forum.read(threadId)).thread;
    const reply = await forum.reply(forum.wei, threadId, { markdown: '发现了，在头发里。' });
    for (const as of [undefined, forum.wei]) {
      const changes = await get(`/threads/${threadId}/posts?since=${revision}&lang=zh&view=original&script=tw`, as);
      expect(changes.posts.find(({ id }: any) => id === reply.postId).originalHtml).toContain('發現了，在頭髮裡。');
      const written = await get(`/threads/${threadId}/posts?since=${revision}&lang=zh&view=original`, as);
      expect(written.posts.find(({ id }: any) => id === reply.postId).originalHtml).toContain('发现了，在头发里。');
    }
  });

  test('shows an edit in the new words, whatever was kept of the old ones', async () => {
    const { postId: edited } = await forum.reply(forum.wei, threadId, { markdown: '软件一。' });
    const read = async () => (await get(`/posts/${edited}?lang=zh&view=original&script=tw`)).post.originalHtml;
    expect(await read()).toContain('軟體一。');
    expectStatus(await app.api('PATCH', `/posts/${edited}`, { markdown: '鼠标二。', version: 1 }, { as: forum.wei }), 200);
    expect(await read()).toContain('滑鼠二。');
  });

  test('leaves Japanese as it is', async () => {
    const japanese = await app.api('POST', `/communities/${forum.slug}/threads`, { title: '図書館で会いましょう', markdown: '国会の図書館で会いましょう。発見がありました。' }, { as: forum.ann });
    expect(japanese.body.language).toBe('ja');
    const { thread, posts } = await forum.read(japanese.body.threadId, '?view=original&script=tw');
    expect(thread).toMatchObject({ title: '図書館で会いましょう' });
    expect(posts[0].originalHtml).toContain('国会の図書館で会いましょう。</span><span data-s="1">発見がありました。');
    expect(posts[0]).not.toHaveProperty('converted');
  });
});

describe('the choice', () => {
  test('is kept with the account, and says nothing to the API by itself', async () => {
    const person = await app.signUp({ reads: ['zh'] });
    expect(person.account.script).toBe('written');
    expect(expectStatus(await app.api('PATCH', '/account', { script: 'tw' }, { as: person }), 200).body.account.script).toBe('tw');
    expect((await get('/session', person)).account.script).toBe('tw');
    expect(refusal(await app.api('PATCH', '/account', { script: 'pinyin' }, { as: person }))).toBe('400 request.invalid');
    expect((await forum.read(threadId, '?lang=zh&view=original', person)).posts[0].originalHtml).toContain('这个软件');
  });
});
