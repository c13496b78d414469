/** What a post sees of a provider that is down: the next one serves, and the page says who it was and that the text left. */
import { afterEach, expect, it } from 'vitest';
import { createAzure } from '../../api/src/adapters/engines/azure.ts';
import { createDeepL } from '../../api/src/adapters/engines/deepl.ts';
import { fakeEngine } from '../../api/src/translation/fake-engine.ts';
import { openForum } from '../api/forum.ts';
import { startTestApp } from '../helpers/app.ts';
import { startAzure } from './azure-server.ts';
import { startDeepL } from './deepl-server.ts';
import { json } from '../helpers/stand-in.ts';

const KEY = 'secret-key-of-a-test';
const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => { for (const stop of stops.splice(0).reverse()) await stop(); });

it('when DeepL is down the next engine serves, is named, and is said not to be local', async () => {
  const [deepl, azure] = [await startDeepL(KEY), await startAzure(KEY, 'eastasia')];
  stops.push(azure.stop);
  await deepl.stop();
  const app = await startTestApp({ engines: [createDeepL({ url: deepl.url, key: KEY }), createAzure({ url: azure.url, key: KEY, region: 'eastasia' }), fakeEngine()] });
  stops.push(app.stop);
  const forum = await openForum(app);
  const { postId } = await forum.thread(forum.ann, { title: 'School lunches', markdown: 'See [the menu](https://example.org) and `npm ci`, please.' });
  const { translation } = await forum.translated(postId, 'zh');
  expect(translation).toMatchObject({ engine: 'azure', model: 'Azure Translator', quality: 'high', local: false });
  expect(translation.html).toMatch(/href="https:\/\/example\.org"[^>]*>译the menu<\/a>/);
  expect(translation.html).toContain('<code>npm ci</code>');
  expect(app.deps.translator.engines()[0]).toMatchObject({ id: 'deepl', state: 'open' });
  const { body } = await app.api('GET', `/posts/${postId}/translations/zh`);
  expect(body).toMatchObject({ engine: 'azure', local: false });
  expect(JSON.stringify([translation, body])).not.toContain(KEY);
});

it('when the quota of DeepL is spent, following posts do not ask it again', async () => {
  const deepl = await startDeepL(KEY);
  stops.push(deepl.stop);
  deepl.failAlways((reply) => json(reply, 456, { message: 'Quota Exceeded' }));
  const app = await startTestApp({ engines: [createDeepL({ url: deepl.url, key: KEY }), fakeEngine()] });
  stops.push(app.stop);
  const forum = await openForum(app);
  const first = await forum.thread(forum.ann, { title: 'Rent', markdown: 'It went up.' });
  expect((await forum.translated(first.postId, 'zh')).translation.engine).toBe('fake');
  const asked = deepl.asked.length;
  const second = await forum.thread(forum.ann, { title: 'The bus', markdown: 'Late again.' });
  expect((await forum.translated(second.postId, 'zh')).translation.engine).toBe('fake');
  expect(deepl.asked.length).toBe(asked);
});
