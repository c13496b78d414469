import { describe, expect, test } from 'vitest';
import { EngineBusy, EngineRefused, EngineUnreachable, PairUnsupported, TranslationError } from './errors.ts';
import { fakeMemory } from './fake-memory.ts';
import type { Engine, Glossary, Memory, TranslateRequest } from './ports.ts';
import { createTranslator } from './translate-text.ts';

const BOTH = [{ source: 'en', target: 'zh' }, { source: 'zh', target: 'en' }] as const;

interface Inline extends Engine {
  calls: TranslateRequest[];
}
function engine(translate: (text: string, request: TranslateRequest, signal: AbortSignal) => string | Promise<string>, rest: Partial<Engine> = {}): Inline {
  const calls: TranslateRequest[] = [];
  return {
    id: 'inline', version: '1', model: 'Inline 1', quality: 'standard', local: true, pairs: BOTH, limits: { sentences: 3, characters: 2_000 }, calls,
    translate: async (request, signal) => {
      calls.push(request);
      return Promise.all(request.sentences.map((text) => translate(text, request, signal)));
    },
    ...rest,
  };
}
/** Words of the test, translated; everything else stays. */
const dictionary: Record<string, string> = { 'One.': '一。', 'Two.': '二。', 'Three.': '三。', 'Hello there.': '你们好。', Title: '标题', '你们好。': 'Hello there.', '再见。': 'Goodbye.' };
const word = (text: string) => dictionary[text] ?? `译${text}`;
const fail = (error: Error) => () => {
  throw error;
};

const noTerms = { terms: async () => ({ version: 0, terms: [] }) };

function setup(engines: Engine[], rest: { memory?: Memory; timeLimit?: number } = {}) {
  const clock = { time: 0, now: () => clock.time };
  const translator = createTranslator({ engines, memory: rest.memory ?? fakeMemory(), glossary: noTerms, clock, ...(rest.timeLimit ? { timeLimit: rest.timeLimit } : {}) });
  return { translator, clock };
}
const post = (markdown: string, title: string | null = null, language: 'en' | 'zh' = 'en') => ({ markdown, title, language });

