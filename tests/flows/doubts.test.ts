/** A sentence whose meaning is in doubt, from the first engine to the reader: the next engine, or a warning in the words of both. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeEngine } from '../../api/src/translation/fake-engine.ts';
import { startForum, text, type Forum } from '../browser/forum.ts';
import { waitFor } from '../helpers/wait-for.ts';

/** What each engine answers: the second is right where it has an answer, else as wrong as the first. */
const SENTENCES: Record<string, [first: string, second?: string]> = {
  '房租涨到三万块了。': ['The rent went up to 3,000 yuan.', 'The rent went up to 30,000 yuan.'],
  '门票八十五英镑一张。': ['Tickets are 85 euros each.', 'Tickets are 85 pounds each.'],
  '我不同意他的看法。': ['I agree with him.', 'I disagree with him.'],
  'About thirty thousand people came.': ['大约来了3000人。', '大约来了三万人。'],
  '车站离这儿三公里。': ['The station is 3 miles from here.'],
  '押金两千三百块。': ['The deposit is 230 yuan.'],
  '你不需要签证。': ['You need a visa.'],
  '下周三开会。': ['The meeting is next Thursday.'],
  'The fine is $250.': ['罚款205美元。'],
  "You don't need a ticket.": ['你需要买票。'],
  'We open at 3 p.m. every day.': ['我们每天凌晨三点开门。'],
  'My sister lives in Berlin.': ['我妹妹住在巴黎。'],
};
const engine = (id: string, which: 0 | 1) => fakeEngine({ id, mode: (sentence) => SENTENCES[sentence]?.[which] ?? SENTENCES[sentence]?.[0] ?? sentence });

let forum: Forum;
beforeAll(async () => { forum = await startForum({ engines: [engine('first', 0), engine('second', 1)] }); });
afterAll(() => forum?.stop());

const translated = async (markdown: string, target: 'en' | 'zh') => {
  const writer = await forum.app.signUp({ reads: [target === 'en' ? 'zh' : 'en'] });
  const { threadId, postId } = await forum.thread(writer, target === 'en' ? '标题' : 'Title', markdown);
  const translation = await waitFor(async () => {
    const { translation: found } = (await forum.app.api('GET', `/posts/${postId}?lang=${target}`)).body.post;
    return found?.state === 'ready' && found;
  }, { what: `a translation of ${markdown}` });
  return { threadId, postId, translation };
};

describe('goes on to the next engine, whose better answer is shown without a warning', () => {
  it.each([
    ['房租涨到三万块了。', 'en'], ['门票八十五英镑一张。', 'en'], ['我不同意他的看法。', 'en'], ['About thirty thousand people came.', 'zh'],
  ] as const)('%s', async (sentence, target) => {
    const { postId, translation } = await translated(sentence, target);
    expect(translation.doubtCount).toBe(0);
    expect(translation.doubts).toBeUndefined();
    const { sentences } = (await forum.app.api('GET', `/posts/${postId}/translations/${target}`)).body;
    expect(sentences.find(({ source }: { source: string }) => source === sentence)).toMatchObject({ target: SENTENCES[sentence]![1], engine: 'second' });
  });
});

describe.each([
  ['en', 'en', [
    ['车站离这儿三公里。', 'unit', '三公里 / 3 miles'],
    ['押金两千三百块。', 'money', '两千三百块 / 230 yuan'],
    ['你不需要签证。', 'negation', '不需要'],
    ['下周三开会。', 'date', '周三 / Thursday'],
  ]],
  ['zh-CN', 'zh', [
    ['The fine is $250.', 'money', '$250 / 205美元'],
    ["You don't need a ticket.", 'negation', "don't need"],
    ['We open at 3 p.m. every day.', 'time', '3 p.m. / 凌晨三点'],
    ['My sister lives in Berlin.', 'name', 'Berlin / 巴黎'],
  ]],
] as const)('is shown with what to check, in the words of both: %s', (locale, target, sentences) => {
  it('on the sentence and under the post, without JavaScript too', async () => {
    const { threadId, translation } = await translated(sentences.map(([sentence]) => sentence).join('\n\n'), target);
    expect(translation).toMatchObject({ engine: 'first', doubtCount: sentences.length });
    const reader = await forum.app.signUp({ interfaceLanguage: locale, reads: [target] });
    for (const javaScriptEnabled of [true, false]) {
      const { page, close } = await forum.open({ as: reader, locale: locale === 'en' ? 'en-US' : locale, javaScriptEnabled });
      await page.goto(`/t/${threadId}?view=translated`);
      const post = page.locator('.post').first();
      await post.locator('.doubts').waitFor();
      expect(await post.locator('.doubts li').allInnerTexts()).toEqual(
        sentences.map(([, kind, words]) => expect.stringContaining(text(locale, `reading:doubt.${kind}`).replace('{{words}}', words))),
      );
      expect(await post.locator('.prose .doubted').count()).toBe(sentences.length);
      await close();
    }
  });
});
