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
  test.each([
    '東京大学図書館', '国会議事堂見学', '株式会社設立手続', '渋谷駅徒歩五分', '残業代', '予約済', '転職活動', '円安', '人々', '沖縄旅行', '賃貸契約の更新料について', 'React の使い方', '進撃の巨人',
    '君の名は', 'ラーメン二郎', '東京タワー', '了解しました', 'この漢字、中国語では何と読みますか', '「谢谢」は日本語で「ありがとう」です', '新商品「ポケモン」発売',
  ])('Japanese, with hardly any kana: %s', (text) => expect(detectLanguage(text).language).toBe('ja'));
  test.each([
    '「ありがとう」是谢谢的意思', '请问「お疲れ様です」怎么翻译比较自然？', '昨天去了一家叫「スターバックス」的咖啡馆，环境不错', '我在日本吃了ラーメン，很好吃', '鬼滅の刃好看吗？', '我們の家', '我超喜欢ヽ(✿ﾟ▽ﾟ)ノ',
    '哈哈哈(ﾉ´▽`)ﾉ♪', '開心ヾ(≧▽≦*)o', '根茎', '荣誉证书', '鎮上的早餐', '身份証', '桜花开了', '台湾旅行', '東京', '山田太郎', '重啓電腦', '公衆場所', '穿着講究', '裏面', '株洲市图书馆',
  ])('Chinese, whatever of Japan is in it: %s', (text) => expect(detectLanguage(text).language).toBe('zh'));
  test.each(['「こんにちは」 means hello in Japanese', 'What does お疲れ様 mean in English?', 'Is 東京大学 the one in Hongo, or was that another?'])('Japanese words in an English sentence leave it English: %s', (text) =>
    expect(detectLanguage(text).language).toBe('en'));
  test.each(['Next.js で TypeScript を使う', 'Visual Studio Code の設定を教えてください'])('names in a Japanese sentence leave it Japanese: %s', (text) =>
    expect(detectLanguage(text).language).toBe('ja'));
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
    ['新入社員研修', 'ja', 'ja'],
    ['東京都新宿区西新宿二丁目', 'ja', 'ja'],
    ['我们都是学生', 'ja', 'zh'],
    ['東京都新宿區', 'zh', 'zh'],
  ] as const)('%s in a post in %s is %s', (text, post, language) => {
    expect(sentenceLanguage(text, post)).toBe(language);
  });
  test.each([
    ['新入社員研修', 'ja', 'zh', 'ja'],
    ['我们慢慢来。', 'ja', 'zh', 'zh'],
    ['駅前図書館', 'zh', 'ja', 'zh'],
    ['図書館で会いましょう', 'zh', 'ja', 'ja'],
    ['Gracias por todo, nos vemos mañana', 'pt', 'es', 'pt'],
    ['It really works well for me.', 'zh', 'en', 'en'],
    ['新入社員研修', 'und', 'zh', 'und'],
  ] as const)('%s is what a person said, %s, where the whole looks like %s: %s', (text, post, whole, language) => {
    expect(sentenceLanguage(text, post, () => whole)).toBe(language);
  });
});
