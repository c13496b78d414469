/** Everything that can go wrong between a server and the disk: told by its name, and never half an installation. */
import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { partOf } from '../../api/src/models/bring-file.ts';
import { downloadFile } from '../../api/src/models/download-file.ts';
import type { PackedFile } from '../../api/src/models/firefox-records.ts';
import { sizeOf } from '../../api/src/models/hash-file.ts';
import type { Surroundings } from '../../api/src/models/run-command.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { fileOf, makeModels, type MadeModels } from './make-models.ts';
import { dropAfter, instead, serve, silence, stallAfter, startModelsServer, status, withoutRange, type Fault, type ModelsServer } from './models-server.ts';
import { filesBelow, installedVersion, makeFolder, PATIENCE, runModels, type Ran } from './run-models.ts';

let made: MadeModels;
let server: ModelsServer;
let dir: string;
let remove: () => Promise<void>;
/** The large file, where faults strike. */
let model: PackedFile;
let bytes: Buffer;

beforeAll(async () => {
  made = await makeModels();
  model = fileOf(made, 'model.enzh.intgemm.alphas.bin');
  bytes = made.packed.get(model.location)!;
});
beforeEach(async () => {
  ({ dir, remove } = await makeFolder());
  server = await startModelsServer(new Map(made.packed));
});
afterEach(async () => {
  await server.stop();
  await remove();
});

const install = (more: Partial<Surroundings> = {}) => runModels(dir, made.models, `install firefox --pair en-zh --from ${server.url}`, more);
const stallMs = (ms: number) => ({ patience: { ...PATIENCE, stallMs: ms } });
const incoming = () => join(dir, 'firefox/.incoming');
const part = () => readFile(partOf(incoming(), model));
/** Breaks off when what it has sent stands on the disk. */
const drop = (share: number) => dropAfter(share, (length) => waitFor(async () => (await sizeOf(partOf(incoming(), model))) === length));
const ranges = () => server.askedFor(model.location).map(({ range }) => range);

async function expectInstalled({ error }: Ran): Promise<void> {
  expect(error).toBeUndefined();
  expect(await installedVersion(dir, 'en')).toBe('3.0');
  expect(await filesBelow(join(dir, 'firefox/.incoming'))).toEqual([]);
}

/** It failed by this name, told why, and no engine finds anything. */
async function expectRefused({ error }: Ran, name: string, message: RegExp): Promise<void> {
  expect(error?.name).toBe(name);
  expect(error?.message).toMatch(message);
  expect(await readdir(join(dir, 'firefox'))).not.toContain('en-zh');
  expect(await readdir(join(dir, 'firefox'))).not.toContain('.lock');
}

describe('a connection that breaks', () => {
  it('is taken up where it broke', async () => {
    server.fail(model.location, drop(0.5), drop(0.5));
    const ran = await install();
    await expectInstalled(ran);
    const half = Math.floor(bytes.length / 2);
    expect(ranges()).toEqual([undefined, `bytes=${half}-`, expect.stringMatching(/^bytes=\d+-$/)]);
    expect(ran.output).toContain('model.enzh.intgemm.alphas.bin: the connection');
    expect(ran.output).toContain('Trying again in 1 s…');
  });

  it('for good leaves what has arrived, and the next run goes on from there', async () => {
    server.failAlways(model.location, dropAfter(0));
    server.fail(model.location, drop(0.6));
    await expectRefused(await install(), 'SourceFailing', /model\.enzh.*could not be downloaded: the connection .*4 times in a row.*is kept/);
    const kept = Math.floor(bytes.length * 0.6);
    expect(await part()).toEqual(bytes.subarray(0, kept));
    server.failAlways(model.location, (answer, { from }) => serve(answer, bytes, from));
    server.asked.length = 0;
    const ran = await install();
    await expectInstalled(ran);
    expect(ranges()).toEqual([`bytes=${kept}-`]);
    expect(ran.output).toMatch(/, of which \d+ kB are here$/m);
  });

  it('is of no harm when the server cannot go on from the middle', async () => {
    server.failAlways(model.location, withoutRange);
    server.fail(model.location, drop(0.5));
    await expectInstalled(await install());
    expect(ranges()).toHaveLength(2);
  });

  it('is of no harm when the server goes on from elsewhere', async () => {
    server.fail(model.location, drop(0.5), (answer) => void answer.writeHead(206, { 'content-range': `bytes 0-9/${bytes.length}`, 'content-length': 10 }).end(bytes.subarray(0, 10)));
    await expectInstalled(await install());
    expect(ranges()).toEqual([undefined, expect.any(String), undefined]);
  });

  it.each([['something else', () => Buffer.alloc(5000, 'x')], ['too much', () => Buffer.concat([bytes, bytes])], ['everything, but not right', () => Buffer.alloc(bytes.length)]])('begins anew when what is kept is %s', async (_, kept) => {
    await mkdir(incoming(), { recursive: true });
    await writeFile(partOf(incoming(), model), kept());
    await expectInstalled(await install());
    expect(ranges().at(-1)).toBeUndefined();
  });

  it.each<[string, Fault[]]>([
    ['goes on', [dropAfter(0.5)]], ['begins anew', [dropAfter(0.5), withoutRange]], ['was wrong at first', [dropAfter(0.5), (answer, { from }) => serve(answer, Buffer.alloc(bytes.length), from)]],
  ])('is counted right when it %s', async (_, faults) => {
    server.fail(model.location, ...faults);
    let counted = 0;
    const count = (more: number) => { counted += more; };
    const progress = { say() {}, expect() {}, end() {}, had: count, got: count };
    await downloadFile(model, [new URL(model.location, server.url)], join(dir, 'part'), { progress, patience: PATIENCE, server: { answered: false }, signal: new AbortController().signal });
    expect(counted).toBe(model.size);
  });

  it('after the server was there is worth waiting for it', async () => {
    const port = Number(new URL(server.url).port);
    let back: Promise<ModelsServer> | undefined;
    server.fail(model.location, (answer, asked) => {
      drop(0.5)(answer, asked);
      // Nobody listens for a moment.
      answer.once('close', () => void server.stop().then(() => setTimeout(() => { back = startModelsServer(new Map(made.packed), port); }, 30)));
    });
    const ran = await install({ patience: { ...PATIENCE, pauses: [10, 100, 400, 800, 1600] } });
    await expectInstalled(ran);
    await (await back)!.stop();
  });
});

