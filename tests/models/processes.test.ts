/** `pnpm models` as processes: killed, stopped, and two at once. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { partOf } from '../../api/src/models/bring-file.ts';
import { sizeOf } from '../../api/src/models/hash-file.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { fileOf, makeModels, type MadeModels } from './make-models.ts';
import { silence, stallAfter, startModelsServer, type ModelsServer } from './models-server.ts';
import { filesBelow, installedVersion, makeFolder, runModels } from './run-models.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CLI = 'api/src/models/main.ts';
const WITH_RECORDS = 'tests/models/fixtures/models-cli.ts';

/** Each test starts several programs, and a busy machine takes seconds for one. */
vi.setConfig({ testTimeout: 120_000 });

let older: MadeModels;
let made: MadeModels;
let server: ModelsServer;
let dir: string;
let remove: () => Promise<void>;
let children: ChildProcess[];

beforeAll(async () => {
  older = await makeModels('2.0');
  made = await makeModels('3.0');
});
beforeEach(async () => {
  ({ dir, remove } = await makeFolder());
  server = await startModelsServer(new Map([...older.packed, ...made.packed]));
  children = [];
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await server.stop();
  await remove();
});

interface Started {
  child: ChildProcess;
  readonly output: string;
  readonly ended: Promise<number | string>;
}

function start(script: string, args: string[], env: Record<string, string> = {}): Started {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|NODE_OPTIONS|DATA_DIR|MODELS_DIR|LAOYOU_)/.test(name)));
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], { cwd: ROOT, env: { ...clean, MODELS_DIR: join(dir, 'models'), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let output = '';
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk) => { output += chunk; });
  const ended = new Promise<number | string>((done) => child.once('close', (code, signal) => done(code ?? signal ?? 'unknown')));
  return { child, ended, get output() { return output; } };
}

async function install(): Promise<Started> {
  const records = join(dir, 'records.json');
  await writeFile(records, JSON.stringify({ models: made.models, patience: { stallMs: 60_000, pauses: [10, 10] } }));
  return start(WITH_RECORDS, [records, 'install', 'firefox', '--from', server.url]);
}

const models = () => join(dir, 'models');
const big = () => fileOf(made, 'model.zhen.intgemm.alphas.bin');
const part = () => partOf(join(models(), 'firefox/.incoming'), big());
const halfOf = () => Math.floor(big().size / 2);
/** The older version is there, the newer one is on its way, and its large file stands still in the middle. */
async function installHalf(): Promise<Started> {
  expect((await runModels(models(), older.models, `install firefox --from ${server.url}`)).error).toBeUndefined();
  server.fail(big().location, stallAfter(0.5));
  const started = await install();
  await waitFor(async () => (await sizeOf(part())) === halfOf());
  return started;
}

