/** Translations for the languages somebody reads; the others wait for their first reader. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../helpers/client.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { expectStatus, refusal, NOWHERE } from './forum.ts';

const slug = 'monolingual';
let app: TestApp;
let ann: Person;
beforeAll(async () => {
  app = await startTestApp();
  ann = await app.signUp({ reads: ['en'] });
  expectStatus(await app.api('POST', '/communities', { slug, nameEn: 'One language', nameZh: '一种语言' }, { as: ann }), 201);
});
afterAll(() => app.stop());
afterEach(() => app.engine.fail());

let count = 0;
async function post(words = `Nobody here reads Chinese, number ${(count += 1)}.`): Promise<{ threadId: string; postId: string }> {
  return expectStatus(await app.api('POST', `/communities/${slug}/threads`, { title: `A title of ${words}`, markdown: words }, { as: ann }), 201).body;
}
const translation = async (postId: string, lang = 'zh') => (await app.api('GET', `/posts/${postId}?lang=${lang}&view=translated`)).body.post.translation;
const ready = (postId: string) => waitFor(async () => (await translation(postId)).state === 'ready', { what: 'the translation' });
const jobs = async () => Number((await app.database.query("select count(*) from graphile_worker._private_jobs where key like '%:zh:%'"))[0]!.count);
const ask = (body: object, lang = 'zh') => app.api('POST', `/translations/${lang}`, body);

describe('a language nobody reads', () => {
  it('is not translated into when something is posted, and says so calmly', async () => {
    const { postId } = await post();
    expect(await translation(postId)).toMatchObject({ state: 'pending', unasked: true, engine: null, willRetry: false });
    expect((await app.api('GET', '/threads?lang=zh')).body.items[0].titleTranslation).toMatchObject({ state: 'pending', unasked: true });
    expect(await jobs()).toBe(0);
  });

  it('is translated into when its first reader asks', async () => {
    const { postId, threadId } = await post();
    const other = await post();
    expect((await ask({ posts: [postId], threads: [threadId, other.threadId] })).body).toEqual({ asked: 2 });
    await Promise.all([ready(postId), ready(other.postId)]);
    expect((await translation(postId)).unasked).toBeUndefined();
    expect((await ask({ posts: [postId] })).body).toEqual({ asked: 0 });
  });

  it('costs one job and one call however many ask at once', async () => {
    const { postId } = await post();
    app.engine.calls.length = 0;
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask({ posts: [postId] })));
    expect(answers.every(({ status }) => status === 202)).toBe(true);
    expect(answers.reduce((sum, { body }) => sum + body.asked, 0)).toBe(1);
    await ready(postId);
    expect(app.engine.calls).toHaveLength(1);
    await waitFor(async () => (await jobs()) === 0, { what: 'the queue to be empty' });
  });

  it('waits again after an edit, and the old words stay', async () => {
    const { postId } = await post();
    await ask({ posts: [postId] });
    await ready(postId);
    expectStatus(await app.api('PATCH', `/posts/${postId}`, { markdown: 'Said in other words.', version: 1 }, { as: ann }), 200);
    expect(await translation(postId)).toMatchObject({ state: 'outdated', renewing: 'pending', unasked: true, version: 1 });
    await ask({ posts: [postId] });
    await ready(postId);
    expect(await translation(postId)).toMatchObject({ version: 2 });
  });

  it('can be asked for by the button too, and a failure then shows as one', async () => {
    const { postId } = await post();
    app.engine.fail('refused');
    expectStatus(await app.api('POST', `/posts/${postId}/translations/zh/retry`), 202);
    await waitFor(async () => (await translation(postId)).state === 'failed');
  });

  it('is asked for of nothing that is not there', async () => {
    const { postId, threadId } = await post();
    expectStatus(await app.api('DELETE', `/posts/${postId}`, undefined, { as: ann }), 200);
    expect((await ask({ posts: [postId, NOWHERE], threads: [threadId, NOWHERE] })).body).toEqual({ asked: 0 });
    expect((await ask({})).body).toEqual({ asked: 0 });
    expect(refusal(await ask({ posts: ['x'] }))).toBe('400 request.invalid');
    expect(refusal(await ask({ posts: Array.from({ length: 101 }, () => NOWHERE) }))).toBe('400 request.invalid');
    expect(refusal(await ask({}, 'fr'))).toBe('422 language.unknown');
  });
});

it('a change of what somebody reads counts from the next post', async () => {
  const before = await post();
  const wei = await app.signUp({ reads: ['en', 'zh'] });
  const during = await post();
  await ready(during.postId);
  expect(await translation(before.postId)).toMatchObject({ unasked: true });
  expectStatus(await app.api('PATCH', '/account', { reads: ['en'] }, { as: wei }), 200);
  expect(await translation((await post()).postId)).toMatchObject({ unasked: true });
});

describe('LAOYOU_EAGER', () => {
  it('names languages that are translated into for readers without accounts', async () => {
    const other = await startTestApp({ config: { eager: ['zh'] } });
    try {
      const bob = await other.signUp({ reads: ['en'] });
      await other.api('POST', '/communities', { slug, nameEn: 'x', nameZh: 'x' }, { as: bob });
      const { body } = await other.api('POST', `/communities/${slug}/threads`, { title: 'Read by visitors', markdown: 'Signed out.' }, { as: bob });
      await waitFor(async () => (await other.api('GET', `/posts/${body.postId}?lang=zh`)).body.post.translation.state === 'ready');
    } finally {
      await other.stop();
    }
  });
});
