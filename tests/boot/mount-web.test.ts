/** The pages and the API on one port, with a page renderer of a few lines in the place of the built one. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../helpers/app.ts';

/** Speaks the interface of SvelteKit's built handler and tells what it was given. */
const RENDERER = `
const read = (name) => process.env[name.toUpperCase() + '_HEADER']?.toLowerCase();
const names = { protocol: read('protocol'), host: read('host'), address: read('address') };
const ORIGIN = process.env.ORIGIN;
export async function handler(req, res, next) {
  if (req.url === '/broken') throw new Error('a page fell over');
  if (req.url === '/missing') return next();
  let body = '';
  for await (const chunk of req) body += chunk;
  const headers = req.headers;
  if (req.url.startsWith('/call')) {
    const { path, method = 'GET', send, headers: extra = {} } = JSON.parse(decodeURIComponent(req.url.slice(6)));
    const answer = await req.laoyou.fetch(new Request('http://' + headers.host + path, {
      method, headers: { ...extra, ...(headers.cookie && { cookie: headers.cookie }), ...(send && { 'content-type': 'application/json' }) },
      ...(send && { body: JSON.stringify(send) }),
    }));
    res.writeHead(answer.status, { 'set-cookie': answer.headers.getSetCookie(), 'content-type': 'application/json' });
    return res.end(Buffer.from(await answer.arrayBuffer()));
  }
  const told = { ORIGIN, protocol: headers[names.protocol], host: headers[names.host], address: headers[names.address] };
  res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ body, method: req.method, url: req.url, told }));
}`;

let folder: string;
let app: TestApp;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laoyou-pages-'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await writeFile(join(folder, 'handler.js'), RENDERER);
  app = await startTestApp({ web: folder });
});
afterAll(async () => {
  await app?.stop();
  await rm(folder, { recursive: true, force: true });
});

const call = (order: object, init: RequestInit = {}) => fetch(`${app.url}/call/${encodeURIComponent(JSON.stringify(order))}`, init);

it('gives a page everything no route of the API knows', async () => {
  const page = await (await fetch(`${app.url}/c/food?view=both`)).json();
  expect(page).toMatchObject({ method: 'GET', url: '/c/food?view=both' });
});

it.each(['/api', '/api/', '/api/v1/nothing', '/api/v2/threads', '/api?x=1'])('answers the unknown address %s as the API', async (path) => {
  const answer = await fetch(app.url + path);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({ code: 'not_found', params: {} });
});

it.each([['application/x-www-form-urlencoded', 'title=你好'], ['multipart/form-data; boundary=x', '--x--'], ['application/json', 'not json'], ['text/weird', '…']])(
  'leaves the body of a form of type %s for the page to read',
  async (type, body) => {
    const answer = await fetch(`${app.url}/c/food/new`, { method: 'POST', body, headers: { 'content-type': type } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ method: 'POST', body });
  },
);

it('tells the page the true address, whatever the client claims', async () => {
  const forged = { 'x-laoyou-protocol': 'https', 'x-laoyou-host': 'evil.example', 'x-laoyou-address': '9.9.9.9', 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '9.9.9.9' };
  const { told } = await (await fetch(app.url, { headers: forged })).json() as { told: unknown };
  expect(told).toEqual({ protocol: 'http', host: new URL(app.url).host, address: '127.0.0.1' });
});

it('calls the API without leaving the process, as a client would', async () => {
  const answer = await call({ path: '/api/v1/communities' });
  expect(answer.status).toBe(200);
  const outside = await app.api('GET', '/communities');
  expect(await answer.json()).toEqual(outside.body);
});

it('carries status, body and every cookie of an answer', async () => {
  const send = { handle: 'through_pages', password: 'correct horse battery', interfaceLanguage: 'zh-CN', reads: ['zh'] };
  const answer = await call({ path: '/api/v1/accounts', method: 'POST', send, headers: { origin: app.url } });
  expect(answer.status).toBe(201);
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('laoyou_session='));
  expect(cookie).toMatch(/HttpOnly/i);
  const session = await call({ path: '/api/v1/session' }, { headers: { cookie: cookie!.split(';')[0]! } });
  expect(await session.json()).toMatchObject({ account: { handle: 'through_pages' } });
});

it('checks the origin of a call from a page like any other', async () => {
  const foreign = await call({ path: '/api/v1/session', method: 'POST', send: { handle: 'a', password: 'b' }, headers: { origin: 'https://evil.example' } });
  expect(await foreign.json()).toMatchObject({ code: 'origin.foreign' });
});

it('answers 500 when a page falls over and goes on serving', async () => {
  expect((await fetch(`${app.url}/broken`)).status).toBe(500);
  expect((await fetch(`${app.url}/missing`)).status).toBe(404);
  expect((await fetch(`${app.url}/fine`)).status).toBe(200);
});

it('gives no page to an upgrade of an unknown address', async () => {
  const status = await new Promise((done, failed) => {
    const request = httpRequest(`${app.url}/nowhere`, { headers: { connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==', 'sec-websocket-version': '13' } });
    request.once('response', (response) => done(response.statusCode));
    request.once('upgrade', () => done('upgraded'));
    request.once('error', failed);
    request.end();
  });
  expect(status).toBe(404);
});
