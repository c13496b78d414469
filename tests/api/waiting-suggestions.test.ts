/** Who is told what: how much waits for somebody's decision, and what became of one's own suggestions. The count is always what the list holds. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import type { Person } from '../helpers/client.ts';
import { expectStatus, openForum, refusal, type Forum } from './forum.ts';

let app: TestApp;
let forum: Forum;
let moderator: Person;
let author: Person;
let wei: Person;
let count = 0;
beforeAll(async () => {
  app = await startTestApp();
  forum = await openForum(app);
  moderator = await app.signUp({ reads: ['zh', 'en'] });
  await app.database.query(`update accounts set role = 'moderator' where handle = $1`, [moderator.handle]);
});
afterAll(() => app.stop());
beforeEach(async () => {
  [author, wei] = await Promise.all([app.signUp({ reads: ['en', 'zh'] }), app.signUp({ reads: ['zh', 'en'] })]);
});

async function post(as = author): Promise<string> {
  const { threadId } = await forum.thread(as);
  const n = [...String(1000 + (count += 1))].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  const { postId } = await forum.reply(as, threadId, { markdown: `My kettle is called ${n}. It is old, ${n}.` });
  await forum.translated(postId, 'zh');
  return postId;
}
const suggest = async (postId: string, as = wei, version = 1): Promise<string> =>
  expectStatus(await app.api('POST', `/posts/${postId}/translations/zh/suggestions`, { version, sentence: 1, text: `它很旧了，第 ${(count += 1)} 次。` }, { as }), 201).body.id;
const decide = async (id: string, what: string, as = author, replaces?: string) => expectStatus(await app.api('POST', `/suggestions/${id}/${what}`, what === 'accept' ? { replaces } : undefined, { as }), 200);
const waiting = async (as: Person) => expectStatus(await app.api('GET', '/suggestions/waiting', undefined, { as }), 200).body;

async function listed(as: Person, which = 'open'): Promise<any[]> {
  const items = [];
  for (let cursor = ''; ;) {
    const { body } = expectStatus(await app.api('GET', `/suggestions?which=${which}${cursor}`, undefined, { as }), 200);
    items.push(...body.items);
    if (!body.next) return items;
    cursor = `&cursor=${body.next}`;
  }
}
const ids = async (as: Person, which?: string) => (await listed(as, which)).map(({ suggestion }) => suggestion.id as string);

/** How much waits for them, after making sure that it is what their list holds. */
async function open(as: Person): Promise<number> {
  const [told, list] = [await waiting(as), await ids(as)];
  expect(told.open).toBe(list.length);
  return told.open;
}