describe('a translation', () => {
  test('keeps structure, aligns by id, and joins sentences as its language does', async () => {
    const { translator } = setup([engine(word)]);
    const done = await translator.translate(post('One. Two.\n\n- Three.\n- `x`', 'Title'), 'zh');
    expect(done.title).toBe('标题');
    expect(done.html).toBe('<p><span data-s="0">一。</span><span data-s="1">二。</span></p>\n<ul>\n<li><span data-s="2">三。</span></li>\n<li><span data-s="3"><code>x</code></span></li>\n</ul>');
    expect(done.pairedHtml).toContain(
      '<p class="pair"><span class="src" lang="en"><span data-s="0">One.</span> <span data-s="1">Two.</span></span><span class="tgt" lang="zh-CN"><span data-s="0">一。</span><span data-s="1">二。</span></span></p>',
    );
    expect(done.pairedHtml).toContain('<li><span class="pair"><span class="src" lang="en"><span data-s="2">Three.</span></span><span class="tgt" lang="zh-CN"><span data-s="2">三。</span></span></span></li>'.replace('<li>', '<li>\n').replace('</li>', '\n</li>'));
    expect(done.pairedHtml).toContain('<span data-s="3"><code>x</code></span>');
    expect(done.sentences.map(({ id, target, outcome }) => [id, target, outcome])).toEqual([
      [-1, '标题', 'translated'], [0, '一。', 'translated'], [1, '二。', 'translated'], [2, '三。', 'translated'], [3, 'x', 'same-language'],
    ]);
    expect(done).toMatchObject({ engine: 'inline', engineVersion: '1', model: 'Inline 1', quality: 'standard', local: true });
  });
  test('into English gets its spaces', async () => {
    const { translator } = setup([engine(word)]);
    const done = await translator.translate(post('　　你们好。再见。', null, 'zh'), 'en');
    expect(done.html).toBe('<p><span data-s="0">Hello there.</span> <span data-s="1">Goodbye.</span></p>');
  });
  test.each([
    ['the same letter', 'a\n'.repeat(9_999)],
    ['each another character', Array.from({ length: 9_999 }, (_, n) => String.fromCharCode(0x4e00 + n)).join('\n')],
    ['each another, in paragraphs of its own', Array.from({ length: 6_666 }, (_, n) => String.fromCharCode(0x4e00 + n)).join('\n\n')],
  ])('of thousands of lines, %s, takes bounded time', async (_, markdown) => {
    const chinese = !markdown.startsWith('a');
    const { translator } = setup([engine((text) => text, { limits: { sentences: 32, characters: 2_000 } })]);
    const began = process.cpuUsage().user;
    const done = await translator.translate(post(markdown, null, chinese ? 'zh' : 'en'), chinese ? 'en' : 'zh');
    expect((process.cpuUsage().user - began) / 1000).toBeLessThan(3_000);
    expect(done.sentences).toHaveLength(markdown.split(/\n+/).filter(Boolean).length);
  });
  test('of a mixed post touches only the other language', async () => {
    const one = engine(word);
    const done = await setup([one]).translator.translate(post('My aunt says:\n\n> 你们好。'), 'en');
    expect(one.calls.flatMap((call) => call.sentences)).toEqual(['你们好。']);
    expect(done.html).toContain('<span data-s="0">My aunt says:</span>');
    expect(done.html).toContain('<span data-s="1">Hello there.</span>');
    expect(done.pairedHtml).not.toContain('<p class="pair"><span class="src" lang="en"><span data-s="0">');
  });
  test('asks for the same sentence once, in batches the engine takes, with context', async () => {
    const one = engine(word);
    await setup([one]).translator.translate(post('One. Two. One. Three. Four. One.', 'Title'), 'zh');
    expect(one.calls.map((call) => call.sentences)).toEqual([['Title', 'One.', 'Two.'], ['Three.', 'Four.']]);
    expect(one.calls[1]!.context).toEqual({ title: 'Title', before: ['One.', 'Two.', 'One.'] });
  });
  test('shares an answer between the same words around different links', async () => {
    const one = engine((text) => text.replace('Read', '读').replace('this', '这个').replace('now', '吧'));
    const done = await setup([one]).translator.translate(post('Read [this](/a) now\n\nRead [this](/b) now'), 'zh');
    expect(one.calls.flatMap((call) => call.sentences)).toHaveLength(1);
    expect(done.html).toContain('<a href="/a" rel="nofollow ugc noopener">这个</a>');
    expect(done.html).toContain('<a href="/b" rel="nofollow ugc noopener">这个</a>');
  });
  test('never takes markup from an engine', async () => {
    const done = await setup([engine(() => '<script>alert(1)</script> **x** 一')]).translator.translate(post('Some words.'), 'zh');
    expect(done.html).toBe('<p><span data-s="0">&#x3C;script>alert(1)&#x3C;/script> **x** 一</span></p>');
  });
  test('that needs no engine says so', async () => {
    const done = await setup([]).translator.translate(post('😀'), 'zh');
    expect(done).toMatchObject({ engine: 'none', sentences: [{ outcome: 'same-language' }] });
  });
});

