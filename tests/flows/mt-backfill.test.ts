/** `pnpm mt backfill` as a person runs it: at a terminal, interrupted, killed, with Laoyou running and without. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openForum } from '../api/forum.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/database.ts';
import { addReplies } from '../helpers/many-posts.ts';
import { waitFor } from '../helpers/wait-for.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
let database: TestDatabase;
let dataDir: string;
let threadId: string;
const running: ChildProcess[] = [];

beforeAll(async () => {
  [database, dataDir] = await Promise.all([createTestDatabase(), mkdtemp(join(tmpdir(), 'laoyou-mt-'))]);
  await withForum(async (_, forum) => {
    const thread = await forum.thread(forum.ann, { markdown: 'The first words.' });
    await forum.translated(thread.postId, 'zh');
    ({ threadId } = thread);
  });
});
afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  await database.query("update backfills set state = 'stopped' where state = 'running'");
  await database.query("delete from graphile_worker._private_jobs where key like 'feed:%'");
});
afterAll(async () => {
  await database?.drop();
  await rm(dataDir, { recursive: true, force: true });
});

async function withForum(work: (app: TestApp, forum: Awaited<ReturnType<typeof openForum>>) => Promise<void>): Promise<void> {
  const app = await startTestApp({ database });
  try {
    await work(app, await openForum(app));
  } finally {
    await app.stop();
  }
}

function mt(...args: string[]) {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|NODE_OPTIONS|DATA_DIR|MODELS_DIR|DATABASE_URL|LAOYOU_)/.test(name)));
  const child = spawn(process.execPath, ['--import', 'tsx', 'api/src/mt/main.ts', ...args], {
    cwd: ROOT, env: { ...clean, DATABASE_URL: database.url, DATA_DIR: dataDir, LAOYOU_ENGINES: 'gloss' }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  const told = { out: '', err: '' };
  child.stdout.on('data', (chunk) => { told.out += chunk; });
  child.stderr.on('data', (chunk) => { told.err += chunk; });
  const ended = new Promise<number | string>((done) => child.once('close', (code, signal) => done(code ?? signal ?? 'unknown')));
  return { child, told, ended };
}
async function answer(...args: string[]): Promise<string> {
  const { told, ended } = mt(...args);
  const code = await ended;
  return `${code} ${told.out}${told.err}`.trim();
}
const ready = async () => (await database.query<{ count: number }>("select count(*)::int as count from translations where status = 'ready' and engine = 'gloss'"))[0]!.count;
const round = async () => (await database.query<{ state: string; total: number; done: number; failed: number }>('select * from backfills order by created_at desc limit 1'))[0]!;

it('says in one line what is wrong, and starts nothing', async () => {
  expect(await answer('backfill')).toBe('1 Which translations? Say --choose missing|drafts|outdated|all.');
  expect(await answer('backfill', '--choose', 'some')).toBe('1 Unknown choice "some". Known: missing, drafts, outdated, all.');
  expect(await answer('backfill', '--choose', 'all', '--rate', '0')).toBe('1 --rate must be a whole number of posts a minute from 1 to 100000, not "0".');
  expect(await answer('backfill', '--choose', 'all', '--community', 'nowhere')).toBe('1 There is no community "nowhere".');
  expect(await answer('backfill', '--choose', 'all')).toMatch(/^1 1 translation to make\. .+\nSay --yes to start this without being asked\.$/s);
  expect(await answer('stop')).toBe('0 No round is under way.');
  expect(await answer('backfill', '--choose', 'missing', '--yes')).toBe('0 Nothing is missing.');
  expect(await database.query('select 1 from backfills')).toEqual([]);
}, 120_000);

it('does the work itself where Laoyou is not running; killed midway, it goes on where it was', async () => {
  await addReplies(database, threadId, 30, 'Reply {n} of many that nobody read.');
  const first = mt('backfill', '--choose', 'missing', '--rate', '600', '--yes');
  await waitFor(async () => (await ready()) > 3, { timeout: 60_000, what: 'some to be done' });
  first.child.kill('SIGKILL');
  await first.ended;
  expect(first.told.err).toContain('30 translations to make.');
  expect(first.told.err).toContain('Laoyou is not running, so the work is done here');
  const before = await ready();
  expect(before).toBeLessThan(30);

  const second = mt('backfill', '--choose', 'missing', '--yes');
  expect(await second.ended).toBe(0);
  expect(second.told.err).toMatch(/A round is under way already \(missing, \d+ of 30\) and is shown here/);
  expect(second.told.err).toMatch(/100% {2}30 of 30.*\nFinished\.\n30 done\.\n$/s);
  expect(await ready()).toBe(30);
  expect(await round()).toMatchObject({ state: 'done', total: 30, done: 30, failed: 0 });
  // Nothing was made twice: every post was announced once.
  expect((await database.query("select 1 from translations where status <> 'ready'"))).toEqual([]);
  expect(await answer('status')).toMatch(/^0 \d{4}-\d\d-\d\d \d\d:\d\d {2}done +30 of 30 {2}\(missing, 600 a minute\)$/);
}, 180_000);

it('Ctrl-C pauses what it does itself, and stop ends it', async () => {
  await database.query('delete from posts where seq >= 1000');
  await addReplies(database, threadId, 30, 'Another {n} that nobody read.');
  const { child, told, ended } = mt('backfill', '--choose', 'missing', '--rate', '60', '--yes');
  await waitFor(async () => (await ready()) > 0, { timeout: 60_000 });
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(told.err).toContain('Paused. It goes on when Laoyou runs again, or with this command.');
  expect(await round()).toMatchObject({ state: 'running' });
  expect(await answer('stop')).toMatch(/^0 Stopped: \d+ of 30\. What is done stays\.$/);
  expect(await round()).toMatchObject({ state: 'stopped' });
  expect(await database.query("select 1 from translations where status = 'pending'")).toEqual([]);
}, 120_000);

it('with Laoyou running, Ctrl-C only looks away', async () => {
  await database.query('delete from posts where seq >= 1000');
  await addReplies(database, threadId, 5, 'Yet another {n}.');
  const app = await startTestApp({ database });
  try {
    app.engine.slow(700);
    const { child, told, ended } = mt('backfill', '--choose', 'missing', '--yes');
    await waitFor(() => app.engine.calls.length > 0, { timeout: 60_000 });
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(told.err).toContain('It goes on in the running Laoyou.');
    expect(told.err).not.toContain('done here');
    app.engine.slow(0);
    await waitFor(async () => (await round()).state === 'done', { timeout: 30_000 });
    expect(await round()).toMatchObject({ done: 5, failed: 0 });
  } finally {
    await app.stop();
  }
}, 120_000);
