/**
 * Suggestions for translated sentences: who may do what, what is refused, and that nothing comes apart when many act at once.
 * One file, because all of it wants the same people and a post of one sentence nobody else has.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import type { Person } from '../helpers/client.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { expectStatus, NOWHERE, openForum, refusal, type Forum } from './forum.ts';

let app: TestApp;
let forum: Forum;
let both: Person;
let moderator: Person;
let count = 0;
beforeAll(async () => {
  app = await startTestApp();
  forum = await openForum(app);
  both = await app.signUp({ reads: ['en', 'zh'] });
  moderator = await app.signUp({ reads: ['zh', 'en'] });
  await app.database.query(`update accounts set role = 'moderator' where handle = $1`, [moderator.handle]);
  // Known people: only new ones are held short.
  await app.database.query(`update accounts set created_at = now() - interval '9 days' where handle in ('wei', $1)`, [both.handle]);
});
afterAll(() => app.stop());

/** A word no other post has: an accepted sentence would hold in them too. */
const name = () => [...String(1000 + (count += 1))].map((digit) => 'abcdefghij'[Number(digit)]).join('');

/** A translated reply by Ann; `{n}` in the text makes it a text of its own. `old` is its second sentence. */
async function post(markdown = 'My kettle is called {n}. It is old, {n}.', as = forum.ann) {
  const { threadId } = await forum.thread(as);
  const n = name();
  const { postId, version } = await forum.reply(as, threadId, { markdown: markdown.replaceAll('{n}', n) });
  await forum.translated(postId, 'zh');
  return { threadId, postId, version, old: `It is old, ${n}.`, n };
}
const suggest = (postId: string, body: object = {}, as: Person = forum.wei, lang = 'zh') =>
  app.api('POST', `/posts/${postId}/translations/${lang}/suggestions`, { version: 1, sentence: 1, text: `它很旧了，第 ${(count += 1)} 次。`, ...body }, { as });
const suggested = async (postId: string, body: object = {}, as: Person = forum.wei): Promise<string> => expectStatus(await suggest(postId, body, as), 201).body.id;
const vote = (id: string, value: number, as: Person = both) => app.api('PUT', `/suggestions/${id}/vote`, { value }, { as });
const decide = (id: string, what: string, as: Person = moderator, body?: object) => app.api('POST', `/suggestions/${id}/${what}`, what === 'accept' ? (body ?? {}) : undefined, { as });
const sheet = async (postId: string, as?: Person, query = '') => expectStatus(await app.api('GET', `/posts/${postId}/translations/zh/sentences${query}`, undefined, as ? { as } : {}), 200).body;
const target = async (postId: string, id = 1): Promise<string> => (await app.api('GET', `/posts/${postId}/translations/zh`)).body.sentences.find((one: any) => one.id === id)?.target;
const reads = (postId: string, text: string, id = 1) => waitFor(async () => (await target(postId, id)) === text, { what: `${postId} to read ${text}` });
const row = async (id: string) => (await app.database.query<any>('select * from suggestions where id = $1', [id]))[0];