describe('an installation', () => {
  it('that is killed leaves the older version whole, and the next one goes on from where it was', async () => {
    const killed = await installHalf();
    killed.child.kill('SIGKILL');
    expect(await killed.ended).toBe('SIGKILL');
    expect(await installedVersion(models(), 'zh')).toBe('2.0');

    server.asked.length = 0;
    const next = await install();
    expect(await next.ended).toBe(0);
    expect(next.output).not.toContain('Waiting');
    expect(server.askedFor(big().location).map(({ range }) => range)).toEqual([`bytes=${halfOf()}-`]);
    expect([await installedVersion(models(), 'zh'), await installedVersion(models(), 'en')]).toEqual(['3.0', '3.0']);
    expect(await readdir(join(models(), 'firefox'))).toEqual(['en-zh', 'zh-en']);
  });

  it('that is killed at any moment leaves one version or the other', async () => {
    expect((await runModels(models(), older.models, `install firefox --from ${server.url}`)).error).toBeUndefined();
    let finished = 0;
    for (let moment = 0; moment < 6; moment++) {
      const killed = await install();
      // From when it begins to ask, a little later each time.
      const asked = server.asked.length;
      await waitFor(() => server.asked.length > asked || killed.child.exitCode !== null);
      await new Promise((done) => setTimeout(done, moment * 12));
      killed.child.kill('SIGKILL');
      if ((await killed.ended) === 0) finished++;
      for (const source of ['zh', 'en'] as const) expect(['2.0', '3.0']).toContain(await installedVersion(models(), source));
    }
    expect(finished).toBeLessThan(6);
    expect(await (await install()).ended).toBe(0);
    expect([await installedVersion(models(), 'zh'), await installedVersion(models(), 'en')]).toEqual(['3.0', '3.0']);
  });

  it.each([['SIGINT', 130], ['SIGTERM', 143]] as const)('that is stopped by %s says so, keeps what it has and lets the next one in', async (signal, code) => {
    const stopped = await installHalf();
    stopped.child.kill(signal);
    expect(await stopped.ended).toBe(code);
    expect(stopped.output).toContain('Stopped. What has arrived is kept; run this again to go on.');
    expect(await sizeOf(part())).toBe(halfOf());
    expect(await readdir(join(models(), 'firefox'))).not.toContain('.lock');
    expect(await installedVersion(models(), 'zh')).toBe('2.0');
  });

  it('waits for another one, and then has nothing to do', async () => {
    server.fail(big().location, (answer, { bytes }) => {
      answer.writeHead(200, { 'content-length': bytes.length });
      answer.write(bytes.subarray(0, halfOf()));
      void waitFor(() => second?.output.includes('Another installation is under way')).then(() => answer.end(bytes.subarray(halfOf())));
    });
    const first = await install();
    let second: Started | undefined;
    await waitFor(() => server.asked.length > 0);
    second = await install();
    expect([await first.ended, await second.ended]).toEqual([0, 0]);
    expect(second.output).toContain(`Another installation is under way (process ${first.child.pid}). Waiting for it to end…`);
    expect(second.output).toContain('Installed already');
    expect(server.asked).toHaveLength(7);
  });

  it('by two that begin in the same instant is done once', async () => {
    const both = await Promise.all([install(), install()]);
    expect(await Promise.all(both.map(({ ended }) => ended))).toEqual([0, 0]);
    expect(server.asked).toHaveLength(7);
    expect(await filesBelow(join(models(), 'firefox'))).toHaveLength(4 + 5);
  });
});

describe('the command itself', () => {
  it('knows what it can do', async () => {
    const help = start(CLI, ['--help']);
    expect(await help.ended).toBe(0);
    expect(help.output).toMatch(/^Usage: pnpm models/);
    const nothing = start(CLI, []);
    expect([await nothing.ended, nothing.output]).toEqual([1, help.output]);
    const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    expect(scripts.models).toBe(`exec node --import tsx ${CLI}`);
  });

  it('asks for Mozilla\'s files, and ends with an error when they are not there', async () => {
    // Both models are asked for at once; only this one answers, so it is the one that is named.
    server.failAlways('main-workspace/translations-models-v2/4c5d89d3-9412-4a61-a843-dfc1ed70565d.zst', silence);
    const ran = start(CLI, ['install', 'firefox', '--from', server.url]);
    expect(await ran.ended).toBe(1);
    expect(ran.output).toMatch(/does not have \S+ \(404\)/);
    expect(ran.output).toContain('main-workspace/translations-models-v2/ef9e8f1a-b8c5-4626-a134-ff74bd8628ae.zst');
    expect(ran.output).not.toMatch(/^\s+at /m);
    expect(ran.output).toContain('83.7 MB');
  });

  it('tells a setting that is wrong', async () => {
    const ran = start(CLI, ['list'], { PORT: 'x' });
    expect([await ran.ended, ran.output]).toEqual([1, 'PORT must be a whole number from 0 to 65535, not "x".\n']);
  });
});
