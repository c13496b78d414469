import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, startTestApp } from '../helpers/app.ts';
import type { LiveClient } from '../helpers/live-client.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { type Forum, NOWHERE, openForum } from './forum.ts';

let app: TestApp;
let forum: Forum;
beforeAll(async () => {
  app = await startTestApp();
  forum = await openForum(app);
});
afterAll(() => app.stop());

const types = (client: LiveClient, postId: string) => client.messages.filter((message) => message.postId === postId).map(({ type }) => type);

describe('an open page', () => {
  test('hears of every change with ids and numbers only, and reads the rest itself', async () => {
    const { threadId } = await forum.thread(forum.ann);
    const [signedOut, other] = [await app.live(), await app.live({ as: forum.wei })];
    const { revision } = await signedOut.subscribe(threadId);
    await other.subscribe(threadId);
    const reply = await forum.reply(forum.wei, threadId, { markdown: '听得见吗？' });
    for (const client of [signedOut, other]) {
      expect(await client.next({ type: 'post.created', postId: reply.postId })).toEqual({ type: 'post.created', threadId, postId: reply.postId, version: 1, revision: reply.revision });
    }
    const ready = await signedOut.next({ type: 'translation.ready', postId: reply.postId });
    expect(ready).toMatchObject({ language: 'en', version: 1 });
    const missed = (await app.api('GET', `/threads/${threadId}/posts?since=${revision}&lang=en`)).body;
    expect(missed).toMatchObject({ reload: false, revision: ready.revision, thread: { postCount: 2 } });
    expect(missed.posts.find(({ id }: { id: string }) => id === reply.postId)).toMatchObject({ translation: { state: 'ready' } });

    await app.api('PATCH', `/posts/${reply.postId}`, { markdown: '现在呢？', version: 1 }, { as: forum.wei });
    await signedOut.next({ type: 'translation.ready', postId: reply.postId, version: 2 });
    await app.api('DELETE', `/posts/${reply.postId}`, undefined, { as: forum.wei });
    await signedOut.next({ type: 'post.deleted', postId: reply.postId });
    await app.api('POST', `/posts/${reply.postId}/restore`, undefined, { as: forum.wei });
    await signedOut.next({ type: 'post.restored', postId: reply.postId });
    expect(types(signedOut, reply.postId).slice(0, 6)).toEqual(['post.created', 'translation.ready', 'post.edited', 'translation.ready', 'post.deleted', 'post.restored']);
    for (const client of [signedOut, other]) client.close();
  });

  test('hears nothing of threads it does not follow, or no longer follows', async () => {
    const [one, two] = [await forum.thread(forum.ann), await forum.thread(forum.ann)];
    const client = await app.live();
    await client.subscribe(one.threadId);
    await client.subscribe(two.threadId);
    client.send({ type: 'unsubscribe', threadId: one.threadId });
    // Messages of one socket are handled in order: once this one is answered, that one is done.
    client.send({ type: 'subscribe', threadId: NOWHERE });
    await client.next({ type: 'error', code: 'thread.not_found' });
    const unheard = await forum.reply(forum.ann, one.threadId);
    const heard = await forum.reply(forum.ann, two.threadId);
    await client.next({ type: 'post.created', postId: heard.postId });
    expect(types(client, unheard.postId)).toEqual([]);
    client.close();
  });

  test('that was away catches up by revision: created, edited, deleted, translated', async () => {
    const { threadId, postId } = await forum.thread(forum.ann);
    const kept = await forum.reply(forum.ann, threadId, { markdown: 'Stays as it is.' });
    const gone = await forum.reply(forum.ann, threadId, { markdown: 'Will be deleted.' });
    await Promise.all([postId, kept.postId, gone.postId].map((id) => forum.translated(id, 'zh')));
    const before = (await forum.read(threadId)).thread.revision;
    const client = await app.live();
    await client.subscribe(threadId);
    client.socket.terminate();
    await client.closed;

    const fresh = await forum.reply(forum.wei, threadId, { markdown: '你不在的时候。' });
    await app.api('PATCH', `/posts/${postId}`, { markdown: 'Edited meanwhile.', version: 1 }, { as: forum.ann });
    await app.api('DELETE', `/posts/${gone.postId}`, undefined, { as: forum.ann });
    await forum.translated(fresh.postId, 'en');
    const again = await app.live();
    expect((await again.subscribe(threadId)).revision).toBeGreaterThan(before);
    const missed = (await app.api('GET', `/threads/${threadId}/posts?since=${before}&lang=en&view=original`)).body;
    expect(Object.fromEntries(missed.posts.map(({ id, state }: { id: string; state: string }) => [id, state]))).toEqual({ [fresh.postId]: 'visible', [postId]: 'visible', [gone.postId]: 'deleted' });
    expect((await app.api('GET', `/threads/${threadId}/posts?since=${missed.revision}`)).body.posts).toEqual([]);
    again.close();
  });

  test('that missed too much is told to read again', async () => {
    const { threadId, postId } = await forum.thread(forum.ann);
    // Its own last change, so that the count below is not in its way.
    await forum.translated(postId, 'zh');
    await app.database.query(`
      insert into posts (id, thread_id, seq, depth, path, markdown, html, language, revision, body_hash)
      select gen_random_uuid(), $1, n, 1, lpad(n::text, 5, '0'), 'x', '<p>x</p>', 'en', n, '' from generate_series(1, 201) n`, [threadId]);
    await app.database.query('update threads set revision = 201, next_seq = 202 where id = $1', [threadId]);
    expect((await app.api('GET', `/threads/${threadId}/posts?since=0`)).body).toMatchObject({ reload: true, posts: [], revision: 201 });
    expect((await app.api('GET', `/threads/${threadId}/posts?since=2`)).body.posts).toHaveLength(199);
  });

  test('is told to catch up when the server itself was deaf for a while', async () => {
    const { threadId } = await forum.thread(forum.ann);
    const client = await app.live();
    await client.subscribe(threadId);
    await app.database.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'laoyou live' and datname = current_database()");
    await client.next({ type: 'resync' });
    const reply = await forum.reply(forum.ann, threadId);
    await client.next({ type: 'post.created', postId: reply.postId });
    client.close();
  });
});