describe('memory', () => {
  test('answers instead of the engine, sentence by sentence', async () => {
    const shared = fakeMemory();
    const one = engine(word);
    const { translator } = setup([one], { memory: shared });
    await translator.translate(post('One. Two.'), 'zh');
    await translator.translate(post('One. Three. Two.'), 'zh');
    expect(one.calls.map((call) => call.sentences)).toEqual([['One.', 'Two.'], ['Three.']]);
  });
  test('holds only what was verified, and is verified again', async () => {
    const shared = fakeMemory();
    const bad = engine((text) => (text === 'Two.' ? '' : word(text)));
    await setup([bad], { memory: shared }).translator.translate(post('One. Two.'), 'zh');
    expect([...shared.stored.values()]).toEqual(['一。']);
    for (const key of shared.stored.keys()) shared.stored.set(key, '⟦7⟧');
    const good = engine(word);
    const done = await setup([good], { memory: shared }).translator.translate(post('One.'), 'zh');
    expect(done.sentences[0]!.target).toBe('一。');
  });
  test('is kept apart by engine version', async () => {
    const shared = fakeMemory();
    await setup([engine(word)], { memory: shared }).translator.translate(post('One.'), 'zh');
    const newer = engine(word, { version: '2' });
    await setup([newer], { memory: shared }).translator.translate(post('One.'), 'zh');
    expect(newer.calls).toHaveLength(1);
  });
});

describe('failover', () => {
  test('a sentence that fails verification goes to the next engine; the worst quality is told', async () => {
    const first = engine((text) => (text.includes('⟦1⟧') ? '丢了' : word(text)), { id: 'first', quality: 'high' });
    const second = engine((text) => text.replace('Use', '用').replace('now', '吧'), { id: 'second', quality: 'draft', local: false });
    const done = await setup([first, second]).translator.translate(post('One. Two. Use `x` now.'), 'zh');
    expect(done.sentences.map((sentence) => sentence.engine)).toEqual(['first', 'first', 'second']);
    expect(second.calls.flatMap((call) => call.sentences)).toEqual(['Use ⟦1⟧ now.']);
    expect(done).toMatchObject({ engine: 'first', quality: 'draft', local: false });
  });
  test('what no engine can do stays in the original and says why', async () => {
    const lossy = engine((text) => (text.includes('⟦') ? '丢了' : word(text)));
    const done = await setup([lossy]).translator.translate(post('One. Use `x` now. Two.'), 'zh');
    expect(done.sentences[1]).toMatchObject({ outcome: 'kept', reason: 'markup.lost', target: 'Use x now.' });
    expect(done.html).toBe('<p><span data-s="0">一。</span><span data-s="1" class="kept" lang="en">Use <code>x</code> now.</span> <span data-s="2">二。</span></p>');
  });
  test('an engine that is down costs one call, then is skipped until its time', async () => {
    let up = false;
    const down = engine((text) => (up ? `甲${text}` : fail(new EngineUnreachable('refused'))()), { id: 'down' });
    const { translator, clock } = setup([down, engine((text) => `乙${text}`, { id: 'other' })]);
    const used = async (markdown: string) => (await translator.translate(post(markdown), 'zh')).engine;
    expect(await used('One. Two. Three. Four. Five.')).toBe('other');
    expect(await used('Six.')).toBe('other');
    expect(down.calls).toHaveLength(1);
    expect(translator.engines()).toMatchObject([{ id: 'down', state: 'open', pause: { reason: 'engine.unreachable', until: clock.time + 10_000 } }, { id: 'other', state: 'closed' }]);
    clock.time += 11_000;
    up = true;
    // Whether it is back is found out beside the work.
    expect(await used('Seven.')).toBe('other');
    await expect.poll(() => translator.engines()[0]!.state).toBe('closed');
    expect(await used('Eight.')).toBe('down');
  });
  test('a slow engine is given up after the time limit even if it does not listen', async () => {
    let told = false;
    const slow = engine((_, __, signal) => new Promise(() => signal.addEventListener('abort', () => (told = true))), { id: 'slow' });
    const done = await setup([slow, engine(word, { id: 'other' })], { timeLimit: 30 }).translator.translate(post('One.'), 'zh');
    expect(done.engine).toBe('other');
    expect(told).toBe(true);
  });
  test('a late failure of an abandoned call ends nothing', async () => {
    const late = engine(() => new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 40)), { id: 'late' });
    const { translator } = setup([late, engine(word)], { timeLimit: 10 });
    await translator.translate(post('One.'), 'zh');
    await new Promise((resolve) => setTimeout(resolve, 60));
  });
  test('one refused sentence does not take its batch along', async () => {
    const picky = engine((text) => (text === 'Two.' ? fail(new EngineRefused('no'))() : word(text)));
    const done = await setup([picky]).translator.translate(post('One. Two. Three.'), 'zh');
    expect(done.sentences.map(({ outcome, reason }) => reason ?? outcome)).toEqual(['translated', 'engine.refused', 'translated']);
  });
  test.each([
    ['a wrong count', async () => ['一。', '二。']],
    ['no list', async () => 'x' as never],
    ['holes', async () => [undefined] as never],
    ['an unnamed error', async () => Promise.reject(new TypeError('x'))],
    ['a synchronous throw', () => fail(new TypeError('x'))()],
  ])('%s is an engine’s failure, not ours', async (_, translate) => {
    const broken = engine(word, { id: 'broken', translate });
    const done = await setup([broken, engine(word)]).translator.translate(post('One.'), 'zh');
    expect(done.engine).toBe('inline');
  });
});

