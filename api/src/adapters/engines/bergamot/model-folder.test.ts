import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ModelCorrupt, ModelMissing } from '../../../translation/errors.ts';
import { lowestQuality } from '../../../translation/quality.ts';
import { distinctFiles, modelDir, readModelFamily, readModelFolder, verifyModelFolder } from './model-folder.ts';

let root: string;
beforeAll(async () => { root = await mkdtemp(join(tmpdir(), 'laoyou-models-')); });
afterAll(() => rm(root, { recursive: true, force: true }));

const file = (name: string, content: string) => ({ name, size: Buffer.byteLength(content), sha256: createHash('sha256').update(content).digest('hex') });

async function makeModel(pair: { source: string; target: string }, changes: Record<string, unknown> = {}, family = `f${Math.random().toString(36).slice(2)}`) {
  const dir = join(root, family, `${pair.source}-${pair.target}`);
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'model.bin'), 'weights');
  await writeFile(join(dir, 'vocab.spm'), 'words');
  const manifest = {
    format: 1, family, name: 'Test', version: '1.2', ...pair, quality: 'draft', input: 'plain', marks: 'html', options: { 'beam-size': 2 },
    licence: 'MPL-2.0', origin: 'https://example.org',
    files: { model: file('model.bin', 'weights'), sourceVocab: file('vocab.spm', 'words'), targetVocab: file('vocab.spm', 'words') }, ...changes,
  };
  await writeFile(join(dir, 'model.json'), JSON.stringify(manifest));
  return { dir, family, manifest };
}
const zhEn = { source: 'zh', target: 'en' };

describe('a model folder', () => {
  it('is read with where its files are', async () => {
    const { dir, family } = await makeModel(zhEn);
    const folder = await readModelFolder(dir);
    expect(folder).toMatchObject({ dir, family, version: '1.2', source: 'zh', target: 'en', quality: 'draft', default: true, options: { 'beam-size': 2 } });
    expect(folder.files.model.path).toBe(join(dir, 'model.bin'));
    expect(folder.files.lex).toBeUndefined();
    expect(distinctFiles(folder.files)).toHaveLength(2);
    await verifyModelFolder(folder);
  });

  it('that is not there is missing', async () => {
    await expect(readModelFolder(join(root, 'nowhere'))).rejects.toBeInstanceOf(ModelMissing);
  });

  it.each<[string, (dir: string) => Promise<unknown>, RegExp]>([
    ['without one of its files', (dir) => unlink(join(dir, 'vocab.spm')), /vocab\.spm is missing/],
    ['with a file cut short', (dir) => writeFile(join(dir, 'model.bin'), 'weight'), /6 bytes instead of 7/],
    ['with half a model.json', (dir) => writeFile(join(dir, 'model.json'), '{"format": 1,'), /not JSON/],
  ])('%s is corrupt', async (_, spoil, message) => {
    const { dir } = await makeModel(zhEn);
    await spoil(dir);
    const error = await readModelFolder(dir).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ModelCorrupt);
    expect((error as Error).message).toMatch(message);
  });

  it('with changed bytes is found by their hash', async () => {
    const { dir } = await makeModel(zhEn);
    await writeFile(join(dir, 'model.bin'), 'wEights');
    await expect(verifyModelFolder(await readModelFolder(dir))).rejects.toThrow(/model\.bin is damaged/);
  });

  it.each<[string, Record<string, unknown>]>([
    ['another format', { format: 2 }],
    ['a language nobody writes here', { target: 'tlh' }],
    ['no name', { name: ' ' }],
    ['an unknown quality', { quality: 'best' }],
    ['a file outside of it', { files: { model: { name: '../model.bin', size: 1, sha256: 'a'.repeat(64) } } }],
    ['no hash', { files: { model: { name: 'model.bin', size: 7 } } }],
    ['an option that would be two', { options: { 'beam-size': '1\nmodels: [x]' } }],
    ['a list of options', { options: ['beam-size'] }],
    ['an unclear default', { default: 'no' }],
  ])('whose model.json has %s is corrupt', async (_, changes) => {
    const { dir } = await makeModel(zhEn, changes);
    await expect(readModelFolder(dir)).rejects.toBeInstanceOf(ModelCorrupt);
  });
});

describe('a family', () => {
  it('has both directions, each in its own folder', async () => {
    const { family } = await makeModel(zhEn);
    await expect(readModelFamily(root, family)).rejects.toBeInstanceOf(ModelMissing);
    const { dir } = await makeModel({ source: 'en', target: 'zh' }, {}, family);
    expect((await readModelFamily(root, family)).map(({ source }) => source)).toEqual(['zh', 'en']);
    expect(dir).toBe(modelDir(root, family, { source: 'en', target: 'zh' }));
    await makeModel({ source: 'en', target: 'zh' }, { source: 'zh', target: 'en' }, family);
    await expect(readModelFamily(root, family)).rejects.toThrow(/from zh to en/);
  });

  it('is as good as the weaker of the two', () => {
    expect(lowestQuality(['high', 'standard'])).toBe('standard');
  });
});
