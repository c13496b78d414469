/** What becomes of models that are missing or broken, and of the real runtime when its thread dies. */
import { execFile } from 'node:child_process';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLibrary } from '../../api/src/adapters/engines/bergamot/model-bytes.ts';
import { readModelFolder } from '../../api/src/adapters/engines/bergamot/model-folder.ts';
import { EngineFailed, ModelCorrupt, ModelMissing } from '../../api/src/translation/errors.ts';
import type { Engine, Pair } from '../../api/src/translation/ports.ts';
import { installTinyModels, MORTAL, tinyEngine, type TinyModels } from './bergamot-models.ts';

const ZH_EN: Pair = { source: 'zh', target: 'en' };
const EN_ZH: Pair = { source: 'en', target: 'zh' };
const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);
const ask = (engine: Engine, pair: Pair, sentences: string[]) => engine.translate({ ...pair, sentences, context: {} }, new AbortController().signal);
const outcome = (work: Promise<unknown>) => work.then((value) => value, (error: unknown) => error);

let models: TinyModels;
const engines: Engine[] = [];
beforeEach(async () => { models = await installTinyModels(); });
afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.close?.()));
  await models.remove();
});
async function open(...[pool]: [Parameters<typeof tinyEngine>[1]?]): Promise<Engine> {
  const engine = await tinyEngine(models, pool);
  engines.push(engine);
  return engine;
}

describe('a model', () => {
  it('that is missing is told when the engine is made', async () => {
    await rename(join(models.root, 'tiny/en-zh'), join(models.root, 'elsewhere'));
    expect(await outcome(open())).toBeInstanceOf(ModelMissing);
  });

  it('that goes away later is told when it is first needed, and found again when it is back', async () => {
    const engine = await open();
    await rename(join(models.root, 'tiny/zh-en'), join(models.root, 'elsewhere'));
    expect(await outcome(ask(engine, ZH_EN, ['你好']))).toBeInstanceOf(ModelMissing);
    await rename(join(models.root, 'elsewhere'), join(models.root, 'tiny/zh-en'));
    expect(await ask(engine, ZH_EN, ['你好'])).toHaveLength(1);
  });

  it('that is cut short is told when the engine is made', async () => {
    await models.spoil('zh-en', 'model', half);
    expect(await outcome(open())).toBeInstanceOf(ModelCorrupt);
  });

  it('of which a few bytes have changed is not loaded', async () => {
    const engine = await open();
    await models.spoil('zh-en', 'model', (bytes) => { bytes[bytes.length >> 1]! ^= 1; return bytes; });
    const error = await outcome(ask(engine, ZH_EN, ['你好', '再见']));
    expect(error).toBeInstanceOf(ModelCorrupt);
    expect((error as Error).message).toMatch(/SHA-256/);
    expect(await ask(engine, EN_ZH, ['Hello'])).toHaveLength(1);
  });

  it.each(['model', 'sourceVocab'] as const)('whose %s the runtime cannot read ends its thread and nothing else', async (file) => {
    await models.spoil('zh-en', file, half, true);
    const engine = await open();
    expect(await outcome(ask(engine, ZH_EN, ['你好', '再见', '谢谢']))).toBeInstanceOf(ModelCorrupt);
    expect(await ask(engine, EN_ZH, ['Hello'])).toHaveLength(1);
  });

  it('is read once for all threads that load it', async () => {
    const folder = await readModelFolder(join(models.root, 'tiny/zh-en'));
    const library = createLibrary();
    const [one, other] = await Promise.all([library.open(folder), library.open(folder)]);
    expect(other).toBe(one);
    expect(await library.open(folder)).toBe(one);
    expect(one.model.byteLength).toBe(folder.files.model.size);
    const shared = await library.open({ ...folder, files: { ...folder.files, targetVocab: folder.files.sourceVocab } });
    expect(shared.vocabs).toHaveLength(1);
  });
});

describe('the thread of the real runtime', () => {
  it('is replaced when it dies at work, and what it had with the fatal text is translated all the same', async () => {
    const engine = await open({ script: MORTAL });
    const expected = await ask(engine, EN_ZH, ['Hello there']);
    const [guilty, innocent] = await Promise.all([outcome(ask(engine, EN_ZH, ['KILLME now'])), ask(engine, EN_ZH, ['Hello there'])]);
    expect(guilty).toBeInstanceOf(EngineFailed);
    expect(innocent).toEqual(expected);
    expect(await ask(engine, ZH_EN, ['你好'])).toHaveLength(1);
  });

  it('does not keep a process alive that has nothing left to do', async () => {
    const script = `
      import { createBergamot } from './api/src/adapters/engines/bergamot/index.ts';
      import { createPool } from './api/src/adapters/engines/bergamot/pool.ts';
      const engine = await createBergamot({ root: ${JSON.stringify(models.root)}, family: 'tiny', pool: createPool({ threads: 1, timeLimit: 20000 }) });
      const output = await engine.translate({ source: 'zh', target: 'en', sentences: ['你好'], context: {} }, new AbortController().signal);
      process.stdout.write(String(output.length));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { cwd: fileURLToPath(new URL('../..', import.meta.url)), timeout: 20_000 });
    expect(stdout).toBe('1');
  });
});
