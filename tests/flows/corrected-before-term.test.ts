/** A term that comes after people corrected the sentence it stands in does not take their words away. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectStatus, openForum, type Forum } from '../api/forum.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import type { Person } from '../helpers/client.ts';
import { waitFor } from '../helpers/wait-for.ts';

const TEXT = 'The kettle sings every morning. The kettle is warm.';
const HUMAN = '水壶每天早上都会唱歌。';

let app: TestApp;
let forum: Forum;
let both: Person;
beforeAll(async () => {
  app = await startTestApp();
  forum = await openForum(app);
  both = await app.signUp({ reads: ['en', 'zh'] });
});
afterAll(() => app.stop());

const post = async () => {
  const { postId } = await forum.thread(forum.ann, { markdown: TEXT });
  await forum.translated(postId, 'zh');
  return postId;
};
const sentences = async (postId: string) => (await app.api('GET', `/posts/${postId}/translations/zh`)).body.sentences as { id: number; target: string; engine: string; by?: string }[];
const reads = (postId: string, id: number, target: unknown) => waitFor(async () => {
  const one = (await sentences(postId)).find((each) => each.id === id);
  return one?.target === target ? one : undefined;
}, { what: `sentence ${id} to read ${String(target)}` });

it('stays where it was accepted, holds in later posts, is credited, and can be reverted', async () => {
  const postId = await post();
  const { body } = expectStatus(await app.api('POST', `/posts/${postId}/translations/zh/suggestions`, { version: 1, sentence: 0, text: HUMAN }, { as: both }), 201);
  expectStatus(await app.api('POST', `/suggestions/${body.id}/accept`, {}, { as: forum.admin }), 200);
  await reads(postId, 0, HUMAN);

  expectStatus(await app.api('POST', '/glossary', { kind: 'term', en: 'kettle', zh: '小茶壶' }, { as: forum.admin }), 201);
  const renewed = await waitFor(async () => (await sentences(postId)).find(({ id, target }) => id === 1 && target.includes('小茶壶')), { what: 'the other sentence to take the term in' });
  expect(renewed.engine).toBe('fake');
  expect((await sentences(postId)).find(({ id }) => id === 0)).toMatchObject({ target: HUMAN, engine: 'human', by: both.handle });

  const later = await post();
  expect(await reads(later, 0, HUMAN)).toMatchObject({ engine: 'human', by: both.handle });
  const sheet = expectStatus(await app.api('GET', `/posts/${postId}/translations/zh/sentences`, undefined, { as: forum.admin }), 200).body;
  expect(sheet.sentences.find(({ id }: { id: number }) => id === 0).suggestions).toMatchObject([{ id: body.id, state: 'accepted', may: { revert: true } }]);

  // Taken back, the sentence is the engine's again, with the term in it.
  expectStatus(await app.api('POST', `/suggestions/${body.id}/revert`, undefined, { as: forum.admin }), 200);
  await waitFor(async () => (await sentences(later)).find(({ id, target, engine }) => id === 0 && engine === 'fake' && target.includes('小茶壶')), { what: 'the term to stand where the correction stood' });
});
