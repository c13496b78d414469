/** Who may do what: given and taken by admins, never so that nobody is left, and written down. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import type { Person } from '../helpers/client.ts';
import { expectStatus, openForum, refusal, type Forum } from './forum.ts';

let app: TestApp;
let forum: Forum;
beforeAll(async () => {
  app = await startTestApp();
  forum = await openForum(app);
});
afterAll(() => app.stop());

const give = (handle: string, role: string, as: Person = forum.admin) => app.api('PUT', `/operate/people/${encodeURIComponent(handle)}/role`, { role }, { as });
const people = async () => expectStatus(await app.api('GET', '/operate/people', undefined, { as: forum.admin }), 200).body;
const addTerm = (as: Person, en: string) => app.api('POST', '/glossary', { kind: 'term', en, zh: '词' }, { as });

it('a moderator is made and unmade, whatever the case of the handle; it counts at once and is written down', async () => {
  expect(refusal(await addTerm(forum.ann, 'lease'))).toBe('403 permission.denied');
  expect(expectStatus(await give('ANN', 'moderator'), 200).body).toMatchObject({ account: { handle: 'ann', role: 'moderator' } });
  expectStatus(await addTerm(forum.ann, 'lease'), 201);
  expect(await people()).toMatchObject({
    staff: [{ handle: 'admin_person', role: 'admin' }, { handle: 'ann', role: 'moderator' }],
    changes: [{ account: { handle: 'ann' }, before: 'member', after: 'moderator', by: { handle: 'admin_person' }, at: expect.stringMatching(/Z$/) }],
  });
  // The same again is no change.
  expectStatus(await give('ann', 'moderator'), 200);
  expectStatus(await give('ann', 'member'), 200);
  expect(refusal(await addTerm(forum.ann, 'rent'))).toBe('403 permission.denied');
  expect((await people()).changes.map(({ before, after }: any) => `${before} ${after}`)).toEqual(['moderator member', 'member moderator']);
});

it('the last admin stays one, also when two admins take each other’s role at once', async () => {
  expect(refusal(await give('admin_person', 'member'))).toBe('409 role.last_admin');
  expectStatus(await give('wei', 'admin'), 200);
  const both = await Promise.all([give('wei', 'member'), give('admin_person', 'moderator', forum.wei)]);
  expect(both.map(refusal).sort()).toEqual(['200 undefined', '403 permission.denied']);
  expect(await app.database.query("select count(*)::int as count from accounts where role = 'admin'")).toEqual([{ count: 1 }]);
  await app.database.query("update accounts set role = case handle when 'admin_person' then 'admin' else 'member' end");
});

it('the last admin stays one by leaving, too: not before somebody else is', async () => {
  const leave = (who: Person) => app.api('DELETE', '/account', { password: who.password, erasePosts: false }, { as: who });
  expect(refusal(await leave(forum.admin))).toBe('409 account.last_admin');
  const [one, other] = [await app.signUp(), await app.signUp()];
  for (const { handle } of [one, other]) expectStatus(await give(handle, 'admin'), 200);
  expectStatus(await give('admin_person', 'member', one), 200);
  const both = await Promise.all([leave(one), leave(other)]);
  expect(both.map(({ status, body }) => body?.code ?? status).sort()).toEqual([204, 'account.last_admin']);
  const rest = both[0]!.status === 204 ? other : one;
  expectStatus(await give('admin_person', 'admin', rest), 200);
  expectStatus(await leave(rest), 204);
});

it('is refused by name to everybody else, and for whom there is not', async () => {
  expect(refusal(await give('nobody_here', 'moderator'))).toBe('404 account.not_found');
  expect(refusal(await give("'; drop table accounts --", 'moderator'))).toBe('404 account.not_found');
  expect(refusal(await give('ann', 'emperor'))).toBe('400 request.invalid');
  expectStatus(await give('ann', 'moderator'), 200);
  for (const as of [forum.ann, forum.wei]) {
    expect(refusal(await give('wei', 'moderator', as))).toBe('403 permission.denied');
    expect(refusal(await give('ann', 'admin', as))).toBe('403 permission.denied');
    expect(refusal(await app.api('GET', '/operate/people', undefined, { as }))).toBe('403 permission.denied');
  }
  expect(refusal(await app.api('PUT', '/operate/people/ann/role', { role: 'admin' }))).toBe('401 session.required');
  expect(refusal(await app.api('PUT', '/operate/people/ann/role', { role: 'admin' }, { as: forum.admin, origin: 'https://elsewhere.example' }))).toBe('403 origin.foreign');
});

it('what was done stays on record when an account is gone, without its name', async () => {
  const passing = await app.signUp();
  expectStatus(await give(passing.handle, 'moderator'), 200);
  expectStatus(await app.api('DELETE', '/account', { password: passing.password, erasePosts: true }, { as: passing }), 204);
  expect((await people()).changes[0]).toMatchObject({ account: null, after: 'moderator', by: { handle: 'admin_person' } });
});
