/** Ending in order: what was begun is finished, what listens is told, and nothing hangs. */
import { afterEach, expect, it } from 'vitest';
import { fakeEngine } from '../../api/src/translation/fake-engine.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';

let app: TestApp | undefined;
afterEach(() => app?.stop());

it('finishes the request under way and refuses new ones', async () => {
  app = await startTestApp();
  const { stop, signUp, url } = app;
  await fetch(`${url}/api/v1/health`);
  // Hashing a password takes long enough for the end to come in between.
  const underWay = signUp();
  await new Promise((done) => app!.deps.pool.once('acquire', done));
  const from = Date.now();
  const stopped = stop();
  expect((await underWay).cookie).not.toBe('');
  await stopped;
  expect(Date.now() - from).toBeLessThan(4000);
  await expect(fetch(`${url}/api/v1/health`)).rejects.toThrow();
});

it('tells open pages that it goes away, and does not wait for one that is deaf', async () => {
  app = await startTestApp();
  const listening = await app.live();
  const deaf = await app.live();
  deaf.socket.pause();
  const from = Date.now();
  await app.stop();
  expect(await listening.closed).toBe(1001);
  expect(Date.now() - from).toBeLessThan(4000);
});

it('breaks off a translation that hangs and keeps its job for the next start', async () => {
  app = await startTestApp({ engines: [fakeEngine({ fault: 'hang' })] });
  const admin = await app.signUp({ reads: ['en', 'zh'] });
  await app.api('POST', '/communities', { slug: 'food', nameEn: 'Food', nameZh: '吃饭', aboutEn: 'Eating', aboutZh: '吃喝', rulesEn: 'Be kind', rulesZh: '友善' }, { as: admin });
  await app.api('POST', '/communities/food/threads', { title: 'Rice', markdown: 'How do you keep rice warm all day?' }, { as: admin });
  const from = Date.now();
  await app.stop();
  expect(Date.now() - from).toBeLessThan(10_000);
});
