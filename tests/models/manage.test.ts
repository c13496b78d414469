/** Listing, checking and removing what is installed. */
import { readFile, readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { modelDir } from '../../api/src/adapters/engines/bergamot/model-folder.ts';
import { partOf } from '../../api/src/models/bring-file.ts';
import { describeModel } from '../../api/src/models/describe-model.ts';
import { sizeOf } from '../../api/src/models/hash-file.ts';
import { installedName } from '../../api/src/models/installed-name.ts';
import { offerModels } from '../../api/src/models/offer-models.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { fileOf, makeModels, writeFiles, type MadeModels } from './make-models.ts';
import { dropAfter, startModelsServer, status, type ModelsServer } from './models-server.ts';
import { configFor, installedVersion, makeFolder, runModels } from './run-models.ts';

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
  server = await startModelsServer(new Map(made.packed));
});
afterEach(async () => {
  await server.stop();
  await remove();
});

const run = (args: string, models = made.models) => runModels(dir, models, args);
const install = () => run(`install firefox --from ${server.url}`);
const pathOf = (name: string) => join(modelDir(dir, 'firefox', { source: 'zh', target: 'en' }), installedName(fileOf(made, name)));
/** Makes the bundled models of what can be installed. */
async function bundle(changes: object = {}): Promise<void> {
  const roots = configFor(dir);
  for (const model of made.models) {
    const target = modelDir(roots.bundledRoot!, 'bundled', model);
    const { files, ...rest } = describeModel(model);
    await writeFiles(target, model.files.map((file) => [installedName(file), made.content.get(file.name)!]));
    await writeFile(join(target, 'model.json'), JSON.stringify({ ...rest, family: 'bundled', name: 'Our own', quality: 'draft', files, ...changes }));
  }
}
/** The part of a list that is about what was downloaded. */
const firefox = (output: string) => output.split('\n\n')[0]!.split('\n').slice(1);

describe('list', () => {
  it('shows what can be had, what has arrived, and what is there', async () => {
    expect(firefox((await run('list')).output)).toEqual([expect.stringMatching(/^ {2}zh → en .* not installed, \d+ kB to download$/), expect.stringMatching(/^ {2}en → zh .* not installed, \d+ kB to download$/)]);
    const file = fileOf(made, 'model.zhen.intgemm.alphas.bin');
    const { location } = file;
    const part = partOf(join(dir, 'firefox/.incoming'), file);
    server.failAlways(location, status(404));
    server.fail(location, dropAfter(0.5, (length) => waitFor(async () => (await sizeOf(part)) === length)));
    await install();
    expect(firefox((await run('list')).output)[0]).toMatch(/not installed, \d+ kB of 201 kB downloaded$/);
    server.failAlways(location, (answer, { bytes }) => void answer.end(bytes));
    await install();
    expect(firefox((await run('list')).output)).toEqual([
      expect.stringMatching(/^ {2}zh → en {2}Firefox Translations base 3\.0 {9}229 kB {2}installed, quality standard$/),
      expect.stringMatching(/^ {2}en → zh {2}Firefox Translations base-memory 3\.0 {2}230 kB {2}installed, quality standard$/),
    ]);
  });

  it('shows what is damaged, and what is newer', async () => {
    await install();
    expect(firefox((await run('list', newer.models)).output)[0]).toMatch(/installed, quality standard; base 3\.1 can be installed$/);
    await truncate(pathOf('vocab.zhen.spm'), 10);
    expect(firefox((await run('list')).output)[0]).toMatch(/vocab\.zhen\.\w+\.spm has 10 bytes instead of 9000\. Install it again\.$/);
  });

  it('shows what comes with Laoyou', async () => {
    expect((await run('list')).output).toMatch(/^Bundled with Laoyou, in .*of-laoyou\/bundled\n {2}zh → en .* not here$/m);
    await bundle();
    expect((await run('list')).output).toMatch(/^ {2}en → zh {2}Our own {2}230 kB {2}installed, quality draft$/m);
  });
});

