import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeEngine } from '../../../translation/engine-contract.ts';
import { loadDictionary } from './dictionary.ts';
import { openDraft, type Draft } from './draft.ts';
import { createGloss } from './index.ts';

const cacheDir = await mkdtemp(join(tmpdir(), 'gloss-'));
afterAll(() => rm(cacheDir, { recursive: true, force: true }));
const live = new AbortController().signal;

describeEngine('gloss', () => createGloss({ cacheDir }), { abortWithin: 300 });

let draft: Draft;
beforeAll(async () => { draft = await openDraft(cacheDir); }, 60_000);
const english = (text: string): string => draft('zh', 'en', text);
const chinese = (text: string): string => draft('en', 'zh', text);

describe('Chinese to English', () => {
  it.each([
    ['我昨天买了三本书，一共花了120元。', 'I bought three books yesterday, in total spent 120 yuan.'],
    ['我在北京的房租是每月3500块。', 'My rent in Beijing is every month 3500 yuan.'],
    ['这家餐厅比那家便宜。', 'This restaurant is cheaper than that.'],
    ['请把门关上。', 'Please close the door.'],
    ['妈妈的手机坏了。', "Mom's phone is broken."],
    ['你为什么不坐地铁？', "Why don't you take the subway?"],
    ['医院的账单太贵了，我付不起。', "The hospital bill is too expensive, I can't afford."],
    ['桌子上有两杯咖啡。', 'On the table there are two cups of coffee.'],
    ['我们正在等公交车。', 'We are waiting for the bus.'],
    ['你吃过北京烤鸭吗？', 'Did you eat Peking Duck?'],
    ['他没来。', "He didn't come."],
    ['谢谢大家！', 'Thank you all!'],
    ['我喜欢他写的书。', 'I like the book he wrote.'],
  ])('%s', (source, target) => expect(english(source)).toBe(target));

  it('reads numbers, dates, hours and discounts', () => {
    expect(english('房租涨了1.5万，涨了百分之十二。')).toBe('Rent went up 15,000, went up 12%.');
    expect(english('这个城市有2100万人。')).toBe('This city has 21 million people.');
    expect(english('他欠我两百三十亿日元。')).toContain('23 billion yen');
    expect(english('一九八七年十一月三日，下午三点一刻。')).toBe('On November 3, 1987, in the afternoon 3:15.');
    expect(english('全场八折，第二件五折。')).toMatch(/20% off.*50% off/);
    expect(english('三分之二的时间')).toMatch(/^Two thirds of/);
  });

  it('reads Traditional characters', () => {
    expect(english('我買的書很貴。')).toBe(english('我买的书很贵。'));
  });

  it('spells names it does not know', () => {
    expect(english('王小明在⟦1⟧上班。')).toBe('Wang Xiaoming works in ⟦1⟧.');
  });
});

describe('English to Chinese', () => {
  it.each([
    ['I bought three books yesterday.', '我昨天买了三本书。'],
    ['Where do you live?', '你住哪里？'],
    ['Do you have a cat?', '你有一只猫吗？'],
    ["He doesn't like spicy food.", '他不喜欢辣的。'],
    ['This restaurant is cheaper than that one.', '这家餐厅比那个便宜。'],
    ["My mom's phone is broken.", '我妈妈的手机坏了。'],
    ['We are waiting for the bus.', '我们在等公交车。'],
    ["I've already paid the deposit.", '我已经付了押金。'],
    ['The price of the car went up 12%.', '车的价格上涨了12%。'],
    ["Don't buy it!", '别买它！'],
    ['He is not a doctor.', '他不是医生。'],
    ["Don't worry about it.", '别担心。'],
    ['There are two cups of coffee on the table.', '有两杯咖啡在桌子上。'],
  ])('%s', (source, target) => expect(chinese(source)).toBe(target));

  it('writes prices, dates and hours with their digits', () => {
    expect(chinese('The rent is $1,850 a month.')).toContain('1,850美元');
    expect(chinese('I moved here on June 5, 2021.')).toContain('2021年6月5日');
    expect(chinese('It opens at 7:30 a.m. and it is 20% off.')).toMatch(/上午7:30.*打8折/);
    expect(chinese('The city has 21 million people.')).toContain('2100万');
  });

  it('keeps names it does not know, with space around them', () => {
    expect(chinese('Have you met Okonkwo yet?')).toMatch(/(^|[^ ]) ?Okonkwo( |[？，还吗])/);
    expect(chinese('Xylo Corp is a company.')).toMatch(/^Xylo Corp /);
  });
});