describe('a suggestion', () => {
  test('stands beside the sentence for everybody, as text', async () => {
    const { postId, old } = await post();
    const id = await suggested(postId, { text: '<b>这</b>把水壶很旧了。', note: 'It is <i>about</i> age.' });
    const { sentences, may, version } = await sheet(postId);
    expect(may).toEqual({ suggest: false, vote: false, decide: false });
    expect(version).toBe(1);
    expect(sentences).toMatchObject([
      { id: 0, sourceLanguage: 'en', outcome: 'translated', engine: 'fake', suggestions: [] },
      { id: 1, source: old, target: `[zh] ${old}`, edit: { text: `[zh] ${old}`, keep: [] } },
    ]);
    expect(sentences[1].suggestions).toMatchObject([{
      id, text: '<b>这</b>把水壶很旧了。', note: 'It is <i>about</i> age.', state: 'open', score: 0, before: `[zh] ${old}`, mine: false,
      author: { handle: 'wei' }, may: { vote: false, decide: false, withdraw: false, revert: false },
    }]);
    expect((await sheet(postId, forum.ann, '?sentence=1')).sentences[0].suggestions[0].may).toMatchObject({ decide: true, vote: false });
    expect((await sheet(postId, forum.wei)).sentences[1].suggestions[0]).toMatchObject({ mine: true, may: { withdraw: true } });
  });

  test('keeps code, mentions and links', async () => {
    const { postId } = await post('Run `npm i` for {n}, says @ann in [the guide](https://a.example).');
    const { sentences } = await sheet(postId);
    expect(sentences[0].edit.keep.map(({ token }: any) => token)).toEqual(['`npm i`', '@ann', '[…](3)']);
    const answer = await suggest(postId, { sentence: 0, text: '@ann 在[说明](3)里说，运行很多次。' });
    expect([refusal(answer), answer.body.params]).toEqual(['422 suggestion.marks_lost', { token: '`npm i`' }]);
    const id = await suggested(postId, { sentence: 0, text: '@ann 在[说明](3)里说，运行 `npm i` 很多次。' });
    expectStatus(await decide(id, 'accept'), 200);
    await reads(postId, '@ann 在说明里说，运行 npm i 很多次。', 0);
    const { translation } = await forum.translated(postId, 'zh');
    expect(translation.html).toContain('<code>npm i</code>');
    expect(translation.html).toMatch(/<a href="https:\/\/a\.example"[^>]*>说明<\/a>/);
  });

  test.each<[string, object, string]>([
    ['nothing', { text: ' \u200b ' }, '422 suggestion.empty'],
    ['no words', { text: '……' }, '422 suggestion.unusable'],
    ['far too much', { text: '长'.repeat(2001) }, '422 suggestion.too_long'],
    ['far more than the sentence', { text: '很长'.repeat(500) }, '422 suggestion.unusable'],
    ['a control character', { text: '它很旧\u0007。' }, '422 text.control_characters'],
    ['a turned reading direction', { text: '它很\u202e旧。' }, '422 text.control_characters'],
    ['half a character', { text: '它很旧\ud83d' }, '400 request.not_utf8'],
    ['the wrong language', { text: 'It is really a very old one.' }, '422 suggestion.wrong_language'],
    ['a long reason', { note: '因'.repeat(301) }, '422 suggestion.note_too_long'],
    ['a sentence that is not there', { sentence: 7 }, '404 suggestion.sentence_unknown'],
    ['a version that never was', { version: 9 }, '409 suggestion.outdated'],
    ['no text', { text: undefined }, '422 suggestion.empty'],
    ['a version that is no number', { version: 'x' }, '400 request.invalid'],
  ])('of %s is refused by name', async (_, body, code) => {
    const { postId } = await post();
    expect(refusal(await suggest(postId, body))).toBe(code);
    expect(await app.database.query('select id from suggestions where post_id = $1', [postId])).toEqual([]);
  });

  test('is refused where it says what is there already', async () => {
    const { postId } = await post();
    const id = await suggested(postId, { text: '水壶旧了。' });
    expect(refusal(await suggest(postId, { text: ' 水壶旧了。' }, both))).toBe('409 suggestion.already_there');
    expectStatus(await decide(id, 'accept'), 200);
    await reads(postId, '水壶旧了。');
    expect(refusal(await suggest(postId, { text: '水壶旧了。' }, both))).toBe('422 suggestion.same');
  });

  test('wants somebody signed in, and a post that is there and in another language', async () => {
    const { postId } = await post();
    expect(refusal(await app.api('POST', `/posts/${postId}/translations/zh/suggestions`, { version: 1, sentence: 1, text: '旧。' }))).toBe('401 session.required');
    expect(refusal(await suggest(NOWHERE))).toBe('404 post.not_found');
    expect(refusal(await suggest(postId, {}, forum.wei, 'en'))).toBe('404 suggestion.sentence_unknown');
    expect(refusal(await suggest(postId, {}, forum.wei, 'fr'))).toBe('422 language.unknown');
    expectStatus(await app.api('DELETE', `/posts/${postId}`, undefined, { as: forum.ann }), 200);
    expect(refusal(await suggest(postId))).toBe('404 post.not_found');
    expect(refusal(await app.api('GET', `/posts/${postId}/translations/zh/sentences`))).toBe('404 post.not_found');
  });

  test('does not overrule an author who wrote the other language themselves', async () => {
    const { postId } = await post();
    expectStatus(await app.api('PUT', `/posts/${postId}/own/zh`, { version: 1, markdown: '我的水壶有命。它很旧。' }, { as: forum.ann }), 200);
    await reads(postId, '它很旧。');
    expect(refusal(await suggest(postId))).toBe('409 suggestion.authors_own');
    expect((await sheet(postId)).sentences[1].edit).toBeNull();
  });
});

