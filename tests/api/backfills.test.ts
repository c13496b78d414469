/** Rounds of translating what is there already: which posts each choice takes, and what happens to what readers have. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fakeEngine } from '../../api/src/translation/fake-engine.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { NOWHERE, expectStatus, openForum, refusal, type Forum } from './forum.ts';

const good = fakeEngine({ id: 'good', version: '2', quality: 'standard' });
const draft = fakeEngine({ id: 'draft', version: '1', quality: 'draft', mode: (text) => `~${text}` });
let app: TestApp;
let forum: Forum;
beforeAll(async () => {
  app = await startTestApp({ engines: [good, draft] });
  forum = await openForum(app);
});
afterAll(() => app.stop());
beforeEach(() => {
  good.fail();
  draft.fail();
  good.calls.length = 0;
});

const start = (body: object, as = forum.admin) => app.api('POST', '/operate/backfills', body, { as });
const list = async () => expectStatus(await app.api('GET', '/operate/backfills', undefined, { as: forum.admin }), 200).body;
const estimate = async (choice: string) => expectStatus(await app.api('GET', `/operate/backfills/estimate?choice=${choice}`, undefined, { as: forum.admin }), 200).body;
const waiting = async () => expectStatus(await app.api('GET', '/operate/backfills/waiting', undefined, { as: forum.admin }), 200).body;
async function finished(id: string): Promise<any> {
  return waitFor(async () => (await list()).items.find((item: any) => item.id === id && item.state !== 'running'), { what: 'the round to end', timeout: 25_000 });
}
async function round(body: object): Promise<any> {
  return finished(expectStatus(await start(body), 201).body.id);
}
const row = async (postId: string): Promise<any> => (await app.database.query('select * from translations where post_id = $1 and language = $2', [postId, 'zh']))[0];
const set = (postId: string, change: string) => app.database.query(`update translations set ${change} where post_id = $1 and language = 'zh'`, [postId]);
async function post(): Promise<string> {
  const { postId } = await forum.thread(forum.ann);
  await forum.translated(postId, 'zh');
  good.calls.length = 0;
  return postId;
}

describe('missing', () => {
  it('takes what nobody asked for, what failed and what was lost, and leaves the rest', async () => {
    const [there, unasked, failed, lost] = [await post(), await post(), await post(), await post()];
    const nothing = 'post_version = null, html = null, paired_html = null, engine = null';
    await set(unasked, `status = 'unasked', ${nothing}`);
    await set(failed, `status = 'failed', ${nothing}`);
    await set(lost, `status = 'pending', ${nothing}`);
    const before = (await row(there)).translated_at;
    expect((await app.api('GET', '/operate/backfills/estimate?choice=missing', undefined, { as: forum.admin })).body).toEqual({ posts: 3, characters: 0, about: false, first: [] });
    expect(await round({ choice: 'missing' })).toMatchObject({ state: 'done', total: 3, queued: 3, done: 3, failed: 0, startedBy: 'admin_person', languages: ['en', 'zh'] });
    for (const id of [unasked, failed, lost]) await forum.translated(id, 'zh');
    expect((await row(there)).translated_at).toEqual(before);
    // What was known costs nothing.
    expect(good.calls).toEqual([]);
  });

  it('takes only the language and the community that were named', async () => {
    const id = await post();
    await set(id, "status = 'unasked', post_version = null, html = null, paired_html = null, engine = null");
    expect(await round({ choice: 'missing', languages: ['en'] })).toMatchObject({ total: 0, state: 'done' });
    expectStatus(await app.api('POST', '/communities', { slug: 'elsewhere', nameEn: 'Elsewhere', nameZh: '别处' }, { as: forum.admin }), 201);
    expect(await round({ choice: 'missing', community: 'elsewhere' })).toMatchObject({ total: 0, community: 'elsewhere' });
    expect(refusal(await start({ choice: 'missing', community: 'nowhere-at-all' }))).toBe('404 community.not_found');
    expect(await round({ choice: 'missing', community: forum.slug })).toMatchObject({ total: 1, done: 1 });
  });
});

describe('drafts and outdated', () => {
  it('renews a draft by the better engine that serves now, and readers have the old one until then', async () => {
    const id = await post();
    await set(id, "quality = 'draft', engine = 'draft', engine_version = '1', html = '<p>draft words</p>'");
    await app.database.query('delete from translation_memory');
    good.slow(600);
    const { id: started } = expectStatus(await start({ choice: 'drafts' }), 201).body;
    await waitFor(() => good.calls.length > 0);
    expect((await app.api('GET', `/posts/${id}?lang=zh`)).body.post.translation).toMatchObject({ state: 'ready', quality: 'draft', html: '<p>draft words</p>' });
    good.slow(0);
    expect(await finished(started)).toMatchObject({ total: 1, done: 1 });
    expect(await row(id)).toMatchObject({ engine: 'good', quality: 'standard', status: 'ready' });
  });

  it('takes what an earlier version made, says how many there are, and leaves an author’s own alone', async () => {
    const [id, authors] = [await post(), await post()];
    await set(id, "engine_version = '1'");
    await set(authors, "engine = 'author', engine_version = '1'");
    expect(await waiting()).toMatchObject({ olderVersions: 1, drafts: 0, missing: 0 });
    expect((await estimate('outdated')).posts).toBe(1);
    expect(await round({ choice: 'outdated' })).toMatchObject({ total: 1, done: 1 });
    expect(await row(id)).toMatchObject({ engine_version: '2' });
    expect((await waiting()).olderVersions).toBe(0);
  });

  it('takes what a changed term stands in, and no other', async () => {
    const { postId: with_ } = await forum.thread(forum.ann, { title: 'The Hukou', markdown: 'A Hukou is more than an address.' });
    const { postId: without } = await forum.thread(forum.ann, { markdown: 'An address is just an address.' });
    for (const id of [with_, without]) await forum.translated(id, 'zh');
    // The renewals that a change brings of itself come to nothing here.
    good.fail('refused');
    draft.fail('refused');
    const settled = () => waitFor(async () => (await app.database.query("select 1 from graphile_worker._private_jobs where key like 'glossary:%' or key like '%:zh:1'")).length === 0, { what: 'the renewals to have ended' });
    const change = async (method: string, path: string, body?: object): Promise<any> => {
      const answer = await app.api(method, path, body, { as: forum.admin });
      await settled();
      return expectStatus(answer, method === 'POST' ? 201 : 200).body;
    };
    const { term } = await change('POST', '/glossary', { kind: 'term', en: 'hukou', zh: '户口' });
    expect((await estimate('outdated')).posts).toBe(1);
    expect((await waiting()).outdated).toBe(1);
    good.fail();
    expect(await round({ choice: 'outdated' })).toMatchObject({ total: 1, done: 1 });
    expect(await row(with_)).toMatchObject({ html: expect.stringContaining('户口') });
    good.fail('refused');
    // The words of a term that is gone count too.
    await app.database.query('delete from translation_memory');
    await change('DELETE', `/glossary/${term.id}`);
    expect((await estimate('outdated')).posts).toBe(1);
    good.fail();
    await round({ choice: 'outdated' });
    expect(await row(with_)).toMatchObject({ html: expect.stringContaining('Hukou') });
    expect((await estimate('outdated')).posts).toBe(0);
  });

  it('a failed renewal leaves the old translation as it was', async () => {
    const id = await post();
    await set(id, "engine_version = '1'");
    await app.database.query('delete from translation_memory');
    good.fail('refused');
    draft.fail('refused');
    const before = await row(id);
    expect(await round({ choice: 'outdated' })).toMatchObject({ total: 1, done: 0, failed: 1 });
    expect(await row(id)).toEqual(before);
    await set(id, "engine_version = '2'");
  });

  it('a draft never takes the place of what a better engine made', async () => {
    const id = await post();
    await set(id, "engine_version = '1'");
    await app.database.query('delete from translation_memory');
    good.fail('refused');
    expect(await round({ choice: 'outdated' })).toMatchObject({ total: 1, done: 0, failed: 1 });
    expect(draft.calls.length).toBeGreaterThan(0);
    expect(await row(id)).toMatchObject({ engine: 'good', quality: 'standard' });
    // Unless that is what was asked for.
    await round({ choice: 'all' });
    expect(await row(id)).toMatchObject({ engine: 'draft', quality: 'draft' });
    good.fail();
    await round({ choice: 'drafts' });
    expect(await row(id)).toMatchObject({ engine: 'good' });
  });
});

describe('a round', () => {
  it('is the only one, can be stopped, and then leaves nothing half done', async () => {
    const ids = [await post(), await post(), await post(), await post()];
    for (const id of ids) await set(id, "status = 'unasked', post_version = null, html = null, paired_html = null, engine = null");
    await app.database.query('delete from translation_memory');
    good.slow(1500);
    const { id, total } = expectStatus(await start({ choice: 'missing' }), 201).body;
    expect(total).toBe(4);
    expect(refusal(await start({ choice: 'all' }))).toBe('409 backfill.running');
    expect((await list()).running).toMatchObject({ id });
    expect(expectStatus(await app.api('GET', `/operate/backfills/${id}`, undefined, { as: forum.admin }), 200).body).toMatchObject({ id, state: 'running', total: 4 });
    await waitFor(() => good.calls.length === 1);
    const stopped = expectStatus(await app.api('POST', `/operate/backfills/${id}/stop`, undefined, { as: forum.admin }), 200).body;
    expect(stopped).toMatchObject({ state: 'stopped', queued: 1, failed: 0 });
    good.slow(0);
    await waitFor(async () => (await app.database.query("select 1 from translations where status = 'ready' and post_id = any($1)", [ids])).length === 1);
    expect((await app.database.query("select 1 from translations where status = 'unasked' and post_id = any($1)", [ids])).length).toBe(3);
    expect(await app.database.query("select 1 from graphile_worker._private_jobs where payload->>'round' = $1 and locked_at is null and key like '%:%:%'", [id])).toEqual([]);
    // Started again, it goes on with what is left.
    expect(await round({ choice: 'missing' })).toMatchObject({ total: 3, done: 3 });
    expectStatus(await app.api('POST', `/operate/backfills/${id}/stop`, undefined, { as: forum.admin }), 200);
  });

  it('keeps to its rate', async () => {
    for (const id of [await post(), await post(), await post()]) await set(id, "status = 'unasked', post_version = null, html = null, paired_html = null, engine = null");
    const { id } = expectStatus(await start({ choice: 'missing', rate: 1 }), 201).body;
    await waitFor(async () => (await list()).running?.queued === 1);
    // Two more steps have passed without another post.
    const step = async () => (await app.database.query<{ at: string }>("select payload->>'at' as at from graphile_worker._private_jobs where key = $1", [`feed:${id}`]))[0]?.at;
    const first = await waitFor(step);
    await waitFor(async () => { const now = await step(); return now !== undefined && now !== first; }, { timeout: 15_000 });
    expect((await list()).running).toMatchObject({ queued: 1, total: 3 });
    await app.api('POST', `/operate/backfills/${id}/stop`, undefined, { as: forum.admin });
    await round({ choice: 'missing' });
  });

  it('is for admins', async () => {
    for (const as of [forum.ann, forum.wei]) {
      expect(refusal(await start({ choice: 'all' }, as))).toBe('403 permission.denied');
      expect(refusal(await app.api('GET', '/operate/backfills', undefined, { as }))).toBe('403 permission.denied');
      expect(refusal(await app.api('GET', '/operate/backfills/estimate?choice=all', undefined, { as }))).toBe('403 permission.denied');
      expect(refusal(await app.api('GET', '/operate/backfills/waiting', undefined, { as }))).toBe('403 permission.denied');
      expect(refusal(await app.api('GET', `/operate/backfills/${NOWHERE}`, undefined, { as }))).toBe('403 permission.denied');
      expect(refusal(await app.api('POST', `/operate/backfills/${NOWHERE}/stop`, undefined, { as }))).toBe('403 permission.denied');
    }
    expect(refusal(await app.api('GET', '/operate/backfills'))).toBe('401 session.required');
    expect(refusal(await app.api('POST', `/operate/backfills/${NOWHERE}/stop`, undefined, { as: forum.admin }))).toBe('404 backfill.not_found');
    expect(refusal(await start({ choice: 'everything' }))).toBe('400 request.invalid');
    expect(refusal(await start({ choice: 'glossary' }))).toBe('400 request.invalid');
    expect(refusal(await app.api('GET', `/operate/backfills/${NOWHERE}`, undefined, { as: forum.admin }))).toBe('404 backfill.not_found');
    for (const rate of [0, 1.5, 100_001, '5']) expect(refusal(await start({ choice: 'all', rate }))).toBe('422 backfill.rate_invalid');
    for (const rate of ['0', 'fast', '100001']) expect(refusal(await app.api('GET', `/operate/backfills/estimate?choice=all&rate=${rate}`, undefined, { as: forum.admin }))).toBe('422 backfill.rate_invalid');
  });
});