describe('a server that stumbles', () => {
  it.each([500, 502, 503, 429, 408])('with %i is asked again', async (code) => {
    server.fail(model.location, status(code), status(code));
    const ran = await install();
    await expectInstalled(ran);
    expect(ran.output).toContain(`the server answered ${code}. Trying again`);
  });

  it('is waited for as long as it asks', async () => {
    server.fail(model.location, status(503, { 'retry-after': '1' }));
    const started = Date.now();
    await expectInstalled(await install());
    expect(Date.now() - started).toBeGreaterThan(900);
  });

  it('for ever is given up after a few times', async () => {
    server.failAlways(model.location, status(500));
    await expectRefused(await install(), 'SourceFailing', /the server answered 500, 4 times in a row/);
    expect(ranges()).toHaveLength(PATIENCE.pauses.length + 1);
  });

  it('by falling silent is let go of and asked for the rest', async () => {
    server.fail(model.location, silence, stallAfter(0.5));
    const ran = await install(stallMs(1500));
    await expectInstalled(ran);
    expect(ran.output).toContain('the server sent nothing for');
    expect(ranges()).toEqual([undefined, undefined, `bytes=${Math.floor(bytes.length / 2)}-`]);
  });

  it('by being silent for ever is given up', async () => {
    server.failAlways(model.location, silence);
    await expectRefused(await install(stallMs(200)), 'SourceFailing', /sent nothing for .* 4 times in a row/);
  });

  it('by being slow is not given up', async () => {
    server.fail(model.location, (answer) => {
      answer.writeHead(200, { 'content-length': bytes.length });
      // More than two seconds in all.
      const step = Math.ceil(bytes.length / 8);
      let at = 0;
      const timer = setInterval(() => {
        answer.write(bytes.subarray(at, at += step));
        if (at >= bytes.length) { clearInterval(timer); answer.end(); }
      }, 300);
    });
    await expectInstalled(await install(stallMs(1500)));
    expect(ranges()).toHaveLength(1);
  });
});