describe('a socket that may not', () => {
  test.each([['no origin', null], ['a foreign origin', 'https://evil.example']])('with %s is not opened', async (_, origin) => {
    await expect(app.live({ origin })).rejects.toMatchObject({ status: 403 });
  });

  test('follow what is not there, or not any more, is told so and hears nothing', async () => {
    const { threadId, postId } = await forum.thread(forum.ann);
    await app.api('DELETE', `/posts/${postId}`, undefined, { as: forum.ann });
    const client = await app.live({ as: forum.ann });
    for (const id of [threadId, NOWHERE]) {
      client.send({ type: 'subscribe', threadId: id });
      await client.next((message) => message.type === 'error' && message.code === 'thread.not_found' && (message.params as { threadId: string }).threadId === id);
    }
    await app.api('POST', `/posts/${postId}/restore`, undefined, { as: forum.ann });
    // Somebody else hears of the reply; by then it would have reached this socket too.
    const witness = await app.live();
    await witness.subscribe(threadId);
    const { postId: replyId } = await forum.reply(forum.ann, threadId);
    await witness.next({ type: 'post.created', postId: replyId });
    expect(client.messages.filter(({ type }) => type.startsWith('post.'))).toEqual([]);
    await client.subscribe(threadId);
    for (const each of [client, witness]) each.close();
  });

  test('says what makes no sense gets it named and stays', async () => {
    const client = await app.live();
    for (const nonsense of ['{', '[]', 'null', '{"type":"publish"}', '{"type":"subscribe"}', '{"type":"subscribe","threadId":"x"}', '{"type":"subscribe","threadId":5}']) client.send(nonsense);
    client.socket.send(Buffer.from([1, 2, 3]));
    await waitFor(() => client.messages.filter(({ code }) => code === 'live.invalid').length === 8);
    expect(client.socket.readyState).toBe(client.socket.OPEN);
    client.close();
  });

  test('follow any more threads is told so', async () => {
    const client = await app.live();
    const { threadId } = await forum.thread(forum.ann);
    // Far more than one second's worth is a flood, so the count is filled slowly by other means: copies of one thread.
    await app.database.query(`insert into threads (id, community_id, opening_post_id, title, language)
      select gen_random_uuid(), community_id, opening_post_id, 'copy ' || n, language from threads, generate_series(1, 50) n where id = $1`, [threadId]);
    const copies = await app.database.query<{ id: string }>("select id from threads where title like 'copy %'");
    for (let at = 0; at < 50; at += 10) {
      await Promise.all(copies.slice(at, at + 10).map(({ id }) => client.subscribe(id)));
      const second = Math.floor(Date.now() / 1000);
      await waitFor(() => Math.floor(Date.now() / 1000) !== second, { every: 20 });
    }
    client.send({ type: 'subscribe', threadId });
    expect(await client.next({ type: 'error', code: 'live.too_many' })).toMatchObject({ params: { max: 50 } });
    await app.database.query("delete from threads where title like 'copy %'");
    client.close();
  });
});