describe('when nothing comes out', () => {
  test('the error says why, and how long the engine asked to wait', async () => {
    const busy = setup([engine(fail(new EngineBusy('full', 5_000)))]).translator.translate(post('One.'), 'zh');
    await expect(busy).rejects.toMatchObject({ code: 'engine.busy', retry: 'later', retryAfter: 5_000 });
    await expect(setup([]).translator.translate(post('One.'), 'zh')).rejects.toBeInstanceOf(PairUnsupported);
    await expect(setup([engine(() => '')]).translator.translate(post('One.'), 'zh')).rejects.toMatchObject({ code: 'engine.bad_output', retry: 'never' });
  });
  test('an engine that still owes a part holds the rest back, unless a part is acceptable', async () => {
    let calls = 0;
    const failing = engine((text) => ((calls += 1) > 3 ? fail(new EngineUnreachable('gone'))() : word(text)));
    const shared = fakeMemory();
    const { translator, clock } = setup([failing], { memory: shared });
    await expect(translator.translate(post('One. Two. Three. Four.'), 'zh')).rejects.toBeInstanceOf(TranslationError);
    clock.time += 60_000;
    const done = await translator.translate(post('One. Two. Three. Four.'), 'zh', { acceptPartial: true });
    expect(done.sentences.map(({ outcome, reason }) => reason ?? outcome)).toEqual(['translated', 'translated', 'translated', 'engine.unreachable']);
  });
  test('a shutdown interrupts without blaming the engine', async () => {
    const controller = new AbortController();
    const { translator } = setup([engine(() => new Promise(() => {}))]);
    const work = translator.translate(post('One.'), 'zh', { signal: controller.signal });
    setTimeout(() => controller.abort(), 10);
    await expect(work).rejects.toMatchObject({ name: 'Interrupted' });
    expect(translator.engines()[0]!.state).toBe('closed');
  });
});

