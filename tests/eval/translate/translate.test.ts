import { describe, expect, it } from 'vitest';
import { EngineBusy, EngineRefused, ModelMissing } from '../../../api/src/translation/errors.ts';
import { fakeEngine } from '../../../api/src/translation/fake-engine.ts';
import type { Engine } from '../../../api/src/translation/ports.ts';
import type { ForumPost } from '../sets/posts.ts';
import { patiently } from './patiently.ts';
import { translateLines } from './translate-lines.ts';
import { plainPost, translatePosts } from './translate-posts.ts';
import { countWords } from './words.ts';

const pair = { source: 'en', target: 'zh' } as const;
const quick = { pause: 1 };
const lines = Array.from({ length: 70 }, (_, at) => `Line ${at}`);
const post = (text: string, names?: ForumPost['names']): ForumPost => ({ id: 'en-001', lang: 'en', text, ref: '-', tags: [], ...(names && { names }) });

/** An engine that refuses what holds a word. */
function picky(word: string): Engine {
  const engine = fakeEngine();
  return { ...engine, translate: async (request, signal) => {
    if (request.sentences.some((sentence) => sentence.includes(word))) throw new EngineRefused('not this');
    return engine.translate(request, signal);
  } };
}

describe('lines', () => {
  it('come back in order, whatever the batches and however many requests at once', async () => {
    const engine = fakeEngine({ limits: { sentences: 8, characters: 40 }, delay: 2 });
    const done: number[] = [];
    const { outputs, failed } = await translateLines(engine, pair, lines, { jobs: 3, onProgress: (count) => done.push(count) });
    expect(outputs).toEqual(lines.map((line) => `[zh] ${line}`));
    expect(failed).toEqual({});
    expect(done.at(-1)).toBe(70);
    expect(engine.calls.every(({ sentences }) => sentences.length <= 8 && sentences.join('').length <= 40)).toBe(true);
  });

  it('that an engine refuses stay as they are and are counted, and take no other with them', async () => {
    const { outputs, failed } = await translateLines(picky('Line 33'), pair, lines, quick);
    expect(outputs).toEqual(lines.map((line) => (line === 'Line 33' ? line : `[zh] ${line}`)));
    expect(failed).toEqual({ 'engine.refused': 1 });
  });

  it('wait for a busy engine, and ask once more when it stumbles', async () => {
    const engine = fakeEngine({ fault: ['busy', 'busy', 'failed'] });
    expect((await translateLines(engine, pair, ['One'], quick)).outputs).toEqual(['[zh] One']);
    expect(engine.calls).toHaveLength(4);
  });

  it('end when the engine cannot work at all', async () => {
    const engine: Engine = { ...fakeEngine(), translate: async () => { throw new ModelMissing('no model'); } };
    await expect(translateLines(engine, pair, lines, quick)).rejects.toThrow('no model');
  });
});

describe('patience', () => {
  it('ends: with an engine that is always busy, always fails, or never answers', async () => {
    const request = { ...pair, sentences: ['One'], context: {} };
    await expect(patiently(fakeEngine({ fault: 'busy' }), request, { pause: 1, busyLimit: 5 })).rejects.toThrow(EngineBusy);
    await expect(patiently(fakeEngine({ fault: 'failed' }), request, quick)).rejects.toMatchObject({ code: 'engine.failed' });
    await expect(patiently(fakeEngine({ fault: 'hang' }), request, { pause: 1, timeLimit: 20 })).rejects.toMatchObject({ code: 'engine.timeout' });
    await expect(patiently(fakeEngine({ fault: 'wrong-count' }), request, quick)).rejects.toMatchObject({ code: 'engine.bad_output' });
  });
});

describe('posts', () => {
  const rich = post('Run `npm ci` 3 times. They call it 你好, Rosa!', [['Rosa', '罗莎', 'Rosa']]);

  it('go the way of real posts', async () => {
    const { outputs, outcomes, survival } = await translatePosts(fakeEngine(), [rich, post('**OK**\n\n你好，明天见。')]);
    expect(outputs).toEqual(['[zh] Run npm ci 3 times. [zh] They call it 你好, Rosa!', '[zh] OK 你好，明天见。']);
    expect(outcomes).toEqual({ translated: 3, kept: 0, sameLanguage: 1 });
    expect(survival).toMatchObject({ code: { kept: 1, total: 1 }, numbers: { kept: 1, total: 1 }, names: { kept: 1, total: 1 } });
  });

  it('show what an engine loses: the room keeps the sentence, the count says what was lost', async () => {
    const { outputs, outcomes, reasons, survival } = await translatePosts(fakeEngine({ fault: ['dropped-marks'] }), [rich]);
    expect(outputs).toEqual(['Run npm ci 3 times. [zh] They call it 你好, Rosa!']);
    expect(outcomes).toEqual({ translated: 1, kept: 1, sameLanguage: 0 });
    expect(reasons).toEqual({ 'markup.lost': 1 });
    expect(survival).toMatchObject({ code: { kept: 0, total: 1 }, numbers: { kept: 1, total: 1 } });
  });

  it('of which nothing came through stay in the original', async () => {
    const { outputs, outcomes, reasons, survival } = await translatePosts(picky('npm'), [post('Run npm 3 times.')], quick);
    expect(outputs).toEqual(['Run npm 3 times.']);
    expect(outcomes).toEqual({ translated: 0, kept: 1, sameLanguage: 0 });
    expect(reasons).toEqual({ 'engine.refused': 1 });
    expect(survival.numbers).toEqual({ kept: 0, total: 1 });
  });

  it('and references are scored as plain text', () => {
    expect(plainPost('**千万别**点 [这里](https://example.com)。好吗？', 'zh')).toBe('千万别点 这里。 好吗？');
  });
});

describe('words', () => {
  it('are counted alike in both languages', () => {
    expect(countWords("It's a well-known fact, 3 times.")).toBe(6);
    expect(countWords('今天真的很热，iPhone 16')).toBe(6);
  });
});