describe('a socket that misbehaves is let go', () => {
  test('when it floods', async () => {
    const client = await app.live();
    for (let i = 0; i < 200; i += 1) client.send({ type: 'subscribe', threadId: NOWHERE });
    expect(await client.closed).toBe(1008);
    expect(client.messages.at(-1)).toMatchObject({ type: 'error', code: 'live.flood' });
    expect(client.messages.length).toBeLessThan(60);
  });

  test('when its messages are too large', async () => {
    const client = await app.live();
    client.send('x'.repeat(5000));
    expect(await client.closed).toBe(1009);
  });

  test('when it never reads, while the others hear everything', async () => {
    const { threadId } = await forum.thread(forum.ann);
    const good = await app.live();
    await good.subscribe(threadId);
    const stuck = await neverReading(app.url, threadId);
      const before = await openSockets();
    // Each event is small: enough of them to fill the kernel's buffers and then the limit of the process.
    for (let round = 0; round < 400 && !stuck.destroyed; round += 1) {
      await app.database.query(`select count(pg_notify('laoyou_live', json_build_object('type', 'post.edited', 'threadId', $1::text, 'postId', repeat('x', 7000), 'version', n, 'revision', n)::text)) from generate_series(1, 200) n`, [threadId]);
      if ((await openSockets()) < before) break;
    }
    expect(await openSockets()).toBe(before - 1);
    const last = (await forum.reply(forum.ann, threadId)).postId;
    await good.next({ type: 'post.created', postId: last });
    stuck.destroy();
    good.close();
  }, 120_000);
});

test('closing the server tells every page that it goes away', async () => {
  const short = await startTestApp({ database: app.database, config: { role: 'web' } });
  const client = await short.live();
  await client.subscribe((await forum.thread(forum.ann)).threadId);
  await short.stop();
  expect(await client.closed).toBe(1001);
});

async function openSockets(): Promise<number> {
  // Of this process: the app runs in it, and `_getActiveHandles` is what it holds open.
  const handles = (process as unknown as { _getActiveHandles(): unknown[] })._getActiveHandles();
  const port = Number(new URL(app.url).port);
  return handles.filter((handle) => (handle as Socket).localPort === port && (handle as Socket).remotePort !== undefined && (handle as { parser?: unknown }).parser === null).length;
}

/** A WebSocket by hand that subscribes and then never reads a byte. */
async function neverReading(url: string, threadId: string): Promise<Socket> {
  const { port, host } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(`GET /api/v1/live HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${url}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}\r\n\r\n`);
  await once(socket, 'data');
  const text = Buffer.from(JSON.stringify({ type: 'subscribe', threadId }));
  // A masked text frame; a mask of zeros leaves the text as it is.
  socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), text]));
  await once(socket, 'data');
  socket.pause();
  socket.on('error', () => {});
  return socket;
}
