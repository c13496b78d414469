import { describe, expect, test } from 'vitest';
import { quantityDoubts } from './quantity-doubts.ts';
import { readQuantities } from './read-quantities.ts';

describe('the same, said otherwise', () => {
  test.each([
    ['三万人', 'thirty thousand people'], ['五十多万册', 'more than half a million copies'], ['七八个人', 'seven or eight people'], ['等了两三天', 'a couple of days'],
    ['十八块六毛五', '18.65 yuan'], ['两块五美元', '$2.50'], ['一万五六', 'fifteen or sixteen thousand'], ['五块钱两个', 'two for five yuan'], ['八十八一位', '88 a head'],
    ['一米八二', '1.82 meters'], ['哈尔滨就是500克一斤', 'In Harbin one jin is 500 grams'], ['白糖三斤一袋', 'Sugar comes at three jin a bag'], ['身高一米六八', "five foot six"], ['半斤', '250 grams'], ['三里地', 'a mile'], ['三十八度六', '38.6 degrees'], ['外面38摄氏度', '100 degrees Fahrenheit'],
    ['时速70英里', '70 mph'], ['110平方呎', '110 square feet'], ['2 小时 40 分', '160 minutes'], ['一年半', 'eighteen months'], ['半个月', 'two weeks'], ['六到十二个月', 'six to twelve months'],
    ['差一刻十二点', 'quarter to twelve'], ['下午三点一刻', '3:15 p.m.'], ['晚上十点', '22:00'], ['十一点零五分', '11:05'], ['中午十二点', 'noon'], ['11 点 20 分', '11:20'],
    ['三月五号', 'the 5th of March'], ['98年', '1998'], ['20 世纪 70 年代', 'the 1970s'], ['腊月二十三', 'the 23rd of the twelfth lunar month'], ['周一、三、五', 'Monday, Wednesday and Friday'], ['1962年至1963年', '1962–63'],
    ['8折', '20% off'], ['第二件半价', 'the second one is half off'], ['三分之一', 'a third'], ['九成', '90 percent'], ['翻了一番', 'doubled'], ['千分之三', '0.3%'], ['十个人里有九个', 'nine out of ten people'],
  ])('%s = %s', (chinese, english) => {
    expect(quantityDoubts(chinese, english)).toEqual([]);
    expect(quantityDoubts(english, chinese)).toEqual([]);
  });
});

describe('numbers that count nothing', () => {
  test.each(['等一下', '万一下雨', '千万别去', '三心二意', '我去四川', '乱七八糟', '一百个愿意', '大家一起来'])('%s', (phrase) => {
    expect(quantityDoubts(phrase, 'words that hold no number')).toEqual([]);
  });
  test.each(['at sixes and sevens', 'on second thought', 'give me a second', "here's my two cents", 'a thousand times no'])('%s', (phrase) => {
    expect(quantityDoubts(phrase, '没有数字的一句话')).toEqual([]);
  });
});

describe('doubts, in the words of both', () => {
  test.each([
    ['工资涨到三万了', 'The salary rose to 3,000', 'number', '三万', '3,000'],
    ['three hundred and forty-two thousand photos', '三百和4.2万张照片', 'number', 'three hundred and forty-two thousand', '三百'],
    ['七八个人', 'seventy-eight people', 'number', '七八', 'seventy-eight'],
    ['一碗15元', '15 dollars a bowl', 'money', '15元', '15 dollars'],
    ['我跑了五公里', 'I ran five miles', 'unit', '五公里', 'five miles'],
    ['下午三点', '3 a.m.', 'time', '下午三点', '3 a.m.'],
    ['三个月', 'three years', 'time', '三个月', 'three years'],
    ['星期天', 'Saturday', 'date', '星期天', 'Saturday'],
    ['后天见', 'see you tomorrow', 'date', '后天', 'tomorrow'],
    ['打8折', '80% off', 'percent', '8折', '80%'],
  ] as const)('%s ≠ %s', (source, target, kind, one, other) => {
    expect(quantityDoubts(source, target)).toContainEqual({ kind, source: one, target: other });
  });

  test('a number that stood twice and came once', () => {
    expect(quantityDoubts('我买了12个，他也买了12个。', 'I bought 12, and he did too.')).toEqual([{ kind: 'number', source: '12' }]);
  });

  test('a number that comes from nowhere has no words in the original', () => {
    expect(quantityDoubts('今天不上班。', 'I am off on the 14th.')).toEqual([{ kind: 'number', source: '', target: '14th' }]);
  });

  test('spaces between digits and Chinese are no part of the meaning, but of what is shown', () => {
    expect(readQuantities('房租 3 万 元').map(({ kind, text }) => [kind, text])).toEqual([['money', '3 万 元']]);
  });
});

/** Twice the text may take twice the time, not four times; a generous bound for busy machines. */
test.each(['7', ' ', '零', ',', '1,', '1.', '一', '万', '三块', 'two ', '1/2 ', '三分之', '周一', '5 miles ', '5 or 6 ', 'half past ', '12:30 ', '80年代', '一1', 'a ', "5'5", '三成'])('20,000 characters of %j take no long time', (piece) => {
  const text = piece.repeat(Math.ceil(20_000 / piece.length)).slice(0, 20_000);
  const started = performance.now();
  quantityDoubts(text, `${text.slice(1)} 五`);
  expect(performance.now() - started).toBeLessThan(4000);
});
