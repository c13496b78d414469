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
  test.each([
    ['今日はとても暑いですね', 'ja'], ['東京の天気はどうですか', 'ja'], ['駅前の図書館', 'ja'], ['気になる', 'ja'], ['優の良品', 'zh'], ['營業時間', 'zh'],
    ['喺香港租屋好貴', 'zh'], ['오늘 날씨가 좋네요', 'ko'], ['Сегодня хорошая погода', 'ru'], ['Скільки коштує оренда?', 'uk'], ['ราคาเท่าไหร่', 'th'],
    ['¿Cuánto cuesta el alquiler en tu ciudad?', 'es'], ['Combien coûte une ambulance chez vous ?', 'fr'], ['Was kostet die Miete bei euch?', 'de'],
    ['Não tenho certeza, mas acho que sim', 'pt'], ['Tiền thuê nhà bao nhiêu một tháng?', 'vi'],
  ] as const)('by script and letters: %s is %s', (text, language) => {
    expect(detectLanguage(text)).toMatchObject({ language });
    expect(detectLanguage(text).confidence).toBeGreaterThanOrEqual(0.7);
  });
  test.each(['lol same here', 'rent is insane rn', 'My landlord raised my rent', 'Congrats on graduating!', 'Costco hot dog combo forever', 'wo jintian hen gaoxing', 'New York Los Angeles Chicago'])(
    'slang, names and pinyin are no other language: %s',
    (text) => expect(detectLanguage(text).language).toBe('en'),
  );
  test.each(['😀😀', '12,345', '', '`code` https://example.com', '!!!'])(
    'says nothing: %s',
    (text) => {
      expect(detectLanguage(text).language).toBeNull();
      expect(detectLanguage(text).confidence).toBeLessThan(0.5);
    },
  );
  test('Latin letters that are hardly English ask a person', () => {
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
    ['ありがとうございます', 'zh', 'ja'],
    ['Gracias por todo, nos vemos mañana', 'en', 'es'],
    ['Bon appétit!', 'en', 'en'],
  ] as const)('%s in a post in %s is %s', (text, post, language) => {
    expect(sentenceLanguage(text, post)).toBe(language);
  });
});
