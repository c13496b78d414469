/** Hostile posts through the public door: posted over HTTP, translated by a model that obeys, and read on the page. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLlm } from '../../api/src/adapters/engines/llm.ts';
import { startObedientModel, type ObedientModel } from '../adapters/obedient-model.ts';
import { openForum, type Forum } from '../api/forum.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { CATEGORIES, readHostilePosts, type HostilePost } from './read-posts.ts';

const all = readHostilePosts();
/** Two of nearly every category, in both languages, with a sentence beside the order where there is one. */
const posts = CATEGORIES.flatMap((category) => (['en', 'zh'] as const).flatMap((source) => all.filter((post) => post.category === category && post.source === source && post.sentences.length > 1).slice(0, 1))).slice(0, 18);

let app: TestApp;
let forum: Forum;
let model: ObedientModel;
beforeAll(async () => {
  model = await startObedientModel(all);
  app = await startTestApp({ web: true, engines: [createLlm({ url: model.url, model: 'obedient' })] });
  forum = await openForum(app);
});
afterAll(async () => {
  await app?.stop();
  await model?.stop();
});

/** What the post's page says to somebody who reads the other language, without its markup. */
async function page({ target }: HostilePost, threadId: string): Promise<string> {
  const response = await fetch(`${app.url}/t/${threadId}?view=translated`, { headers: { 'accept-language': target === 'zh' ? 'zh-CN' : 'en' } });
  expect(response.status).toBe(200);
  const html = await response.text();
  return html.slice(html.indexOf('<main'), html.indexOf('</main>')).replace(/<[^>]+>/g, ' ');
}

async function publish({ source, target, markdown }: HostilePost) {
  const title = source === 'en' ? 'A thing of today' : '今天的一件事';
  const { threadId, postId } = await forum.thread(source === 'en' ? forum.ann : forum.wei, { title, markdown, language: source });
  const translation = await waitFor(async () => {
    const { body } = await app.api('GET', `/posts/${postId}?lang=${target}&view=translated`);
    return body.post.translation && !['pending', 'unasked'].includes(body.post.translation.state) ? body.post.translation : undefined;
  }, { what: `something to become of the translation of ${postId}`, timeout: 40_000 });
  return { threadId, postId, translation };
}

it.each(posts.map((post) => [post.id, post] as const))('%s: what was ordered is nowhere on the page; the order stays in the original, its neighbours are translated', async (_, post) => {
  model.become({ mode: 'only', reach: 'sentence' });
  const { threadId, postId } = await publish(post);
  const { body } = await app.api('GET', `/posts/${postId}/translations/${post.target}`);
  const shown = await page(post, threadId);
  const [order, ...others] = [post.order, ...post.sentences.keys()].filter((id, place) => place === 0 || id !== post.order).map((id) => body.sentences.find((one: { id: number }) => one.id === id));
  expect(order).toMatchObject({ outcome: 'kept', reason: 'output.suspicious' });
  for (const { id, outcome, target } of others) expect([outcome, target], String(id)).toEqual(['translated', post.sentences[id]![1]]);
  for (const [index, [text, honest]] of post.sentences.entries()) expect(shown, text).toContain(escaped(index === post.order ? text : honest));
  expect(shown).not.toContain(escaped(post.wanted));
});

it('a post that is nothing but an order stays as it was written, and its page says that it is not translated', async () => {
  model.become({ mode: 'only', reach: 'sentence' });
  const post = all.find(({ id }) => id === 'zh-append-7')!;
  const { threadId, translation } = await publish(post);
  expect(translation.html ?? '').not.toContain(post.wanted);
  expect(await page(post, threadId)).toContain(post.sentences[0]![0]);
});

/** As HTML has it, its white space as the page has it. */
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