describe('limits', () => {
  test('ten open ones for a sentence, and ten an hour for a new account, thirty for one that is known', async () => {
    const { postId } = await post();
    const other = await post();
    const fresh = await app.signUp({ reads: ['zh'] });
    for (let n = 0; n < 10; n += 1) await suggested(postId, {}, fresh);
    expect(refusal(await suggest(postId, {}, both))).toBe('409 suggestion.sentence_full');
    const answer = await suggest(other.postId, {}, fresh);
    expect([refusal(answer), answer.body.params]).toEqual(['429 suggestion.too_many', { minutes: 60 }]);
    await app.database.query(`update accounts set created_at = now() - interval '4 days' where handle = $1`, [fresh.handle]);
    await suggested(other.postId, {}, fresh);
    await app.database.query(`update suggestions set created_at = created_at - interval '25 hours' where author_id = (select id from accounts where handle = $1)`, [fresh.handle]);
    await app.database.query(`update accounts set created_at = now() where handle = $1`, [fresh.handle]);
    await suggested(other.postId, {}, fresh);
  });

  test('hold when everything is sent at once', async () => {
    const { postId } = await post();
    const fresh = await app.signUp({ reads: ['zh'] });
    const answers = await Promise.all(Array.from({ length: 16 }, () => suggest(postId, {}, fresh)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    const same = await Promise.all(Array.from({ length: 6 }, () => suggest(postId, { sentence: 0, text: '水壶有九条命。' }, both)));
    expect(same.map(refusal).filter((one) => one === '409 suggestion.already_there')).toHaveLength(5);
  });

  test('sentences, which cost something, may not be read all day long by a stranger, through the page neither', async () => {
    const limited = await startTestApp({ web: true, config: { rateLimits: true } });
    try {
      const ask = (n: number) => n % 2 === 0 ? limited.api('GET', `/posts/${NOWHERE}/translations/zh/sentences`) : fetch(`${limited.url}/p/${NOWHERE}/translation/zh`);
      const statuses = [];
      for (let n = 0; n < 62; n += 1) statuses.push((await ask(n)).status);
      expect(statuses).toEqual([...Array<number>(60).fill(404), 429, 429]);
      expect((await limited.api('GET', '/communities')).status).toBe(200);
    } finally {
      await limited.stop();
    }
  });

  test('the route is limited as well', async () => {
    const limited = await startTestApp({ config: { rateLimits: true } });
    try {
      const person = await limited.signUp({ reads: ['zh'] });
      const answers = [];
      for (let n = 0; n < 21; n += 1) answers.push(await limited.api('POST', `/posts/${NOWHERE}/translations/zh/suggestions`, { version: 1, sentence: 0, text: '好。' }, { as: person }));
      expect(answers.map(refusal)).toEqual([...Array<string>(20).fill('404 post.not_found'), '429 rate.limited']);
    } finally {
      await limited.stop();
    }
  });
});

describe('votes', () => {
  test('are for people who read both languages, one each, changeable, and not for one’s own', async () => {
    const { postId } = await post();
    const id = await suggested(postId);
    expect(refusal(await vote(id, 1, forum.wei))).toBe('403 suggestion.one_language_only');
    expect(refusal(await vote(id, 1, forum.ann))).toBe('403 suggestion.one_language_only');
    expect(refusal(await app.api('PUT', `/suggestions/${id}/vote`, { value: 1 }))).toBe('401 session.required');
    expect((await vote(id, 1)).body).toEqual({ id, score: 1, myVote: 1 });
    expect((await vote(id, 1)).body).toMatchObject({ score: 1 });
    expect((await vote(id, -1)).body).toMatchObject({ score: -1, myVote: -1 });
    expect((await vote(id, 1, moderator)).body).toMatchObject({ score: 0 });
    expect((await sheet(postId, both)).sentences[1].suggestions[0]).toMatchObject({ score: 0, myVote: -1 });
    expect((await vote(id, 0)).body).toEqual({ id, score: 1, myVote: null });
    expect((await vote(id, 2)).status).toBe(400);
    const own = await suggested(postId, {}, both);
    expect(refusal(await vote(own, 1))).toBe('403 suggestion.own');
    expect(refusal(await vote(NOWHERE, 1))).toBe('404 suggestion.not_found');
  });

  test('add up whatever is sent at once, also while it is accepted', async () => {
    const { postId } = await post();
    const id = await suggested(postId);
    const people = await Promise.all(Array.from({ length: 8 }, () => app.signUp({ reads: ['en', 'zh'] })));
    const answers = await Promise.all([
      ...people.flatMap((person, n) => [vote(id, 1, person), vote(id, n % 2 ? 1 : -1, person), vote(id, n % 3 ? -1 : 1, person)]),
      decide(id, 'accept'),
    ]);
    expect(answers.map(refusal).filter((one) => one !== '200 undefined' && one !== '409 suggestion.decided')).toEqual([]);
    const { score, state } = await row(id);
    const [sum] = await app.database.query<{ sum: number }>('select coalesce(sum(value), 0)::int as sum from suggestion_votes where suggestion_id = $1', [id]);
    expect([state, score]).toEqual(['accepted', sum!.sum]);
    expect(refusal(await vote(id, 1))).toBe('409 suggestion.decided');
  });

  test('leave with their account', async () => {
    const { postId } = await post();
    const id = await suggested(postId);
    const leaver = await app.signUp({ reads: ['en', 'zh'] });
    await vote(id, 1, leaver);
    await vote(id, 1);
    expectStatus(await app.api('DELETE', '/account', { password: leaver.password, erasePosts: false }, { as: leaver }), 204);
    expect((await row(id)).score).toBe(1);
  });
});

describe('deciding', () => {
  test('is for the author of the post and for moderators, withdrawing for whoever suggested', async () => {
    const { postId } = await post();
    const [first, second, third] = [await suggested(postId), await suggested(postId), await suggested(postId)];
    for (const what of ['accept', 'reject', 'revert']) expect(refusal(await decide(first, what, both))).toBe('403 permission.denied');
    expect(refusal(await decide(first, 'withdraw', forum.ann))).toBe('403 permission.denied');
    expect((await decide(first, 'withdraw', forum.wei)).body).toMatchObject({ state: 'withdrawn' });
    expect(refusal(await decide(first, 'accept'))).toBe('409 suggestion.decided');
    expect((await decide(second, 'reject', forum.ann)).body).toMatchObject({ state: 'rejected' });
    expect((await decide(third, 'accept', forum.ann)).body).toMatchObject({ state: 'accepted' });
    expect(refusal(await decide(third, 'withdraw', forum.wei))).toBe('409 suggestion.decided');
    expect(await row(third)).toMatchObject({ state: 'accepted', decided_by: forum.ann.account.id });
    expect(refusal(await decide(NOWHERE, 'accept'))).toBe('404 suggestion.not_found');
  });

  test('of two at once for one sentence lets one win', async () => {
    const { postId } = await post();
    const [first, second] = [await suggested(postId), await suggested(postId, {}, both)];
    const answers = await Promise.all([decide(first, 'accept', moderator), decide(second, 'accept', forum.admin)]);
    expect(answers.map(refusal).sort()).toEqual(['200 undefined', '409 suggestion.accepted_meanwhile']);
    const states = [(await row(first)).state, (await row(second)).state];
    expect(states.sort()).toEqual(['accepted', 'open']);
  });

  test('puts a better one in the place of the accepted one, and brings that back', async () => {
    const { postId, old } = await post();
    const first = await suggested(postId, { text: '它旧了。' });
    expectStatus(await decide(first, 'accept'), 200);
    await reads(postId, '它旧了。');
    const second = await suggested(postId, { text: '这壶很旧了。' }, both);
    expect(refusal(await decide(second, 'accept'))).toBe('409 suggestion.accepted_meanwhile');
    expectStatus(await decide(second, 'accept', moderator, { replaces: first }), 200);
    await reads(postId, '这壶很旧了。');
    expect((await row(first)).state).toBe('superseded');
    expect((await decide(second, 'revert')).body).toEqual({ id: second, state: 'reverted', restored: first });
    await reads(postId, '它旧了。');
    expect((await decide(first, 'revert', forum.ann)).body).toMatchObject({ restored: null });
    await reads(postId, `[zh] ${old}`);
  });
});

describe('when the post changes', () => {
  test('a suggestion for the version before counts where the sentence still stands, and is refused by name where not', async () => {
    const { postId, n } = await post('First, my kettle {n}. Second, it is old.');
    const open = await suggested(postId, { sentence: 0, text: '先说我的水壶。' });
    const gone = await suggested(postId, { sentence: 1, text: '再说它很旧。' });
    expectStatus(await app.api('PATCH', `/posts/${postId}`, { markdown: `Well then. First, my kettle ${n}.`, version: 1 }, { as: forum.ann }), 200);
    expect(await row(open)).toMatchObject({ state: 'open', post_version: 2, sentence_id: 1 });
    expect(await row(gone)).toMatchObject({ state: 'outdated', post_version: 1 });
    expect(refusal(await suggest(postId, { version: 1, sentence: 1, text: '其次，它很旧。' }))).toBe('409 suggestion.outdated');
    const { body } = expectStatus(await suggest(postId, { version: 1, sentence: 0, text: '首先，我的水壶。' }), 201);
    expect(body).toMatchObject({ version: 2, sentence: 1 });
    expect(refusal(await vote(gone, 1))).toBe('409 suggestion.decided');
  });

  test('deleted, nobody sees its suggestions, and they are erased with its words', async () => {
    const { postId } = await post();
    const id = await suggested(postId);
    await vote(id, 1);
    expectStatus(await app.api('DELETE', `/posts/${postId}`, undefined, { as: forum.ann }), 200);
    for (const answer of [await vote(id, 1), await decide(id, 'accept')]) expect(refusal(answer)).toBe('404 suggestion.not_found');
    expect((await app.api('GET', '/suggestions', undefined, { as: moderator })).body.items.map(({ suggestion }: any) => suggestion.id)).not.toContain(id);
    await app.database.query(`update posts set deleted_at = now() - interval '11 minutes' where id = $1`, [postId]);
    await app.database.query(`update graphile_worker._private_jobs set run_at = now() where key = $1`, [`erase:${postId}`]);
    await app.database.query(`select graphile_worker.add_job('erase_post', json_build_object('postId', $1::text))`, [postId]);
    await waitFor(async () => (await app.database.query('select id from suggestions where post_id = $1', [postId])).length === 0);
    expect(await app.database.query('select value from suggestion_votes where suggestion_id = $1', [id])).toEqual([]);
  });

  test('an account that leaves loses its name, and its words too if it wants', async () => {
    const { postId } = await post();
    const other = await post();
    const leaver = await app.signUp({ reads: ['zh'] });
    const eraser = await app.signUp({ reads: ['zh'] });
    const kept = await suggested(postId, { text: '旧壶。' }, leaver);
    const erased = await suggested(other.postId, { sentence: 0, text: '壶有很多条命。' }, eraser);
    expectStatus(await decide(kept, 'accept'), 200);
    expectStatus(await decide(erased, 'accept'), 200);
    await reads(other.postId, '壶有很多条命。', 0);
    await reads(postId, '旧壶。');
    const by = async (id: string, at: number) => (await app.api('GET', `/posts/${id}/translations/zh`)).body.sentences[at].by;
    expect(await by(postId, 1)).toBe(leaver.handle);
    expectStatus(await app.api('DELETE', '/account', { password: leaver.password, erasePosts: false }, { as: leaver }), 204);
    expect(await by(postId, 1)).toBeNull();
    expect(await target(postId)).toBe('旧壶。');
    expect((await sheet(postId)).sentences[1].suggestions[0].author).toBeNull();
    expectStatus(await app.api('DELETE', '/account', { password: eraser.password, erasePosts: true }, { as: eraser }), 204);
    expect(await row(erased)).toBeUndefined();
    await waitFor(async () => (await target(other.postId, 0)).startsWith('[zh]'));
  });
});

test('words that are erased do not stay behind in what others suggested instead', async () => {
  const { postId } = await post();
  const eraser = await app.signUp({ reads: ['zh'] });
  const first = await suggested(postId, { text: '这把老壶陪我很久了。' }, eraser);
  expectStatus(await decide(first, 'accept'), 200);
  await reads(postId, '这把老壶陪我很久了。');
  const second = await suggested(postId, { text: '它有年头了。' });
  expect((await row(second)).machine_text).toBe('这把老壶陪我很久了。');
  expectStatus(await app.api('DELETE', '/account', { password: eraser.password, erasePosts: true }, { as: eraser }), 204);
  await waitFor(async () => (await target(postId)).startsWith('[zh]'));
  expect(JSON.stringify(await sheet(postId, forum.wei))).not.toContain('老壶');
  expect(JSON.stringify(await row(second))).not.toContain('老壶');
});

describe('lists', () => {
  test('show what waits for a decision, to moderators all of it and to authors what concerns them', async () => {
    const bob = await app.signUp({ reads: ['en'] });
    const { postId, old } = await post(undefined, bob);
    const id = await suggested(postId, { text: '它旧了呀。' });
    const ids = async (as: Person, which = 'open') => (await app.api('GET', `/suggestions?which=${which}`, undefined, { as })).body.items.map(({ suggestion }: any) => suggestion.id);
    expect(await ids(bob)).toEqual([id]);
    expect((await ids(moderator))[0]).toBe(id);
    expect(await ids(both)).not.toContain(id);
    expect((await ids(forum.wei, 'mine'))[0]).toBe(id);
    const [{ suggestion, threadTitle, threadLanguage }] = (await app.api('GET', '/suggestions', undefined, { as: bob })).body.items;
    expect(suggestion).toMatchObject({ source: old, text: '它旧了呀。', before: `[zh] ${old}`, may: { decide: true } });
    expect(threadTitle).toContain('rent');
    expect(threadLanguage).toBe('en');
    expect(refusal(await app.api('GET', '/suggestions'))).toBe('401 session.required');
    expect(refusal(await app.api('GET', '/suggestions?cursor=x', undefined, { as: bob }))).toBe('400 cursor.invalid');
  });

  test('of what can be voted on are for people who read both languages, and leave out their own', async () => {
    const { postId, old } = await post();
    const first = await suggested(postId, { text: '壶旧了呀。' });
    expectStatus(await decide(first, 'accept'), 200);
    const id = await suggested(postId, { text: '这壶旧了呀。' });
    const own = await suggested(postId, { text: '那壶旧了呀。' }, both);
    const { items } = (await app.api('GET', '/suggestions?which=vote', undefined, { as: both })).body;
    const ids = items.map(({ suggestion }: any) => suggestion.id);
    expect(ids).toContain(id);
    expect(ids).not.toContain(own);
    expect(ids).not.toContain(first);
    const listed = items.find(({ suggestion }: any) => suggestion.id === id);
    expect(listed).toMatchObject({ suggestion: { source: old, may: { vote: true, decide: false } }, accepted: { id: first, text: '壶旧了呀。' } });
    expectStatus(await decide(id, 'accept', moderator, { replaces: listed.accepted.id }), 200);
    expect(refusal(await app.api('GET', '/suggestions?which=vote', undefined, { as: forum.wei }))).toBe('403 suggestion.one_language_only');
  });

  test('go on page by page', async () => {
    const before = (await app.api('GET', '/suggestions', undefined, { as: moderator })).body;
    expect(before.items).toHaveLength(20);
    const rest = (await app.api('GET', `/suggestions?cursor=${before.next}`, undefined, { as: moderator })).body;
    const ids = [...before.items, ...rest.items].map(({ suggestion }: any) => suggestion.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('credit people with what was accepted', async () => {
    const person = await app.signUp({ reads: ['zh'] });
    const { postId, old } = await post();
    const id = await suggested(postId, { text: '老家伙了。' }, person);
    await suggested(postId, { text: '老东西了。' }, person);
    const read = async () => (await app.api('GET', `/accounts/${person.handle}/corrections`)).body;
    expect(await read()).toMatchObject({ count: 0, items: [] });
    expectStatus(await decide(id, 'accept'), 200);
    expect(await read()).toMatchObject({ count: 1, items: [{ suggestion: { id, source: old, text: '老家伙了。' } }] });
    expect(refusal(await app.api('GET', '/accounts/nobody_here/corrections'))).toBe('404 account.not_found');
  });
});