describe('what is not the file', () => {
  it('is told at once when it is not there, with the address', async () => {
    server.files.delete(model.location);
    const ran = await install();
    await expectRefused(ran, 'FileNotThere', /does not have model\.enzh\.intgemm\.alphas\.bin \(404\)/);
    expect(ran.error?.message).toContain(`${server.url}${model.location}`);
    expect(ranges()).toHaveLength(1);
  });

  it.each([403, 401, 400])('is told at once when the server answers %i', async (code) => {
    server.failAlways(model.location, status(code));
    await expectRefused(await install(), 'SourceRefused', new RegExp(`is refused: the server answered ${code}`));
    expect(ranges()).toHaveLength(1);
  });

  it('is refused when one bit of it is wrong', async () => {
    const wrong = Buffer.from(bytes);
    wrong[wrong.length >> 1]! ^= 1;
    server.failAlways(model.location, instead(wrong));
    await expectRefused(await install(), 'WrongContent', /SHA-256 differs/);
    expect(await filesBelow(incoming())).not.toContain(partOf('', model));
    expect(ranges()).toHaveLength(1);
  });

  it('is refused when it was cut and filled up to its length', async () => {
    server.failAlways(model.location, instead(Buffer.concat([bytes.subarray(0, 50_000), Buffer.alloc(bytes.length - 50_000)])));
    await expectRefused(await install(), 'WrongContent', /SHA-256 differs/);
  });

  it.each([['shorter', -100], ['longer', 100]])('is refused before it comes when it is %s', async (_, by) => {
    const other = Buffer.alloc(bytes.length + by);
    server.failAlways(model.location, instead(other));
    await expectRefused(await install(), 'WrongOffer', new RegExp(`is not model\\.enzh.*${other.length} and ${bytes.length} bytes`));
    expect(ranges()).toHaveLength(1);
  });

  it('is refused when it goes on for ever', async () => {
    server.failAlways(model.location, (answer) => {
      const more = () => { while (!answer.destroyed && answer.write(Buffer.alloc(65_536))); };
      answer.writeHead(200).on('drain', more);
      more();
    });
    await expectRefused(await install(), 'WrongContent', /goes on where it should end/);
  });

  it('is refused when it is the page of a hotel, and what has arrived stays', async () => {
    server.failAlways(model.location, (answer) => void answer.writeHead(200, { 'content-type': 'text/html', 'content-length': 20 }).end('<p>Please log in</p>'));
    server.fail(model.location, drop(0.5));
    await expectRefused(await install(), 'WrongOffer', /20 bytes instead of/);
    expect((await part()).length).toBe(Math.floor(bytes.length / 2));
  });

  it('is refused when it unpacks to something else', async () => {
    const models = made.models.map((one) => ({ ...one, files: one.files.map((file) => (file.name === model.name ? { ...file, contentSha256: 'a'.repeat(64) } : file)) }));
    await expectRefused(await runModels(dir, models, `install firefox --pair en-zh --from ${server.url}`), 'WrongContent', /once unpacked/);
  });

  it('is refused when it is not packed at all, though its hash is right', async () => {
    const plain = Buffer.alloc(100_000, 'not zstd ');
    const models = made.models.map((one) => ({ ...one, files: one.files.map((file) => (file.name === model.name ? { ...file, size: plain.length, sha256: createHash('sha256').update(plain).digest('hex') } : file)) }));
    server.failAlways(model.location, instead(plain));
    await expectRefused(await runModels(dir, models, `install firefox --pair en-zh --from ${server.url}`), 'WrongContent', /once unpacked/);
  });
});

describe('no way there', () => {
  it('is told at once when nobody listens', async () => {
    await server.stop();
    const started = Date.now();
    await expectRefused(await install({ patience: { stallMs: 20_000, pauses: [20_000] } }), 'SourceUnreachable', /cannot be reached \(ECONNREFUSED\).*--from FOLDER/);
    expect(Date.now() - started).toBeLessThan(15_000);
    server = await startModelsServer(new Map());
  });

  it.each([['a port for something else', () => 'http://127.0.0.1:9/', /cannot be asked for: bad port/], ['a circle', () => server.url, /cannot be asked for: redirect count exceeded/]])('is told at once when it is %s', async (_, from, message) => {
    server.failAlways(model.location, status(302, { location: `/${model.location}` }));
    await expectRefused(await runModels(dir, made.models, `install firefox --pair en-zh --from ${from()}`), 'SourceRefused', message);
  });

  it('is told at once when there is no such host', async () => {
    await expectRefused(await runModels(dir, made.models, 'install firefox --pair en-zh --from http://nowhere.invalid/'), 'SourceUnreachable', /nowhere\.invalid cannot be reached \((ENOTFOUND|EAI_AGAIN)\)/);
  });
});

describe('the disk', () => {
  it('without room for everything is told before anything is asked for', async () => {
    const models = made.models.map((one) => ({ ...one, files: one.files.map((file) => ({ ...file, contentSize: 1e15 })) }));
    await expectRefused(await runModels(dir, models, `install firefox --pair en-zh --from ${server.url}`), 'DiskFull', /not enough room in .*GB are needed and .* are free.*MODELS_DIR/);
    expect(server.asked).toEqual([]);
  });

  it('that is full in the middle is told, and tried no further', async () => {
    await mkdir(incoming(), { recursive: true });
    // The system's own disk that is always full.
    await symlink('/dev/full', partOf(incoming(), model));
    await expectRefused(await install(), 'DiskFull', /The disk is full/);
    expect(ranges()).toHaveLength(1);
  });

  it('with something in the way is told', async () => {
    await writeFile(join(dir, 'firefox'), 'a file');
    const { error } = await install();
    expect([error?.name, error?.message]).toEqual(['FolderForbidden', expect.stringContaining(`${join(dir, 'firefox')} is in the way`)]);
  });

  it('that may not be written to is told', async () => {
    const { error } = await asNobody(() => install());
    expect([error?.name, error?.message]).toEqual(['FolderForbidden', expect.stringMatching(/may not be used: permission denied.*MODELS_DIR/)]);
    expect(server.asked).toEqual([]);
  });
});

/** Permissions mean nothing to root: it becomes somebody else for as long as this takes. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  const root = process.getuid!() === 0;
  await chmod(dir, root ? 0o755 : 0o555);
  if (root) process.seteuid!(65_534);
  try {
    return await work();
  } finally {
    if (root) process.seteuid!(0);
    await chmod(dir, 0o755);
  }
}