describe('what waits for a decision', () => {
  test('is told to the author and to moderators, and to nobody else', async () => {
    const before = await open(moderator);
    const id = await suggest(await post());
    expect([await open(author), await open(wei), await open(moderator), await open(forum.admin)]).toEqual([1, 0, before + 1, before + 1]);
    expect(refusal(await app.api('GET', '/suggestions/waiting'))).toBe('401 session.required');
    expectStatus(await app.api('PUT', `/suggestions/${id}/vote`, { value: 1 }, { as: author }), 200);
    expect(await open(author)).toBe(1);
    await decide(id, 'accept');
    expect([await open(author), await open(moderator)]).toEqual([0, before]);
    await decide(id, 'revert');
    expect(await open(author)).toBe(0);
  });

  test.each(['accept', 'reject', 'withdraw'])('waits no more after %s', async (what) => {
    const postId = await post();
    const [first, second] = [await suggest(postId), await suggest(postId)];
    expect(await open(author)).toBe(2);
    await decide(first, what, what === 'withdraw' ? wei : moderator);
    expect([await open(author), await ids(author)]).toEqual([1, [second]]);
  });

  test('leaves out what somebody suggested to others themselves, moderators too', async () => {
    const before = await open(moderator);
    const id = await suggest(await post(), moderator);
    expect([await open(moderator), await open(author)]).toEqual([before, 1]);
    expect(await ids(moderator)).not.toContain(id);
    expect(await ids(forum.admin)).toContain(id);
    // For a post of one's own it is still to be decided.
    const own = await suggest(await post(), author);
    expect([await open(author), (await ids(author)).includes(own)]).toEqual([2, true]);
    const moderators = await suggest(await post(moderator), moderator);
    expect([await open(moderator), (await ids(moderator)).includes(moderators)]).toEqual([before + 2, true]);
  });

  test('goes with its sentence and with its post, and comes back with that', async () => {
    const [edited, deleted] = [await post(), await post()];
    await suggest(edited);
    await suggest(deleted);
    const before = await open(moderator);
    expectStatus(await app.api('PATCH', `/posts/${edited}`, { markdown: 'Something else altogether.', version: 1 }, { as: author }), 200);
    expect([await open(author), await open(moderator)]).toEqual([1, before - 1]);
    expectStatus(await app.api('DELETE', `/posts/${deleted}`, undefined, { as: author }), 200);
    expect([await open(author), await open(moderator)]).toEqual([0, before - 2]);
    expectStatus(await app.api('POST', `/posts/${deleted}/restore`, undefined, { as: author }), 200);
    expect([await open(author), await open(moderator)]).toEqual([1, before - 1]);
  });

  test('stays when who suggested it leaves, unless they take their words along', async () => {
    const postId = await post();
    const eraser = await app.signUp({ reads: ['zh'] });
    const [kept] = [await suggest(postId), await suggest(postId, eraser)];
    expect(await open(author)).toBe(2);
    expectStatus(await app.api('DELETE', '/account', { password: wei.password, erasePosts: false }, { as: wei }), 204);
    expectStatus(await app.api('DELETE', '/account', { password: eraser.password, erasePosts: true }, { as: eraser }), 204);
    expect([await open(author), await ids(author)]).toEqual([1, [kept]]);
  });

  test('is left to moderators when the author leaves', async () => {
    const before = await open(moderator);
    const id = await suggest(await post());
    expectStatus(await app.api('DELETE', '/account', { password: author.password, erasePosts: false }, { as: author }), 204);
    expect(await open(moderator)).toBe(before + 1);
    await decide(id, 'reject', moderator);
    expect(await open(moderator)).toBe(before);
  });

  test('follows the role somebody has now', async () => {
    await suggest(await post());
    const all = await open(forum.admin);
    expect(await open(wei)).toBe(0);
    expectStatus(await app.api('PUT', `/operate/people/${forum.ann.handle}/role`, { role: 'moderator' }, { as: forum.admin }), 200);
    expect(await open(forum.ann)).toBe(all);
    expectStatus(await app.api('PUT', `/operate/people/${forum.ann.handle}/role`, { role: 'member' }, { as: forum.admin }), 200);
    expect(await open(forum.ann)).toBe(0);
  });

  test('is counted up to a hundred', async () => {
    const id = await suggest(await post());
    await app.database.query(`
      insert into suggestions (id, post_id, post_author_id, language, post_version, sentence_id, source_language, source_hash, source_text, target_text, author_id)
      select gen_random_uuid(), post_id, post_author_id, language, post_version, sentence_id, source_language, source_hash, source_text, target_text || n, author_id
      from suggestions, generate_series(1, 120) as n where id = $1`, [id]);
    expect([(await waiting(author)).open, (await ids(author)).length]).toEqual([100, 121]);
  });
});

