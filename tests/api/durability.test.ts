/** Acknowledged means kept: a killed process, a restarted database and a failed engine lose nothing that was confirmed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type TestApp, startTestApp } from '../helpers/app.ts';
import { type Client, createClient } from '../helpers/client.ts';
import { type TestDatabase, createTestDatabase } from '../helpers/database.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openForum, refusal } from './forum.ts';

const SERVE = fileURLToPath(new URL('fixtures/serve.ts', import.meta.url));
let database: TestDatabase;
const started: ChildProcess[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});
afterAll(() => database.drop());

async function serve(env: Record<string, string> = {}): Promise<{ child: ChildProcess; client: Client }> {
  const child = spawn(process.execPath, ['--import', 'tsx', SERVE], { env: { ...process.env, DATABASE_URL: database.url, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  const [port] = (await once(child.stdout!, 'data')) as [Buffer];
  return { child, client: createClient(`http://127.0.0.1:${String(port).trim()}`) };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

test('a process killed right after it said yes, in the middle of a translation, has lost neither post nor translation', async () => {
  const first = await serve({ FAKE_FAULT: 'hang' });
  const admin = await first.client.signUp({ handle: 'admin_person', reads: ['en', 'zh'] });
  await first.client.api('POST', '/communities', { slug: 'daily', nameEn: 'Daily', nameZh: '日常' }, { as: admin });
  const post = (n: number) => first.client.api('POST', '/communities/daily/threads', { title: `Kept ${n}`, markdown: `Words that were confirmed, ${n}.` }, { as: admin });
  const early = await post(0);
  await waitFor(async () => (await database.query('select 1 from graphile_worker._private_jobs where locked_by is not null')).length > 0, { what: 'a worker to be at work' });
  // Many on their way: whatever was answered with 201 before the end must be there after it.
  const confirmed = new Set<string>([early.body.postId]);
  const sending = Array.from({ length: 30 }, (_, n) => post(n + 1).then(({ status, body }) => status === 201 && confirmed.add(body.postId), () => {}));
  await waitFor(() => confirmed.size > 5, { every: 1 });
  await kill(first.child);
  await Promise.all(sending);

  const { client } = await serve();
  for (const postId of confirmed) {
    await waitFor(async () => {
      const { status, body } = await client.api('GET', `/posts/${postId}?lang=zh`);
      expect(status).toBe(200);
      return body.post.translation?.state === 'ready';
    }, { what: `the translation of ${postId}`, timeout: 60_000 });
  }
  // Nothing half-made: every post has its version, its thread and its wanted translation.
  expect(await database.query(`
    select 1 from posts p left join post_versions v on v.post_id = p.id and v.version = p.version left join translations t on t.post_id = p.id
    where v.post_id is null or t.post_id is null`)).toEqual([]);
  expect(await database.query('select 1 from threads t where not exists (select 1 from posts p where p.id = t.opening_post_id)')).toEqual([]);
}, 120_000);

test('when every database connection is cut, requests say busy or succeed, and all is well afterwards', async () => {
  const app = await startTestApp({ database });
  const person = await app.signIn({ handle: 'admin_person', password: 'correct horse battery' });
  const send = (n: number) => app.api('POST', '/communities/daily/threads', { title: `Cut ${n}`, markdown: `Around the cut, ${n}.`, submissionKey: `around-the-cut-${n}` }, { as: person });
  const answers = Array.from({ length: 20 }, (_, n) => send(n));
  await database.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name like 'laoyou%'");
  for (const answer of await Promise.all(answers)) expect(['201 undefined', '503 server.busy']).toContain(refusal(answer));
  // Sent again with the same keys, everything is there exactly once.
  for (let n = 0; n < 20; n += 1) await waitFor(async () => (await send(n)).status < 300);
  expect(await database.query<{ title: string }>("select title from threads where title like 'Cut %'")).toHaveLength(20);
  await waitFor(async () => (await app.api('GET', '/health')).body.status === 'ok', { timeout: 30_000 });
  await app.stop();
}, 90_000);

test('a database that is away is told at once, by the health and by every route', async () => {
  const gone = await createTestDatabase();
  const app = await startTestApp({ database: gone });
  await gone.drop();
  const since = Date.now();
  const health = await app.api('GET', '/health');
  expect([health.status, health.body.status, health.body.parts.database]).toEqual([503, 'down', 'down']);
  expect(refusal(await app.api('GET', '/threads'))).toMatch(/^50[03] server\./);
  expect(Date.now() - since).toBeLessThan(10_000);
  await app.stop();
}, 60_000);

test('a failed engine delays no post and loses none: it says why, and asking again succeeds', async () => {
  const app: TestApp = await startTestApp();
  const forum = await openForum(app);
  app.engine.fail('refused');
  const { threadId, postId } = await forum.thread(forum.ann, { title: 'Refused by the engine', markdown: 'The engine will not take this one.' });
  const failed = await forum.translated(postId, 'zh', 'failed');
  expect(failed).toMatchObject({ originalHtml: expect.stringContaining('will not take'), translation: { reason: expect.any(String), willRetry: false, engine: null } });
  expect((await forum.read(threadId, '?lang=zh')).thread.titleTranslation).toMatchObject({ state: 'failed', text: null });
  app.engine.fail();
  expect((await app.api('POST', `/posts/${postId}/translations/zh/retry`)).body).toEqual({ state: 'pending' });
  await forum.translated(postId, 'zh');
  app.engine.slow(3000);
  const since = Date.now();
  await forum.reply(forum.ann, threadId, { markdown: 'While the engine sleeps.' });
  expect(Date.now() - since).toBeLessThan(2000);
  await app.stop();
}, 60_000);