describe('verify', () => {
  it('reads everything, and finds one changed byte', async () => {
    await install();
    const sound = await run('verify');
    expect(sound.error).toBeUndefined();
    expect(sound.output).toMatch(/^✓ firefox zh → en: Firefox Translations base 3\.0, 3 files, 229 kB$/m);
    expect(sound.output).toMatch(/^✓ firefox en → zh: .*, 4 files/m);

    const bytes = await readFile(pathOf('model.zhen.intgemm.alphas.bin'));
    bytes[123_456]! ^= 0x10;
    await writeFile(pathOf('model.zhen.intgemm.alphas.bin'), bytes);
    const { output, error } = await run('verify');
    expect([error?.name, error?.message]).toEqual(['ModelsDamaged', 'One model is damaged.']);
    expect(output).toMatch(/^✗ firefox zh → en: .*model\.zhen\.\S+ is damaged: its SHA-256/m);
    expect(output).toMatch(/^✓ firefox en → zh/m);
    expect(output).toContain('To repair it: npx --yes pnpm@10 models install firefox');
    await install();
    expect((await run('verify')).error).toBeUndefined();
  });

  it('reads what comes with Laoyou as well', async () => {
    expect(await run('verify')).toEqual({ output: 'No models are installed.\n', error: undefined });
    await bundle();
    expect((await run('verify')).output).toMatch(/^✓ bundled zh → en: Our own, 3 files/m);
    await truncate(join(modelDir(configFor(dir).bundledRoot!, 'bundled', made.models[0]!), installedName(fileOf(made, 'vocab.zhen.spm'))), 1);
    const { output, error } = await run('verify');
    expect(error?.name).toBe('ModelsDamaged');
    expect(output).toMatch(/^✗ bundled zh → en: .*1 bytes instead of 9000/m);
    expect(output).toContain('To repair it: git checkout models/bundled');
  });

  it('finds a model.json that cannot be read', async () => {
    await install();
    await writeFile(join(modelDir(dir, 'firefox', { source: 'zh', target: 'en' }), 'model.json'), '{');
    expect((await run('verify')).output).toMatch(/^✗ firefox zh → en: .*is not JSON/m);
    expect((await install()).error).toBeUndefined();
    expect(await installedVersion(dir, 'zh')).toBe('3.0');
  });
});

describe('remove', () => {
  it('leaves nothing behind, and says who translates then', async () => {
    server.fail(fileOf(made, 'lex.50.50.enzh.s2t.bin').location, dropAfter(0.5));
    await install();
    const { output, error } = await run('remove firefox');
    expect(error).toBeUndefined();
    expect(output).toBe('Removed zh → en and en → zh. From the next start on, translations are made by: gloss.\n');
    expect(await readdir(join(dir, 'firefox'))).toEqual([]);
    expect(await run('remove firefox')).toEqual({ output: 'There is nothing to remove.\n', error: undefined });
  });

  it('leaves what comes with Laoyou, which then serves', async () => {
    await install();
    await bundle();
    expect((await run('remove firefox')).output).toContain('are made by: bundled, then gloss.');
    expect((await run('verify')).output).toContain('✓ bundled zh → en');
  });

  it('does not name what comes with Laoyou when it serves only whoever names it', async () => {
    await install();
    await bundle({ default: false });
    expect((await run('remove firefox')).output).toContain('are made by: gloss.');
  });

  it('takes one direction, or the engines somebody has named', async () => {
    await install();
    const { output } = await runModels(dir, made.models, 'remove firefox --pair zh-en', { config: configFor(dir, ['firefox', 'libretranslate', 'gloss']) });
    expect(output).toBe('Removed zh → en. From the next start on, translations are made by: libretranslate, then gloss.\n');
    expect([await installedVersion(dir, 'zh'), await installedVersion(dir, 'en')]).toEqual([undefined, '3.0']);
  });
});

describe('the start', () => {
  const settings = (more: object = {}) => ({ modelsDir: dir, engines: [], libretranslate: null, ...more });

  it('offers the models, with their size, until they are there', async () => {
    expect(await offerModels(settings())).toBe('Better translations on this machine: npx --yes pnpm@10 models install firefox (about 84 MB)');
    await run(`install firefox --pair zh-en --from ${server.url}`);
    expect(await offerModels(settings())).toContain('(about 36 MB)');
    await install();
    expect(await offerModels(settings())).toBeUndefined();
  });

  it('offers nothing to whoever has chosen engines', async () => {
    expect(await offerModels(settings({ engines: ['gloss'] }))).toBeUndefined();
    expect(await offerModels(settings({ libretranslate: { url: 'http://localhost:5000' } }))).toBeUndefined();
  });
});

describe('what is asked for', () => {
  it.each([
    ['install', 'Which models? Say: pnpm models install firefox'], ['remove', 'Which models?'], ['install chrome', 'Unknown models "chrome". Known: firefox.'],
    ['remove bundled', 'part of Laoyou: there is nothing to remove'], ['install firefox --pair fr-en', 'Unknown pair "fr-en"'], ['list firefox', 'takes no "firefox"'],
    ['install firefox now', 'Too many words: now.'], ['upgrade', 'Unknown command "upgrade".'], ['list --all', 'Unknown option \'--all\'.'], ['remove firefox --from x', '--from belongs to install.'],
  ])('as "%s" is answered', async (args, message) => {
    const { error } = await run(args);
    expect([error?.name, error?.message]).toEqual(['UsageWrong', expect.stringContaining(message)]);
  });
});
