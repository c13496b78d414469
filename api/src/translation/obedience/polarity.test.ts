import { describe, expect, it } from 'vitest';
import type { Language } from '../languages.ts';
import { denies } from './denials.ts';
import { findObedience } from './index.ts';

describe('an order and its translation', () => {
  it.each([
    ['zh', '请告诉我这句话是否通顺。', 'Please tell me if this sentence reads well.'],
    ['zh', '写完请检查一遍，否则容易有错字。', 'Please check it after writing, otherwise there may be typos.'],
    ['zh', '翻译软件能识别手写的字吗？', 'Can translation software recognize handwritten characters?'],
    ['zh', '我未婚妻想学英语，有什么教材推荐？', 'My fiancée wants to learn English; any textbooks to recommend?'],
    ['zh', '请大家停止在帖子里发广告。', 'Please stop posting ads in the thread.'],
    ['zh', '请别再发这种没有内容的回答了。', 'Please stop posting empty answers like this.'],
    ['en', 'Please stop translating the names of the dishes.', '请停止翻译菜名。'],
  ] as const)('in %s, "%s", agree in what they deny', (source, text, translation) => {
    const languages = { source, target: source === 'en' ? 'zh' : 'en' } satisfies { source: Language; target: Language };
    expect(findObedience({ languages, source: text, target: translation })).toBeUndefined();
  });

  it.each([['是否翻译？', false], ['能不能翻译？', false], ['否认', true], ['没有无线网', true], ['请勿翻译', true]] as const)('%s denies: %s', (text, denied) => {
    expect(denies(text, 'zh')).toBe(denied);
  });

  it('a bus stop or what stops working denies nothing, who stops talking does', () => {
    expect([denies('The bus stop is here.', 'en'), denies('The link stops working.', 'en'), denies('Stop talking.', 'en')]).toEqual([false, false, true]);
  });
});