describe('what became of a suggestion', () => {
  const news = async (as: Person) => {
    const [told, list] = [await waiting(as), (await listed(as, 'mine')).filter((item) => item.news)];
    expect(told.news).toBe(list.length);
    return list.map(({ suggestion }) => `${suggestion.id} ${suggestion.state}`);
  };
  const see = (as: Person, until: string) => app.api('PUT', '/suggestions/seen', { until }, { as });
  const seeAll = async (as: Person) => expectStatus(await see(as, (await listed(as, 'mine'))[0].suggestion.stateSince), 204);

  test('is new to whoever made it until they looked, with who decided and when', async () => {
    const [first, second] = [await suggest(await post()), await suggest(await post())];
    expect(await news(wei)).toEqual([]);
    await decide(first, 'accept');
    expect(await news(wei)).toEqual([`${first} accepted`]);
    const [item] = await listed(wei, 'mine');
    expect(item.suggestion).toMatchObject({ id: first, decidedBy: { handle: author.handle } });
    expect(item.suggestion.decidedAt).toBe(item.suggestion.stateSince);
    await seeAll(wei);
    expect(await news(wei)).toEqual([]);
    await decide(second, 'reject', moderator);
    expect(await news(wei)).toEqual([`${second} rejected`]);
    await decide(first, 'revert');
    expect(await news(wei)).toEqual([`${first} reverted`, `${second} rejected`]);
    await seeAll(wei);
    expect(await news(wei)).toEqual([]);
    // The last thing that happened is on top.
    expect((await ids(wei, 'mine')).slice(0, 2)).toEqual([first, second]);
  });

  test('is told too when a better one takes its place, and when it comes back', async () => {
    const postId = await post();
    const first = await suggest(postId);
    await decide(first, 'accept');
    await seeAll(wei);
    const second = await suggest(postId, moderator);
    await decide(second, 'accept', author, first);
    expect(await news(wei)).toEqual([`${first} superseded`]);
    await seeAll(wei);
    await decide(second, 'revert');
    expect(await news(wei)).toEqual([`${first} accepted`]);
  });

  test('is told when the sentence is gone', async () => {
    const postId = await post();
    const id = await suggest(postId);
    expectStatus(await app.api('PATCH', `/posts/${postId}`, { markdown: 'Something else altogether.', version: 1 }, { as: author }), 200);
    expect(await news(wei)).toEqual([`${id} outdated`]);
  });

  test('is no news where they decided themselves, or of a post that is gone', async () => {
    const postId = await post();
    const withdrawn = await suggest(postId);
    await decide(withdrawn, 'withdraw', wei);
    expect(await news(wei)).toEqual([]);
    const own = await suggest(postId, moderator);
    await decide(own, 'accept', moderator);
    expect((await news(moderator)).join()).not.toContain(own);
    await decide(await suggest(postId), 'reject');
    expect(await news(wei)).toHaveLength(1);
    expectStatus(await app.api('DELETE', `/posts/${postId}`, undefined, { as: author }), 200);
    expect(await news(wei)).toEqual([]);
  });

  test('is nobody else’s business', async () => {
    const id = await suggest(await post());
    await decide(id, 'accept');
    for (const as of [undefined, author, wei]) {
      const { items } = (await app.api('GET', `/accounts/${wei.handle}/corrections`, undefined, as ? { as } : {})).body;
      expect(items.map(({ news }: any) => news)).toEqual([as === wei]);
    }
    for (const path of [`/accounts/${wei.handle}`, '/session']) expect(JSON.stringify((await app.api('GET', path, undefined, { as: wei })).body)).not.toMatch(/seen/i);
    await see(author, new Date().toISOString());
    expect(await news(wei)).toHaveLength(1);
  });

  test('that is still to come nobody has seen', async () => {
    const id = await suggest(await post());
    expectStatus(await see(wei, '2999-01-01T00:00:00Z'), 204);
    expectStatus(await see(wei, '1000-01-01T00:00:00Z'), 204);
    expectStatus(await see(wei, '2016-12-31T23:59:60Z'), 204);
    const { seen } = (await app.database.query<any>('select outcomes_seen_at as seen from accounts where handle = $1', [wei.handle]))[0];
    expect(Math.abs(seen.getTime() - Date.now())).toBeLessThan(60_000);
    await decide(id, 'reject');
    expect(await news(wei)).toEqual([`${id} rejected`]);
    expect(refusal(await app.api('PUT', '/suggestions/seen', { until: 'now' }, { as: wei }))).toBe('400 request.invalid');
    expect(refusal(await app.api('PUT', '/suggestions/seen', { until: '2026-01-01T00:00:00Z' }))).toBe('401 session.required');
  });
});
