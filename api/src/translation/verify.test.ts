import type { Paragraph } from 'mdast';
import { describe, expect, test } from 'vitest';
import { findDoubts } from './doubts.ts';
import { parseMarkdown } from './markdown.ts';
import { chineseNumeral } from './chinese-numbers.ts';
import { englishNumbers } from './numbers.ts';
import { protect } from './protect.ts';
import { verify } from './verify.ts';

const protectedText = (markdown: string) => protect((parseMarkdown(markdown).root.children[0] as Paragraph).children);
const reason = (markdown: string, output: string) => verify(protectedText(markdown), output, { source: 'en', target: 'zh' })?.reason;
const doubted = (source: string, target: string) => findDoubts({ languages: { source: 'en', target: 'zh' }, source, target }).map(({ kind }) => kind);

describe('marks', () => {
  const source = 'Use `a` with [some **big** text](/x) and `b` now';
  test.each([
    ['用 ⟦1⟧ 和 ⟦2⟧一些⟦3⟧大⟦/3⟧字⟦/2⟧ 还有 ⟦4⟧', undefined],
    ['⟦4⟧ 与 ⟦2⟧⟦3⟧大⟦/3⟧字⟦/2⟧ 和 ⟦1⟧', undefined],
    ['用 ⟦2⟧一些⟦3⟧大⟦/3⟧字⟦/2⟧ 还有 ⟦4⟧', 'markup.lost'],
    ['用 ⟦1⟧⟦1⟧ 和 ⟦2⟧一些⟦3⟧大⟦/3⟧字⟦/2⟧ 还有 ⟦4⟧', 'markup.lost'],
    ['用 ⟦1⟧ 和 ⟦2⟧一些⟦3⟧大⟦/2⟧字⟦/3⟧ 还有 ⟦4⟧', 'markup.lost'],
    ['用 ⟦1⟧ 和 ⟦3⟧一些⟦2⟧大⟦/2⟧字⟦/3⟧ 还有 ⟦4⟧', 'markup.lost'],
    ['用 ⟦1⟧ 和 ⟦2⟧⟦/2⟧⟦3⟧大⟦/3⟧ 还有 ⟦4⟧', 'markup.lost'],
    ['用 ⟦1⟧ 和 ⟦2⟧一些⟦3⟧⟦/3⟧字⟦/2⟧ 还有 ⟦4⟧', 'markup.lost'],
    ['用 ⟦1⟧ 和 ⟦2⟧一些⟦3⟧大⟦/3⟧字 还有 ⟦4⟧', 'markup.lost'],
    ['用 ⟦1⟧ 和 ⟦2⟧一些⟦3⟧大⟦/3⟧字⟦/2⟧ 还有 ⟦4⟧ ⟦9⟧', 'markup.lost'],
    ['用 ⟦1⟧ 和 ⟦2⟧一些⟦3⟧大⟦/3⟧字⟦/2⟧ 还有 ⟦4⟧ ⟦', 'markup.lost'],
    ['用 ⟦1 ⟧ 和 ⟦2⟧一些⟦3⟧大⟦/3⟧字⟦/2⟧ 还有 ⟦4⟧', 'markup.lost'],
  ])('%s', (output, expected) => {
    expect(reason(source, output)).toBe(expected);
  });
  test('a link never moves into a link', () => {
    expect(reason('Ask @alice for [the list](/x) now', '去⟦2⟧⟦1⟧列表⟦/2⟧')).toBe('markup.lost');
    expect(reason('Ask 😀 for [the list](/x) now', '去⟦2⟧⟦1⟧列表⟦/2⟧')).toBeUndefined();
  });
});

describe('shape', () => {
  test.each([
    ['', 'engine.bad_output'],
    ['   ', 'engine.bad_output'],
    ['...', 'engine.bad_output'],
    ['你好'.repeat(400), 'engine.bad_output'],
    ['你\u0000好', 'engine.bad_output'],
    ['你\u202e好', 'engine.bad_output'],
    ['你\ufffd好', 'engine.bad_output'],
    ['你\ud83d好', 'engine.bad_output'],
    ['你好你好你好你好你好你好你好', 'engine.bad_output'],
    ['你好', undefined],
  ])('%j', (output, expected) => {
    expect(reason('Hello there', output)).toBe(expected);
  });
});

