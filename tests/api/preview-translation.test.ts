import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fakeEngine, type FakeEngine } from '../../api/src/translation/fake-engine.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { openForum, refusal, type Forum } from './forum.ts';

let app: TestApp;
let forum: Forum;
let engine: FakeEngine;
beforeAll(async () => {
  engine = fakeEngine({ mode: (sentence, { target }) => `${target === 'zh' ? '译' : 'Said'} ${sentence}` });
  app = await startTestApp({ engines: [engine] });
  forum = await openForum(app);
});
afterAll(() => app.stop());

const preview = (body: object, as = forum.ann) => app.api('POST', '/preview/translation', body, { as });

describe('before sending', () => {
  test('a writer sees the text in the other language, and that translated back', async () => {
    const { status, body } = await preview({ title: 'Hot water', markdown: 'I drink **hot** water. See `npm test` and @wei.' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      language: 'en', target: 'zh', title: '译 Hot water', engine: 'fake', model: 'Fake 1', quality: 'standard', local: true, keptCount: 0, doubts: [],
      markdown: '译 I drink **hot** water. 译 See `npm test` and @wei.',
    });
    expect(body.html).toContain('<strong>hot</strong>');
    expect(body.back.html).toContain('<code>npm test</code>');
  });

  test('what reads wrong is said', async () => {
    engine.fail('wrong-numbers');
    const { body } = await preview({ markdown: 'Rent is 3450 now.' });
    engine.fail();
    expect(body.doubts).toEqual([{ kind: 'number', source: '3450', target: '4561' }]);
  });

  test('nothing of it is stored, and going on typing asks only for what is new', async () => {
    const first = 'A sentence nobody has posted yet.';
    await preview({ markdown: first });
    const asked = () => engine.calls.flatMap(({ sentences }) => sentences).filter((sentence) => sentence === first).length;
    expect(asked()).toBe(1);
    await preview({ markdown: `${first} And one more.` });
    expect(asked()).toBe(1);
    expect(await app.database.query('select 1 from translation_memory where source_text like $1', ['%nobody has posted yet%'])).toEqual([]);
  });

  test('the language can be said, and Chinese goes the other way', async () => {
    expect((await preview({ markdown: '多喝热水。' }, forum.wei)).body).toMatchObject({ language: 'zh', target: 'en', markdown: 'Said 多喝热水。' });
    expect((await preview({ markdown: 'OK', language: 'zh' })).body).toMatchObject({ language: 'zh', target: 'en' });
  });

  test('an engine that is down is said by name, and a text that is too long', async () => {
    engine.fail('unreachable');
    expect(refusal(await preview({ markdown: 'Is anybody there at all?' }))).toBe('503 translation.unavailable');
    engine.fail();
    expect(refusal(await preview({ markdown: 'word '.repeat(1000) }))).toBe('422 preview.too_long');
    expect(refusal(await preview({ markdown: '  ' }))).toBe('422 post.body_empty');
    expect(refusal(await app.api('POST', '/preview/translation', { markdown: 'Signed out.' }))).toBe('401 session.required');
  });
});
