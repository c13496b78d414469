/** The example community: whole or not at all, once, posted as people post. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoAccounts, seedDemo } from '../../api/src/seed/index.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { waitFor } from '../helpers/wait-for.ts';

let app: TestApp;
beforeAll(async () => { app = await startTestApp(); });
afterAll(() => app?.stop());

const count = async (table: string) => Number((await app.database.query<{ n: string }>(`select count(*) as n from ${table}`))[0]!.n);

it('leaves nothing when it breaks off half-way', async () => {
  let jobs = 0;
  const broken = { ...app.deps, queue: { enqueue: async () => { if (++jobs > 100) throw new Error('the power went out'); } } };
  await expect(seedDemo(broken)).rejects.toThrow('the power went out');
  for (const table of ['accounts', 'communities', 'threads', 'posts', 'translations']) expect(await count(table), table).toBe(0);
});

it('fills an empty forum, and two at once fill it once', async () => {
  const seeded = await Promise.all([seedDemo(app.deps), seedDemo(app.deps)]);
  expect(seeded.filter((one) => one !== null)).toHaveLength(1);
  expect(seeded.find((one) => one !== null)!.accounts.map(({ handle, language }) => [handle, language])).toEqual([['maya', 'en'], ['xiaolin', 'zh']]);
  expect(await count('threads')).toBeGreaterThanOrEqual(24);
  expect(await app.database.query(`select 1 from posts p join threads t on t.id = p.thread_id
    where p.created_at > now() or p.created_at < t.created_at or p.created_at > t.last_activity_at`)).toEqual([]);
  expect(await app.database.query('select slug from communities c where thread_count <> (select count(*) from threads t where t.community_id = c.id)')).toEqual([]);
});

it('lets both demo accounts in, and nobody else', async () => {
  for (const account of await demoAccounts(app.deps)) expect((await app.signIn(account)).account.handle).toBe(account.handle);
  expect((await app.api('POST', '/session', { handle: 'dumpling_dave', password: 'old-friends' })).status).toBe(401);
});

it('gets its translations from the engine, as any post', async () => {
  await waitFor(async () => (await count(`translations where status <> 'ready'`)) === 0, { what: 'every example post to be translated', timeout: 60_000 });
  expect(await count('translations')).toBeGreaterThanOrEqual(await count('posts'));
  expect(await app.database.query<{ engine: string }>('select distinct engine from translations')).toEqual([{ engine: app.engine.id }]);
}, 90_000);

it('does nothing when anybody is there already', async () => {
  const before = await count('posts');
  expect(await seedDemo(app.deps)).toBeNull();
  expect(await count('posts')).toBe(before);
});

it('no longer tells a password that its owner has changed', async () => {
  const [maya] = await demoAccounts(app.deps);
  const person = await app.signIn(maya!);
  expect((await app.api('PUT', '/account/password', { current: maya!.password, next: 'quite another one' }, { as: person })).status).toBeLessThan(300);
  expect((await demoAccounts(app.deps)).map(({ handle }) => handle)).toEqual(['xiaolin']);
});