test('laughter may repeat itself on both sides', () => {
  expect(reason('hahahahahahahahaha no', '哈哈哈哈哈哈哈哈哈哈哈哈不行')).toBeUndefined();
});

describe('numbers', () => {
  test.each([
    ['工资涨到3万了', 'The salary rose to 30,000'],
    ['The city has 1.2 million people', '这座城市有120万人'],
    ['It cost ￥１２８０', 'It cost ¥1,280'],
    ['I paid $1,234.50 for 3 chairs', '我买了三把椅子，花了1234.5美元'],
    ['大约350000人', 'About 350 thousand people'],
    ['Rent is 40k a year', '一年房租4万'],
    ['一共25个人', 'Twenty-five people in all'],
    ['共120块', 'One hundred and twenty yuan'],
    ['Born in 1998', '生于一九九八年'],
    ['打8折', 'It is 20% off'],
    ['3月5日', 'March 5'],
    ['We met at 18:30', '我们六点半见面'],
    ['下午3点开门', 'It opens at 15:00'],
    ['涨了50%', 'It rose by half'],
    ['等了1.5小时', 'I waited an hour and a half'],
    ['Only 1 left', '只剩最后一个'],
    ['跑了3千米', 'I ran 3 kilometres'],
    ['Node 20.19.2 works', 'Node 20.19.2 可以用'],
    ['3亿美元', '$300 million'],
    ['三十五块', '35 yuan'],
    ['It lost $120 million that year', '那年亏损一点二亿美元'],
    ['A packet cost $2.50 or $3.49', '一包两块五，或者三块四毛九'],
    ['Gas has gone up by 0.3 yuan', '油价又涨了三毛钱'],
    ['The bill was $4,327.50 in total', '一共四千三百二十七美元五十美分'],
    ['The sofa is 2.3 meters long', '沙发两米三'],
    ['Sales are down 20 percent, not 62 percent', '销售额少了两成，不是六成二'],
    ['The last bus is at 10:40', '末班车是十点四十'],
    ['We handed it in at 11:59 p.m.', '我们是二十三点五十九分交的'],
    ['The train left at 2.17 a.m.', '列车凌晨两点十七分开出'],
    ['20世纪70年代的事了', 'It goes back to the 1970s'],
    ['In the 1870s it was so', '19世纪70年代是这样'],
    ['早在19世纪就有了', 'It was there in the nineteenth century'],
    ['Between 220 and 250 kilopascals', '两百二到两百五千帕'],
    ['I am down to 50 kilos', '我瘦到一百斤了'],
    ['She weighed 1.4 kilos', '她只有一千四百克'],
    ['从1962年至1963年', 'In 1962–63'],
    ['Late fees are 0.05 percent a day', '逾期每日加收万分之五'],
  ])('%s = %s', (source, target) => {
    expect(doubted(source, target)).toEqual([]);
  });
  test.each([
    ['工资涨到3万了', 'The salary rose to 3,000', 'number'],
    ['工资涨到3万了', 'The salary rose to 3 dollars', 'money'],
    ['The city has 1.2 million people', '这座城市有12万人', 'number'],
    ['I paid $45', '我花了54美元', 'money'],
    ['Bring 12 eggs', '带鸡蛋来', 'number'],
    ['房租2500一个月', 'The rent is 25 a month', 'number'],
    ['It was 7.5 percent', '是75%', 'percent'],
    ['It cost $2.50', '要两块三', 'money'],
    ['A drop of 30 percent', '少了两成', 'percent'],
    ['Built in the 1870s', '建于18世纪70年代', 'date'],
    ['The last bus is at 10:40', '末班车是十点五十', 'time'],
  ])('%s ≠ %s', (source, target, kind) => {
    expect(doubted(source, target)).toEqual([kind]);
  });
  test.each([['三万五', 35_000], ['十二', 12], ['一百零五', 105], ['二〇二四', 2024], ['一千二', 1200], ['两亿三千万', 230_000_000], ['三点五', 3.5], ['一百二十万', 1_200_000], ['二十', 20], ['万', 10_000]])(
    '%s is %d',
    (numeral, value) => expect(chineseNumeral(numeral)).toBeCloseTo(value),
  );
  test('English words', () => {
    expect(englishNumbers('twenty-five people, one hundred and five thousand; two. three')).toEqual([25, 105_000, 2, 3]);
  });
});