describe('marks', () => {
  it('keeps pairs around their words and atoms apart from them', () => {
    expect(english('看⟦1⟧这个链接⟦/1⟧，谢谢⟦2⟧！')).toBe('Look at ⟦1⟧this link⟦/1⟧, thanks ⟦2⟧!');
    expect(chinese('See ⟦1⟧this link⟦/1⟧, thanks ⟦2⟧!')).toBe('看到⟦1⟧这个链接⟦/1⟧，谢谢 ⟦2⟧！');
  });

  it('ends a sentence once, also where its full stop stands inside a pair', () => {
    expect(english('⟦1⟧押金20，能退。⟦/1⟧')).toMatch(/[^.]\.⟦\/1⟧$/);
    expect(english('我想⟦1⟧喝茶⟦/1⟧。')).toMatch(/⟦\/1⟧\.$/);
  });

  it('leaves no pair empty that had words', () => {
    expect(english('我⟦1⟧的⟦/1⟧书')).toMatch(/⟦1⟧[^⟦]+⟦\/1⟧/);
    expect(chinese('I read ⟦1⟧the⟦/1⟧ book.')).toMatch(/⟦1⟧[^⟦]+⟦\/1⟧/);
  });
});

describe('the compiled dictionary', () => {
  it('is made once and then only read', async () => {
    const before = await stat(join(cacheDir, 'gloss-dictionary.bin'));
    await loadDictionary(cacheDir);
    expect((await stat(join(cacheDir, 'gloss-dictionary.bin'))).mtimeMs).toBe(before.mtimeMs);
    expect((await readdir(cacheDir)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('is made again when it is cut short or of another version', async () => {
    const path = join(cacheDir, 'gloss-dictionary.bin');
    const whole = await readFile(path);
    for (const broken of [whole.subarray(0, whole.length - 10), Buffer.from(whole.toString('latin1').replace('"stamp":"', '"stamp":"x'), 'latin1')]) {
      await writeFile(path, broken);
      expect((await loadDictionary(cacheDir)).chinese('房东')?.other).toBe('landlord');
      expect((await readFile(path)).equals(whole)).toBe(true);
    }
  }, 60_000);

  it('does without a folder it may write to', async () => {
    const dictionary = await loadDictionary('/dev/null/nowhere');
    expect(dictionary.english('landlord')?.other).not.toBe('');
  }, 60_000);
});

it('holds up nothing else while it works', async () => {
  const engine = createGloss({ cacheDir });
  const sentences = Array.from({ length: engine.limits.sentences }, (_, i) => `房东说房租要涨 ${i}，我觉得太贵了，你们那边呢？`);
  let longest = 0;
  let last = performance.now();
  const pulse = setInterval(() => { const now = performance.now(); longest = Math.max(longest, now - last); last = now; }, 1);
  for (let i = 0; i < 5; i++) await engine.translate({ source: 'zh', target: 'en', sentences, context: {} }, live);
  clearInterval(pulse);
  await engine.close?.();
  // Ample for a busy machine; loading alone takes half a second where it runs.
  expect(longest).toBeLessThan(200);
});

it('starts another thread after the first one ended', async () => {
  const engine = createGloss({ cacheDir });
  const ask = () => engine.translate({ source: 'en', target: 'zh', sentences: ['Thanks!'], context: {} }, live);
  expect(await ask()).toEqual(['谢谢！']);
  await engine.close?.();
  expect(await ask()).toEqual(['谢谢！']);
  await engine.close?.();
});
