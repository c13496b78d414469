import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataFolder } from './data-folder.ts';
import { readSets, SETS } from './read-sets.ts';

let folder: string;
const put = async (file: string, text: string): Promise<void> => {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laoyou-eval-'));
  await put('forum/pairs-dev.tsv', '你好\tHello\n再见\tBye\n');
  const thread = { thread: { title: {} }, posts: [{ lang: 'zh', zh: ['甲', '乙'], en: ['A', 'B'] }, { lang: 'en', zh: ['丙'], en: ['C'] }] };
  await put('forum/threads-dev.jsonl', `${JSON.stringify(thread)}\n`);
  await put('eval/zh-en/flores-test.zh', '一\u2028行\n二\n');
  await put('eval/zh-en/flores-test.ref.en', 'one line\ntwo\n');
  await put('eval/zh-en/flores-test.google.en', 'one\ntwo\n');
  await put('eval/en-zh/flores-test.en', 'one line\ntwo\n');
  await put('eval/en-zh/flores-test.ref.zh', '一行\n二\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the sets', () => {
  it('are read in both directions, with what other systems wrote', async () => {
    const { sets, missing } = await readSets(['forum', 'threads', 'flores'], folder);
    expect(missing).toEqual([]);
    expect(sets).toEqual([
      { name: 'forum', source: 'zh', target: 'en', sources: ['你好', '再见'], references: ['Hello', 'Bye'], stored: {} },
      { name: 'forum', source: 'en', target: 'zh', sources: ['Hello', 'Bye'], references: ['你好', '再见'], stored: {} },
      // Only what was written in the source language.
      { name: 'threads', source: 'zh', target: 'en', sources: ['甲', '乙'], references: ['A', 'B'], stored: {} },
      { name: 'threads', source: 'en', target: 'zh', sources: ['C'], references: ['丙'], stored: {} },
      { name: 'flores', source: 'zh', target: 'en', sources: ['一\u2028行', '二'], references: ['one line', 'two'], stored: { google: ['one', 'two'] } },
      { name: 'flores', source: 'en', target: 'zh', sources: ['one line', 'two'], references: ['一行', '二'], stored: {} },
    ]);
  });

  it('are cut at the same line on every side', async () => {
    const { sets } = await readSets(['flores', 'posts'], folder, 1);
    expect(sets[0]).toMatchObject({ sources: ['一\u2028行'], references: ['one line'], stored: { google: ['one'] } });
    expect(sets[2]!.posts).toHaveLength(1);
  });

  it('that are not there are told with their files, and the own set is always there', async () => {
    const { sets, missing } = await readSets(SETS, join(folder, 'nowhere'));
    expect(sets.map(({ name, sources }) => [name, sources.length])).toEqual([['posts', 100], ['posts', 100]]);
    expect(missing.map(({ name }) => name)).toEqual(['forum', 'threads', 'flores', 'iwslt17']);
    expect(missing[0]!.files).toEqual(['forum/pairs-dev.tsv']);
  });

  it('whose sides do not belong together are refused', async () => {
    await put('eval/zh-en/iwslt17.zh', '一\n二\n');
    await put('eval/zh-en/iwslt17.ref.en', 'one\n');
    await put('eval/en-zh/iwslt17.en', 'one\n');
    await put('eval/en-zh/iwslt17.ref.zh', '一\n');
    await expect(readSets(['iwslt17'], folder)).rejects.toThrow('iwslt17 zh-en: 2 lines, but 1 of references.');
  });
});

describe('where the data lies', () => {
  it('is said by the command line, else by the environment, else known', () => {
    expect(dataFolder('/a', { EVAL_DATA: '/b' })).toBe('/a');
    expect(dataFolder(undefined, { EVAL_DATA: '/b' })).toBe('/b');
    expect(dataFolder(undefined, { EVAL_DATA: ' ' })).toMatch(/shared.mt$/);
  });
});