describe('terms of the glossary', () => {
  const terms = (...pairs: [string, string][]) => ({ terms: async () => ({ version: 7, terms: pairs.map(([from, to]) => ({ source: 'en' as const, target: 'zh' as const, from, to, caseSensitive: false })) }) });
  const withTerms = (translate: Parameters<typeof engine>[0], glossary: Glossary, kept = fakeMemory()) => {
    const asked = engine(translate);
    return { asked, kept, translator: createTranslator({ engines: [asked], memory: kept, glossary, clock: { now: () => 0 } }) };
  };
  const sentencesOf = ({ calls }: Inline) => calls.flatMap(({ sentences }) => sentences);

  test('reach no engine and stand as they are laid down; code and addresses are left alone', async () => {
    const { asked, translator } = withTerms((text) => `译 ${text}`, terms(['rice cooker', '电饭煲'], ['lease', '租约']));
    const done = await translator.translate(post('My rice cookers and the lease, `lease` and https://a.example/lease'), 'zh');
    expect(sentencesOf(asked)).toEqual(['My ⟦1⟧ and the ⟦2⟧, ⟦3⟧ and ⟦4⟧']);
    expect(done.sentences[0]!.target).toBe('译 My 电饭煲 and the 租约, lease and https://a.example/lease');
    expect(done.glossaryVersion).toBe(7);
  });
  test('read like any word: no spaces between Chinese words, a capital and spaces in English', async () => {
    const { translator } = withTerms(() => '我买了 ⟦1⟧ 。', terms(['rice cooker', '电饭煲']));
    expect((await translator.translate(post('I bought a rice cooker.'), 'zh')).sentences[0]!.target).toBe('我买了电饭煲。');
    const english = { terms: async () => ({ version: 1, terms: [{ source: 'zh' as const, target: 'en' as const, from: '电饭煲', to: 'rice cooker', caseSensitive: false }] }) };
    const { translator: other } = withTerms((text) => (text.startsWith('⟦') ? '⟦1⟧is good' : 'I like⟦1⟧and rice'), english);
    expect((await other.translate(post('电饭煲好用。', null, 'zh'), 'en')).sentences[0]!.target).toBe('Rice cooker is good');
    expect((await other.translate(post('我喜欢电饭煲和米饭。', null, 'zh'), 'en')).sentences[0]!.target).toBe('I like rice cooker and rice');
  });
  test('names keep their letters wherever they stand', async () => {
    const kept = { terms: async () => ({ version: 1, terms: ['npm', 'macOS'].map((from) => ({ source: 'zh' as const, target: 'en' as const, from, to: from, caseSensitive: false })) }) };
    const { translator } = withTerms((text) => text.replace('很好用。', ' is good.'), kept);
    const done = await translator.translate(post('npm很好用。macOS很好用。', null, 'zh'), 'en');
    expect(done.sentences.map(({ target }) => target)).toEqual(['npm is good.', 'macOS is good.']);
  });
  test('a changed translation asks no engine; a new term asks only for the sentences it stands in', async () => {
    const forty = Array.from({ length: 40 }, (_, index) => (index === 17 ? 'My lease ends soon.' : `Sentence number ${index} is here.`)).join(' ');
    const kept = fakeMemory();
    const before = withTerms(word, terms(), kept);
    await before.translator.translate(post(forty), 'zh');
    expect(sentencesOf(before.asked)).toHaveLength(40);
    const added = withTerms(word, terms(['lease', '租约']), kept);
    await added.translator.translate(post(forty), 'zh');
    expect(sentencesOf(added.asked)).toEqual(['My ⟦1⟧ ends soon.']);
    const changed = withTerms(word, terms(['lease', '租房合同']), kept);
    const done = await changed.translator.translate(post(forty), 'zh');
    expect(sentencesOf(changed.asked)).toEqual([]);
    expect(done.sentences[17]!.target).toContain('租房合同');
  });
  test('two terms behind the same words each come out as themselves', async () => {
    const { asked, translator } = withTerms(() => '⟦1⟧不错。', terms(['rice cooker', '电饭煲'], ['air fryer', '空气炸锅']));
    const done = await translator.translate(post('The rice cooker is good. The air fryer is good.'), 'zh');
    expect(done.sentences.map(({ target }) => target)).toEqual(['电饭煲不错。', '空气炸锅不错。']);
    expect(sentencesOf(asked)).toEqual(['The ⟦1⟧ is good.']);
  });
  test('markup in a term is only characters', async () => {
    const { translator } = withTerms((text) => `译${text}`, terms(['rent', '<b>租</b> ⟦9⟧ [x](javascript:1)']));
    const done = await translator.translate(post('My rent is high.'), 'zh');
    expect(done.html).toContain('&#x3C;b>租&#x3C;/b> ⟦9⟧ [x](javascript:1)');
    expect(done.html).not.toContain('<b>');
  });
});
