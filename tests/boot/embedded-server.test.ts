/** The database that Laoyou brings: what happens when it, or we, end in other ways than planned. */
import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connect } from '../../db/src/client.ts';
import { startEmbeddedServer, type EmbeddedServer } from '../../db/src/embedded-server.ts';
import { waitFor } from '../helpers/wait-for.ts';

vi.setConfig({ testTimeout: 90_000 });

const isRoot = process.getuid?.() === 0;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
let open: EmbeddedServer[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laoyou-server-'));
  open = [];
});
afterEach(async () => {
  for (const server of open) await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function start(options: Partial<Parameters<typeof startEmbeddedServer>[0]> = {}): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer({ folder, throwaway: true, ...options });
  open.push(server);
  return server;
}

async function ask<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client.query<Row>(text).then((result) => [result].flat().at(-1)!.rows?.[0] as Row).finally(() => client.end());
}

const postmaster = async () => Number((await readFile(join(folder, 'data/postmaster.pid'), 'utf8')).split('\n')[0]);
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a server of our own', () => {
  it('knows Han characters, gives its account one database and no more, and keeps what was written', async () => {
    const first = await start();
    expect(await ask(first.url, "select current_user as who, rolsuper as super from pg_roles where rolname = current_user")).toEqual({ who: 'laoyou', super: false });
    expect(await ask(first.url, "select datcollate as collate, pg_encoding_to_char(encoding) as encoding from pg_database where datname = 'laoyou'")).toEqual({ collate: 'C.UTF-8', encoding: 'UTF8' });
    expect(await ask(first.url, "select '老' ~ '\\w' as word")).toEqual({ word: true });
    await ask(first.url, 'create table kept as select 1 as n');
    await first.stop();
    const second = await start();
    expect(await ask(second.url, 'select n from kept')).toEqual({ n: 1 });
  });

  it('is closed to other accounts of the machine', async () => {
    const server = await start();
    const stranger = new URL(server.url);
    stranger.password = 'guess';
    await expect(ask(stranger.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    stranger.password = '';
    await expect(ask(stranger.href, 'select 1')).rejects.toThrow();
    const { mode } = await stat(join(folder, 'data/laoyou-password'));
    expect(mode & 0o077).toBe(0);
    expect((await stat(join(folder, 'data'))).mode & 0o077).toBe(0);
  });

  it('writes no text of people into its log', async () => {
    const server = await start();
    await ask(server.url, "create table secrets (text text unique); insert into secrets values ('a secret 秘密')");
    await ask(server.url, "insert into secrets values ('a secret 秘密')").catch(() => {});
    await ask(server.url, "select 'a secret 秘密'::int").catch(() => {});
    await server.stop();
    const log = await readFile(join(folder, 'server.log'), 'utf8');
    expect(log).toMatch(/shut down/);
    expect(log).not.toContain('秘密');
  });

  it.runIf(isRoot)('runs under another account where there are no user namespaces', async () => {
    const server = await start({ runAs: 'account' });
    expect(server.runsAs).toBe('account');
    expect((await stat(join(folder, 'data'))).uid).not.toBe(0);
    await server.stop();
    const again = await start();
    expect(again.runsAs).toBe('account');
  });

  it.runIf(isRoot)('runs under another account in a folder that only root may enter', async () => {
    await chmod(folder, 0o700);
    folder = join(folder, 'inner');
    const server = await start({ runAs: 'account' });
    expect(await ask(server.url, 'select 1 as n')).toEqual({ n: 1 });
    await server.stop();
    folder = join(folder, '..');
  });
});

describe('after an accident', () => {
  it('comes back on the same address when the server is killed, without a new connection pool', async () => {
    const server = await start();
    const { pool, close } = connect(server.url);
    await pool.query('create table kept as select 1 as n');
    const before = await postmaster();
    process.kill(before, 'SIGKILL');
    // Its backends may answer for a moment longer; what counts is what the next server knows.
    await waitFor(async () => (await postmaster()) !== before);
    expect(await waitFor(async () => (await pool.query('select n from kept')).rows)).toEqual([{ n: 1 }]);
    await close();
  });

  it('starts over a note of a process number that another program has by now', async () => {
    const server = await start();
    await server.stop();
    await writeFile(join(folder, 'data/postmaster.pid'), `${process.pid}\n${join(folder, 'data')}\n1\n5432\n\n127.0.0.1\n\nready   \n`);
    expect(await ask((await start()).url, 'select 1 as n')).toEqual({ n: 1 });
  });

  it('starts over what a killed initdb has left', async () => {
    await mkdir(join(folder, 'data.unfinished-999999-abcd/base'), { recursive: true });
    await writeFile(join(folder, 'data.unfinished-999999-abcd/PG_VERSION'), '18\n');
    await start();
    expect((await readdir(folder)).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it('ends with a process that is killed, and starts again at once', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', `
      const { startEmbeddedServer } = await import('./db/src/embedded-server.ts');
      await startEmbeddedServer({ folder: ${JSON.stringify(folder)}, throwaway: true });
      console.log('up');`], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((done) => child.stdout.once('data', done));
    const orphan = await postmaster();
    child.kill('SIGKILL');
    const server = await start();
    expect(await ask(server.url, 'select 1 as n')).toEqual({ n: 1 });
    await server.stop();
    await waitFor(() => !isAlive(orphan), { what: 'the orphan to end' });
  });
});

describe('two processes on one folder', () => {
  it('share the server, and the second takes over when the first ends', async () => {
    const [one, two] = await Promise.all([start(), start()]);
    expect(one.url).toBe(two.url);
    expect([one.joined, two.joined].sort()).toEqual([false, true]);
    const [owner, guest] = one.joined ? [two, one] : [one, two];
    const before = await postmaster();
    await owner.stop();
    await waitFor(async () => (await ask(guest.url, 'select 1 as n')) && (await postmaster()) !== before);
    const taken = await postmaster();
    await guest.stop();
    expect(isAlive(taken)).toBe(false);
  });
});

describe('what cannot be used is told in one line', () => {
  it('data of another version', async () => {
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, 'data/PG_VERSION'), '15\n');
    await expect(start()).rejects.toThrow(/was made by PostgreSQL 15, and Laoyou runs 18/);
    expect(await readdir(join(folder, 'data'))).toEqual(['PG_VERSION']);
  });

  it('a folder that holds something else', async () => {
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, 'data/holiday.jpg'), 'x');
    await expect(start()).rejects.toThrow(/holds something that is not a database/);
    expect(await readdir(join(folder, 'data'))).toEqual(['holiday.jpg']);
  });

  it('a folder that cannot be made', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(start({ folder: join(folder, 'file/postgres') })).rejects.toThrow(/cannot be made \(ENOTDIR\)/);
  });

  it('a damaged data folder', async () => {
    await (await start()).stop();
    await rm(join(folder, 'data/global'), { recursive: true });
    await expect(start()).rejects.toThrow(/does not start: .*Its log is/);
  });
});
