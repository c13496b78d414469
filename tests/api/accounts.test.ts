import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, startTestApp } from '../helpers/app.ts';
import { sessionCookie } from '../helpers/client.ts';
import { refusal } from './forum.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const fields = { handle: 'someone', password: 'correct horse battery', interfaceLanguage: 'en', reads: ['en'] };

describe('signing up', () => {
  test('of many at once exactly one, the first ever, becomes admin', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, (_, at) => app.signUp({ handle: `first_${at}` })));
    expect(people.filter(({ account }) => account.role === 'admin')).toHaveLength(1);
  });

  test('makes an account, signs it in and keeps nothing of the password', async () => {
    const answer = await app.api('POST', '/accounts', { ...fields, handle: '小明_li', displayName: ' Xiao  Ming ', interfaceLanguage: 'zh-CN', reads: ['zh', 'en'] });
    expect(answer.status).toBe(201);
    expect(answer.body.account).toMatchObject({ handle: '小明_li', displayName: 'Xiao Ming', interfaceLanguage: 'zh-CN', reads: ['zh', 'en'], view: 'translated', theme: 'auto', role: 'member' });
    const line = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('laoyou_session='))!;
    expect(line).toMatch(/HttpOnly/i);
    expect(line).toMatch(/SameSite=Lax/i);
    expect(line).not.toMatch(/Secure/i);
    const [row] = await app.database.query('select password_hash from accounts where handle = $1', ['小明_li']);
    expect(row!.password_hash).toMatch(/^\$argon2id\$/);
    const token = line.split(/[=;]/)[1]!;
    const sessions = await app.database.query('select id from sessions');
    expect(sessions.map(({ id }) => id)).not.toContain(token);
  });

  test('the same handle in other letters is taken, also when both come at once', async () => {
    await app.signUp({ handle: 'Taken_1' });
    expect(refusal(await app.api('POST', '/accounts', { ...fields, handle: 'tAKEN_1' }))).toBe('409 account.handle_taken');
    const answers = await Promise.all(['race_a', 'RACE_A', 'Race_A'].map((handle) => app.api('POST', '/accounts', { ...fields, handle })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  test.each([
    ['a short handle', { handle: 'ab' }, '422 account.handle_invalid'],
    ['a long handle', { handle: 'a'.repeat(21) }, '422 account.handle_invalid'],
    ['a handle with a space', { handle: 'a b c' }, '422 account.handle_invalid'],
    ['a handle of look-alike letters', { handle: 'аdmin' }, '422 account.handle_invalid'],
    ['a handle with a null character', { handle: 'abc\u0000d' }, '422 account.handle_invalid'],
    ['a handle that is no text', { handle: 12345 }, '422 account.handle_invalid'],
    ['a short password', { password: '1234567' }, '422 account.password_too_short'],
    ['a long password', { password: 'x'.repeat(201) }, '422 account.password_too_long'],
    ['no password', { password: undefined }, '400 request.invalid'],
    ['a display name of zero-width characters', { displayName: '\u200b\u200b\u200d' }, '422 account.display_name_invalid'],
    ['a display name that turns the page around', { displayName: 'a\u202eb' }, '422 text.control_characters'],
    ['a long display name', { displayName: '名'.repeat(41) }, '422 account.display_name_invalid'],
    ['an unknown interface language', { interfaceLanguage: 'fr' }, '422 language.unknown'],
    ['no language to read', { reads: [] }, '422 account.reads_invalid'],
    ['the same language twice', { reads: ['en', 'en'] }, '422 account.reads_invalid'],
    ['an unknown language to read', { reads: ['tlh'] }, '422 account.reads_invalid'],
  ])('%s is refused', async (_, change, expected) => {
    const before = await app.database.query('select count(*) from accounts');
    expect(refusal(await app.api('POST', '/accounts', { ...fields, ...change }))).toBe(expected);
    expect(await app.database.query('select count(*) from accounts')).toEqual(before);
  });
});

describe('signing in and out', () => {
  test('the right password opens a session, signing out ends it', async () => {
    const person = await app.signUp();
    const again = await app.signIn({ handle: person.handle.toUpperCase(), password: person.password });
    expect(again.cookie).not.toBe(person.cookie);
    expect((await app.api('GET', '/session', undefined, { as: again })).body.account.handle).toBe(person.handle);
    const out = await app.api('DELETE', '/session', undefined, { as: again });
    expect(out.status).toBe(204);
    expect(sessionCookie(out)).toBe('laoyou_session=');
    expect((await app.api('GET', '/session', undefined, { as: again })).body).toEqual({ account: null });
    expect((await app.api('GET', '/session', undefined, { as: person })).body.account).not.toBeNull();
  });

  test('a wrong password and an unknown handle are told alike', async () => {
    const person = await app.signUp();
    const wrong = await app.api('POST', '/session', { handle: person.handle, password: 'wrong password' });
    const unknown = await app.api('POST', '/session', { handle: 'nobody_here', password: 'wrong password' });
    const odd = await app.api('POST', '/session', { handle: 'no\u0000body', password: 'wrong password' });
    for (const answer of [wrong, unknown, odd]) expect([answer.status, answer.body]).toEqual([401, { code: 'account.signin_failed', params: {} }]);
  });

  test('guessing is stopped for that handle and says for how long; others sign in', async () => {
    const [victim, other] = [await app.signUp(), await app.signUp()];
    const guess = () => app.api('POST', '/session', { handle: victim.handle, password: 'guess guess' });
    for (let i = 0; i < 8; i += 1) expect(refusal(await guess())).toBe('401 account.signin_failed');
    const stopped = await guess();
    expect(refusal(stopped)).toBe('429 rate.limited');
    expect(stopped.body.params.seconds).toBeGreaterThan(60);
    expect(Number(stopped.headers.get('retry-after'))).toBe(stopped.body.params.seconds);
    expect(refusal(await app.api('POST', '/session', { handle: victim.handle, password: victim.password }))).toBe('429 rate.limited');
    await app.signIn(other);
    await app.database.query('delete from sign_in_failures');
  });

  test('signing out everywhere ends every session', async () => {
    const person = await app.signUp();
    const elsewhere = await app.signIn(person);
    expect((await app.api('DELETE', '/sessions', undefined, { as: person })).status).toBe(204);
    for (const as of [person, elsewhere]) expect((await app.api('GET', '/session', undefined, { as })).body.account).toBeNull();
  });

  test('a session that has run out is told as such and its cookie taken back', async () => {
    const person = await app.signUp();
    await app.database.query("update sessions set expires_at = now() - interval '1 minute' where user_id = (select id from accounts where handle = $1)", [person.handle]);
    const answer = await app.api('PATCH', '/account', { theme: 'dark' }, { as: person });
    expect(refusal(answer)).toBe('401 session.expired');
    expect(sessionCookie(answer)).toBe('laoyou_session=');
    expect(refusal(await app.api('PATCH', '/account', { theme: 'dark' }))).toBe('401 session.required');
  });

  test('a session in its second half is renewed', async () => {
    const person = await app.signUp();
    await app.database.query("update sessions set expires_at = now() + interval '3 days' where user_id = (select id from accounts where handle = $1)", [person.handle]);
    const answer = await app.api('GET', '/session', undefined, { as: person });
    expect(sessionCookie(answer)).toBe(person.cookie);
    const [row] = await app.database.query<{ days: number }>("select extract(day from expires_at - now())::int as days from sessions where user_id = (select id from accounts where handle = $1)", [person.handle]);
    expect(row!.days).toBeGreaterThan(25);
  });
});

describe('the account', () => {
  test('settings are changed one by one', async () => {
    const person = await app.signUp();
    const answer = await app.api('PATCH', '/account', { reads: ['zh', 'en'], view: 'both' }, { as: person });
    expect(answer.body.account).toMatchObject({ reads: ['zh', 'en'], view: 'both', theme: 'auto', interfaceLanguage: 'en' });
    expect((await app.api('PATCH', '/account', { theme: 'dark', displayName: '新名字' }, { as: person })).body.account).toMatchObject({ theme: 'dark', displayName: '新名字', view: 'both' });
    expect((await app.api('PATCH', '/account', {}, { as: person })).body.account).toMatchObject({ theme: 'dark' });
    expect(refusal(await app.api('PATCH', '/account', { view: 'sideways' }, { as: person }))).toBe('400 request.invalid');
    expect(refusal(await app.api('PATCH', '/account', { displayName: '  ' }, { as: person }))).toBe('422 account.display_name_invalid');
    expect((await app.api('PATCH', '/account', { role: 'admin' }, { as: person })).body.account.role).toBe('member');
  });

  test('a new password ends the other sessions and not this one', async () => {
    const person = await app.signUp();
    const elsewhere = await app.signIn(person);
    const next = 'another long password';
    expect(refusal(await app.api('PUT', '/account/password', { current: 'wrong', next }, { as: person }))).toBe('403 account.password_wrong');
    expect(refusal(await app.api('PUT', '/account/password', { current: person.password, next: 'short' }, { as: person }))).toBe('422 account.password_too_short');
    expect((await app.api('PUT', '/account/password', { current: person.password, next }, { as: person })).status).toBe(204);
    expect((await app.api('GET', '/session', undefined, { as: person })).body.account).not.toBeNull();
    expect((await app.api('GET', '/session', undefined, { as: elsewhere })).body.account).toBeNull();
    expect(refusal(await app.api('POST', '/session', { handle: person.handle, password: person.password }))).toBe('401 account.signin_failed');
    await app.signIn({ handle: person.handle, password: next });
  });

  test('what strangers see holds nothing private', async () => {
    const person = await app.signUp({ displayName: 'Some One' });
    const answer = await app.api('GET', `/accounts/${person.handle.toUpperCase()}`);
    expect(Object.keys(answer.body.account).sort()).toEqual(['createdAt', 'displayName', 'handle', 'role']);
    for (const handle of ['nobody_at_all', '%00', 'a%20b', '%F0%9F%98%80']) expect(refusal(await app.api('GET', `/accounts/${handle}`))).toBe('404 account.not_found');
  });
});
