import { describe, expect, test } from 'vitest';
import { detectLanguage, sentenceLanguage } from './detect-language.ts';

describe('a text', () => {
  test.each([
    ['Is rent going up where you live?', 'en'],
    ['你们那边房租也涨了吗？', 'zh'],
    ['好', 'zh'],
    ['我用 React 和 TypeScript 写 code', 'zh'],
    ['用 Visual Studio Code 写 Python', 'zh'],
    ['How do you use 的 and 得 properly in a sentence?', 'en'],
    ['```\nconst a = 1; // the code is in English\n```\n这段代码怎么跑不起来', 'zh'],
    ['https://example.com/the/english/path 这个怎么样', 'zh'],
    ['@english_handle_of_a_person 谢谢你', 'zh'],
    ['超市の小姐姐说今天特价，大家快去', 'zh'],
  ] as const)('%s', (text, language) => {
    const guess = detectLanguage(text);
    expect(guess.language).toBe(language);
    expect(guess.confidence).toBeGreaterThanOrEqual(0.5);
  });
  test.each(['今日はとても暑いですね', '東京の天気はどうですか', '오늘 날씨가 좋네요', 'Сегодня хорошая погода', '😀😀', '12,345', '', '`code` https://example.com', '!!!'])(
    'never English or Chinese: %s',
    (text) => {
      expect(detectLanguage(text).language).toBeNull();
      expect(detectLanguage(text).confidence).toBeLessThan(0.5);
    },
  );
  test('Latin letters that are hardly English ask a person', () => {
    expect(detectLanguage('Je voudrais acheter deux baguettes fraîches demain matin').confidence).toBeLessThan(0.5);
    expect(detectLanguage('iPhone').confidence).toBeLessThan(0.5);
  });
  test('hostile text takes no noticeable time', () => {
    for (const unit of ['`', '```', '<a', '@a', 'a@a', 'http://', "a'", '。', '[^']) {
      const began = performance.now();
      detectLanguage(unit.repeat(20_000 / unit.length));
      expect(performance.now() - began, unit).toBeLessThan(500);
    }
  });
});

describe('a sentence of a post', () => {
  test.each([
    ['Yes.', 'en', 'en'],
    ['好。', 'zh', 'zh'],
    ['OK!', 'zh', null],
    ['iPhone 15 Pro', 'zh', null],
    ['It really works well for me.', 'zh', 'en'],
    ['加油！', 'en', 'zh'],
    ['42', 'en', null],
    ['ありがとうございます', 'zh', null],
  ] as const)('%s in a post in %s is %s', (text, post, language) => {
    expect(sentenceLanguage(text, post)).toBe(language);
  });
});
