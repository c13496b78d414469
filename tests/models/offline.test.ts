/** Models from a folder that somebody carried here. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fileOf, makeModels, writeFiles, type MadeModels } from './make-models.ts';
import { installedVersion, makeFolder, runModels } from './run-models.ts';

let made: MadeModels;
let dir: string;
let copy: string;
let remove: () => Promise<void>;

beforeAll(async () => { made = await makeModels(); });
beforeEach(async () => {
  ({ dir, remove } = await makeFolder());
  copy = join(dir, 'copy');
  await mkdir(copy);
});
afterEach(() => remove());

const models = () => join(dir, 'models');
const install = (from = copy) => runModels(models(), made.models, `install firefox --from ${from}`);
const names = () => made.models.flatMap(({ files }) => files);

describe('a folder', () => {
  it.each<[string, () => Iterable<[string, Buffer]>]>([
    ['laid out as Mozilla\'s server', () => made.packed],
    ['with the files of the server side by side', () => names().map(({ location }) => [location.split('/').at(-1)!, made.packed.get(location)!])],
    ['with packed files by their names', () => names().map(({ name, location }) => [`${name}.zst`, made.packed.get(location)!])],
    ['with unpacked files by their names', () => made.content],
    ['with a bit of each', () => names().map(({ name, location }, at) => (at % 2 === 0 ? [name, made.content.get(name)!] : [location, made.packed.get(location)!]))],
  ])('%s is taken', async (_, files) => {
    await writeFiles(copy, files());
    const { output, error } = await install();
    expect(error).toBeUndefined();
    expect([await installedVersion(models(), 'zh'), await installedVersion(models(), 'en')]).toEqual(['3.0', '3.0']);
    expect(output).toContain(`from ${copy}`);
    expect(output).toContain('100%');
  });

  it('of models on another machine is taken', async () => {
    await writeFiles(copy, made.packed);
    await install();
    const second = join(dir, 'second');
    for (const from of [models(), join(models(), 'firefox')]) {
      expect((await runModels(second, made.models, `install firefox --from ${from}`)).error).toBeUndefined();
      expect(await installedVersion(second, 'zh')).toBe('3.0');
      await runModels(second, made.models, 'remove firefox');
    }
  });

  it('without one of the files is told, with the names it may have', async () => {
    await writeFiles(copy, [...made.packed].slice(1));
    const { error } = await install();
    expect(error?.name).toBe('FileNotThere');
    expect(error?.message).toContain('model.zhen.intgemm.alphas.bin with or without .zst');
    expect(await installedVersion(models(), 'zh')).toBeUndefined();
  });

  it.each([['packed', '.zst'], ['unpacked', '']])('with a damaged %s file is refused', async (_, ending) => {
    const { name, location } = fileOf(made, 'vocab.zhen.spm');
    await writeFiles(copy, ending ? names().map((file) => [`${file.name}.zst`, made.packed.get(file.location)!]) : made.content);
    const bytes = Buffer.from(ending ? made.packed.get(location)! : made.content.get(name)!);
    bytes[50]! ^= 4;
    await writeFile(join(copy, name + ending), bytes);
    const { error } = await install();
    expect([error?.name, error?.message]).toEqual(['WrongContent', expect.stringContaining('vocab.zhen.spm')]);
    expect(await installedVersion(models(), 'zh')).toBeUndefined();
  });

  it.each([['nowhere', 'is not a folder on this machine'], ['ftp://mirror.example/', 'must be a folder or an address'], ['https://', 'is not an address'], ['https://mirror.example/?key=1', 'without ? or #'], ['https://me:secret@mirror.example/', '--from must not hold a name or a password']])('%s is none', async (from, message) => {
    const { error } = await install(from);
    expect([error?.name, error?.message]).toEqual(['UsageWrong', expect.stringContaining(message)]);
    expect(error?.message).not.toContain('secret');
  });
});
