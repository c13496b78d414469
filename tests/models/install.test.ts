/** Firefox models from a server to where the engine loads them. */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { modelDir, readModelFamily } from '../../api/src/adapters/engines/bergamot/model-folder.ts';
import { installedName } from '../../api/src/models/installed-name.ts';
import { fileOf, makeModels, type MadeModels } from './make-models.ts';
import { startModelsServer, status, type ModelsServer } from './models-server.ts';
import { configFor, filesBelow, installedVersion, makeFolder, runModels } from './run-models.ts';

let made: MadeModels;
let newer: MadeModels;
let server: ModelsServer;
let dir: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  made = await makeModels('3.0');
  newer = await makeModels('3.1');
});
beforeEach(async () => {
  ({ dir, remove } = await makeFolder());
  server = await startModelsServer(new Map([...made.packed, ...newer.packed]));
});
afterEach(async () => {
  await server.stop();
  await remove();
});

const install = (models = made.models, args = '') => runModels(dir, models, `install firefox --from ${server.url}${args}`);

describe('installing', () => {
  it('downloads both directions, two files at a time, and leaves what the engine loads and nothing else', async () => {
    const { output, error } = await install();
    expect(error).toBeUndefined();
    const [zhEn, enZh] = await readModelFamily(dir, 'firefox');
    expect([await installedVersion(dir, 'zh'), await installedVersion(dir, 'en')]).toEqual(['3.0', '3.0']);
    expect(zhEn).toMatchObject({ name: 'Firefox Translations base 3.0', quality: 'standard', input: 'plain', marks: 'html', licence: 'MPL-2.0', options: { 'gemm-precision': 'int8shiftAlphaAll', 'beam-size': 1 } });
    expect(zhEn!.files.sourceVocab.path).toBe(zhEn!.files.targetVocab.path);
    expect(enZh!.files.sourceVocab.path).not.toBe(enZh!.files.targetVocab.path);
    expect(await readFile(zhEn!.files.model.path)).toEqual(made.content.get('model.zhen.intgemm.alphas.bin'));
    expect(await readFile(enZh!.files.lex!.path)).toEqual(made.content.get('lex.50.50.enzh.s2t.bin'));
    expect(await filesBelow(dir)).toHaveLength(4 + 5);
    expect(await readdir(join(dir, 'firefox'))).toEqual(['en-zh', 'zh-en']);
    expect(server.asked).toHaveLength(7);
    expect(server.busiest).toBeLessThanOrEqual(2);
    expect(output).toMatch(/^Firefox Translations models, zh → en and en → zh: \d+ kB from 127\.0\.0\.1:\d+$/m);
    expect(output).toMatch(/^100%/m);
    expect(output).toContain('Laoyou uses them from its next start.');
  });

  it('downloads nothing when everything is as it should be', async () => {
    await install();
    server.asked.length = 0;
    const { output, error } = await install();
    expect(error).toBeUndefined();
    expect(output).toContain('Installed already: zh → en, en → zh.');
    expect(server.asked).toEqual([]);
  });

  it('takes one direction, and says that the engine wants both', async () => {
    const { output } = await install(made.models, ' --pair en-zh');
    expect(await installedVersion(dir, 'en')).toBe('3.0');
    expect(await installedVersion(dir, 'zh')).toBeUndefined();
    expect(output).toContain('The engine wants both directions');
    expect((await install()).output).toContain('Laoyou uses them from its next start.');
    expect(server.asked).toHaveLength(7);
  });

  it('takes a mirror that is kept flat, by names', async () => {
    server.files = new Map([...made.packed].map(([location, bytes]) => [`copy/${nameOf(location)}.zst`, bytes]));
    const { error } = await runModels(dir, made.models, `install firefox --from ${server.url}copy`);
    expect(error).toBeUndefined();
    expect(await installedVersion(dir, 'zh')).toBe('3.0');
  });

  it('goes where a server sends it', async () => {
    const { location } = fileOf(made, 'vocab.zhen.spm');
    server.files.set('elsewhere', server.files.get(location)!);
    server.failAlways(location, status(302, { location: '/elsewhere' }));
    expect((await install()).error).toBeUndefined();
  });

  it('repairs what is damaged, and only that', async () => {
    await install();
    const path = join(modelDir(dir, 'firefox', { source: 'zh', target: 'en' }), installedName(fileOf(made, 'vocab.zhen.spm')));
    const bytes = await readFile(path);
    bytes[100]! ^= 1;
    await writeFile(path, bytes);
    server.asked.length = 0;
    expect((await install()).error).toBeUndefined();
    expect(server.asked.map(({ path: asked }) => asked)).toEqual([fileOf(made, 'vocab.zhen.spm').location]);
    expect(await installedVersion(dir, 'zh')).toBe('3.0');
  });

  it('says that LAOYOU_ENGINES does not name them', async () => {
    const { output } = await runModels(dir, made.models, `install firefox --from ${server.url}`, { config: configFor(dir, ['gloss']) });
    expect(output).toContain('LAOYOU_ENGINES is set to gloss: add firefox to it.');
  });

  it('says that a server of one\'s own is asked first', async () => {
    const config = { ...configFor(dir), libretranslate: { url: 'http://localhost:5000' } };
    const { output } = await runModels(dir, made.models, `install firefox --from ${server.url}`, { config });
    expect(output).toContain('LIBRETRANSLATE_URL is set, so that server is asked first.');
  });
});

describe('a newer version', () => {
  it('takes the place of the older one when it is complete, and not before', async () => {
    await install();
    const model = fileOf(newer, 'model.zhen.intgemm.alphas.bin').location;
    server.failAlways(model, status(404));
    const failed = await install(newer.models);
    expect(failed.error?.name).toBe('FileNotThere');
    expect(await installedVersion(dir, 'zh')).toBe('3.0');

    server.failAlways(model, (answer, { bytes }) => void answer.end(bytes));
    expect((await install(newer.models)).error).toBeUndefined();
    expect([await installedVersion(dir, 'zh'), await installedVersion(dir, 'en')]).toEqual(['3.1', '3.1']);
  });

  it('leaves the older files to a forum that is running, until the next time', async () => {
    await install();
    const [older] = await readModelFamily(dir, 'firefox');
    await install(newer.models);
    expect(await readFile(older!.files.model.path)).toEqual(made.content.get('model.zhen.intgemm.alphas.bin'));
    await install(newer.models);
    expect(await filesBelow(dir)).toHaveLength(4 + 5);
    expect(await installedVersion(dir, 'zh')).toBe('3.1');
  });
});

const nameOf = (location: string) => made.models.flatMap(({ files }) => files).find((file) => file.location === location)!.name;
