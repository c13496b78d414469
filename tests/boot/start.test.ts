/** The README's first command, as a real process: what a person sees, and what an operator relies on. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '../helpers/client.ts';
import { addressOf, createTestDatabase } from '../helpers/database.ts';
import { connectLive } from '../helpers/live-client.ts';
import { freePort, startLaoyou, type StartedProcess } from '../helpers/start-process.ts';
import { waitFor } from '../helpers/wait-for.ts';

let dataDir: string;
let port: number;
let started: StartedProcess[];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'laoyou-start-'));
  port = await freePort();
  started = [];
});
afterEach(async () => {
  for (const { child, ended } of started) {
    child.kill('SIGTERM');
    await ended;
  }
  await rm(dataDir, { recursive: true, force: true });
});

function start(env: Record<string, string> = {}, args: string[] = []): StartedProcess {
  const laoyou = startLaoyou({ DATA_DIR: dataDir, PORT: String(port), LAOYOU_ENGINES: 'gloss', ...env }, args);
  started.push(laoyou);
  return laoyou;
}

/** A loaded machine needs a minute for what takes two seconds on an idle one. */
vi.setConfig({ testTimeout: 150_000 });

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const postmaster = async () => Number((await readFile(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8')).split('\n')[0]);
const lines = (text: string) => text.trim().split('\n');

describe('the start', () => {
  it('fills a new forum, tells how to sign in, and says so when others could too', async () => {
    const open = start({ HOST: '0.0.0.0' });
    const { signIn } = createClient(await open.ready());
    await waitFor(() => open.stdout.includes('maya is an admin'));
    expect(open.stdout).toContain('maya / old-friends');
    expect((await signIn({ handle: 'xiaolin', password: 'lao-pengyou' })).account.reads).toEqual(['zh']);
    open.child.kill('SIGTERM');
    await open.ended;
    const own = start();
    await own.ready();
    await waitFor(() => own.stdout.includes('xiaolin / lao-pengyou'));
    expect(own.stdout).not.toContain('Others can reach');
  });

  it('offers better translations in one line where nobody has chosen engines', async () => {
    const first = start({ LAOYOU_ENGINES: '' }, ['--empty']);
    await first.ready();
    await waitFor(() => /^Better translations on this machine: npx --yes pnpm@10 models install firefox \(about \d+ MB\)$/m.test(first.stdout));
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    const chosen = start({}, ['--empty']);
    await chosen.ready();
    chosen.child.kill('SIGTERM');
    expect(await chosen.ended).toBe(0);
    expect(chosen.stdout).not.toContain('Better translations');
  });

  it('serves pages and API, tells its address in one line, ends in order on SIGTERM, and starts again with what was kept', async () => {
    const first = start({}, ['--empty']);
    const address = await first.ready();
    expect(address).toBe(`http://localhost:${port}`);
    expect(first.stdout.match(/http:\/\//g)).toHaveLength(1);
    const { api, signUp } = createClient(address);
    expect((await api('GET', '/health')).body).toMatchObject({ status: 'ok' });
    const page = await fetch(address);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
    const person = await signUp({ handle: 'kept' });
    const reader = await connectLive(address);
    const server = await postmaster();

    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(await reader.closed).toBe(1001);
    expect(isAlive(server)).toBe(false);
    expect(first.stderr).toBe('');

    const second = start({}, ['--empty']);
    const again = createClient(await second.ready());
    expect((await again.api('GET', '/session', undefined, { as: person })).body).toMatchObject({ account: { handle: 'kept' } });
  });

  it('starts again at once after it was killed, and the orphaned database ends', async () => {
    const first = start({}, ['--empty']);
    const person = await createClient(await first.ready()).signUp();
    const orphan = await postmaster();
    first.child.kill('SIGKILL');
    await first.ended;
    const second = start({}, ['--empty']);
    const again = createClient(await second.ready());
    expect((await again.api('GET', '/session', undefined, { as: person })).body).toMatchObject({ account: { handle: person.handle } });
    if (process.platform === 'linux') await waitFor(() => !isAlive(orphan) || postmaster().then((pid) => pid === orphan));
  });

  it('takes a Ctrl-C that reaches it twice at once as one', async () => {
    const laoyou = start({}, ['--empty']);
    await laoyou.ready();
    // A terminal signals the whole foreground group, and pnpm passes it on once more.
    process.kill(-laoyou.child.pid!, 'SIGINT');
    await delay(50);
    if (isAlive(laoyou.child.pid!)) laoyou.child.kill('SIGINT');
    expect(await laoyou.ended).toBe(0);
    expect(laoyou.stdout.match(/Stopping/g)).toHaveLength(1);
  });

  it('can be stopped in the middle of starting', async () => {
    const laoyou = start({}, ['--empty']);
    await waitFor(() => laoyou.stdout.includes('Preparing the database'));
    laoyou.child.kill('SIGINT');
    expect(await laoyou.ended).toBe(0);
    const again = start({}, ['--empty']);
    await again.ready();
  });

  it('seeds no example content in production and opens to the network there', async () => {
    const laoyou = start({ NODE_ENV: 'production', ORIGIN: 'https://forum.example' });
    expect(await laoyou.ready()).toBe('https://forum.example');
    expect(laoyou.stdout).not.toContain('example community');
    const { body } = await createClient(`http://127.0.0.1:${port}`).api('GET', '/communities');
    expect(body.items ?? body.communities ?? body).toEqual([]);
    expect(await readFile(join(dataDir, 'postgres/data/laoyou-password'), 'utf8')).not.toBe('');
  });

  it('runs jobs alone as a worker, and takes no port', async () => {
    const database = await createTestDatabase();
    try {
      const worker = start({ LAOYOU_ROLE: 'worker', DATABASE_URL: database.url });
      await waitFor(() => worker.stdout.includes('job runner is ready'), { timeout: 30_000 });
      await expect(fetch(`http://127.0.0.1:${port}/api/v1/health`)).rejects.toThrow();
      worker.child.kill('SIGTERM');
      expect(await worker.ended).toBe(0);
    } finally {
      await database.drop();
    }
  });
});

describe('what cannot work is told in one line', () => {
  async function refused(env: Record<string, string>, args: string[] = []): Promise<string[]> {
    const laoyou = start(env, args);
    expect(await laoyou.ended).toBe(1);
    expect(laoyou.stderr).not.toMatch(/^\s+at /m);
    return lines(laoyou.stderr);
  }

  it('a port in use', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    try {
      expect(await refused({})).toEqual([`Port ${port} is already in use. Stop the other program, or choose another port: PORT=${port + 1}`]);
    } finally {
      other.close();
    }
  });

  it('a database address of the wrong form', async () => {
    expect(await refused({ DATABASE_URL: 'mysql://root:geheim@localhost/x' })).toEqual(['DATABASE_URL must look like postgres://user:password@host:5432/name.']);
  });

  it('a database that does not answer, without telling the password', async () => {
    const free = await freePort();
    const [line, ...more] = await refused({ DATABASE_URL: `postgres://me:geheim@127.0.0.1:${free}/forum` });
    expect(line).toBe(`Nothing answers at 127.0.0.1:${free}/forum: the database server is not running there. Check DATABASE_URL.`);
    expect(more).toEqual([]);
  });

  it('a wrong password, and a database that does not exist', async () => {
    const wrong = new URL(addressOf('postgres'));
    const real = wrong.href;
    wrong.password = 'geheim';
    expect((await refused({ DATABASE_URL: wrong.href })).join()).toMatch(/^[^,]*refuses this user name or password\. Check DATABASE_URL\.$/);
    expect((await refused({ DATABASE_URL: real.replace(/\/postgres$/, '/nowhere') })).join()).toMatch(/has no database named nowhere\. Check DATABASE_URL\.$/);
  });

  it('every wrong setting at once, by its name', async () => {
    const told = await refused({ PORT: 'many', LAOYOU_ROLE: 'king', LOG_LEVEL: 'loud', ORIGIN: 'forum.example/path' });
    expect(told.map((line) => line.split(' ')[0]).sort()).toEqual(['LAOYOU_ROLE', 'LOG_LEVEL', 'ORIGIN', 'PORT']);
  });

  it('an engine nobody knows, and an option nobody knows', async () => {
    expect((await refused({ LAOYOU_ENGINES: 'babelfish' }, ['--empty'])).join()).toMatch(/^Unknown engine "babelfish"/);
    expect((await refused({}, ['--fast']))[0]).toBe('Unknown option --fast.');
  });
});
