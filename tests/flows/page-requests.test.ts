import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogues } from '@laoyou/locales';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import type { Person } from '../helpers/client.ts';

let app: TestApp;
let person: Person;
beforeAll(async () => {
  app = await startTestApp({ web: true });
  person = await app.signUp();
});
afterAll(() => app.stop());

const get = (path: string, headers: Record<string, string> = {}) => fetch(app.url + path, { redirect: 'manual', headers: { accept: 'text/html', ...headers } });
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(app.url + path, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields), headers: { accept: 'text/html', ...headers } });
const langOf = async (response: Response) => /<html lang="([^"]+)"/.exec(await response.text())?.[1];
const names = async () => (await app.api('GET', '/session', undefined, { as: person })).body.account.displayName as string;

describe('a form that was not sent from our own pages', () => {
  it.each([
    ['another site', { origin: 'https://evil.example' }, 'origin.foreign'],
    ['another port', { origin: 'http://127.0.0.1:1' }, 'origin.foreign'],
    ['nowhere', { origin: 'null' }, 'origin.foreign'],
    ['something that says nothing', {}, 'origin.missing'],
  ])('but from %s is refused in the reader’s language, and does nothing', async (_from, headers, code) => {
    for (const [wanted, locale] of [['en', 'en'], ['zh-CN', 'zh-CN']] as const) {
      const answer = await post('/settings?/profile', { displayName: 'Taken over' }, { ...headers, cookie: person.cookie, 'accept-language': wanted });
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain(catalogues[locale].errors[code]);
    }
    expect(await names()).not.toBe('Taken over');
  });

  it('is accepted from our own', async () => {
    const answer = await post('/settings?/profile', { displayName: 'Renamed' }, { origin: app.url, cookie: person.cookie });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/settings?saved=profile#profile']);
    expect(await names()).toBe('Renamed');
  });
});

describe('the language of a page', () => {
  it('follows the account, then the cookie, then the browser', async () => {
    const chinese = await app.signUp({ interfaceLanguage: 'zh-CN', reads: ['zh'] });
    expect(await langOf(await get('/sign-in', { 'accept-language': 'zh-TW,zh;q=0.9' }))).toBe('zh-CN');
    expect(await langOf(await get('/sign-in', { 'accept-language': 'fr' }))).toBe('en');
    expect(await langOf(await get('/sign-in', { 'accept-language': 'en', cookie: 'laoyou_ui=zh-CN' }))).toBe('zh-CN');
    expect(await langOf(await get('/sign-in', { 'accept-language': 'zh', cookie: 'laoyou_ui=xx' }))).toBe('zh-CN');
    expect(await langOf(await get('/', { 'accept-language': 'en', cookie: `laoyou_ui=en; ${chinese.cookie}` }))).toBe('zh-CN');
  });

  it('is told to caches', async () => {
    const { headers } = await get('/');
    expect(headers.get('vary')).toMatch(/cookie/i);
    expect(headers.get('vary')).toMatch(/accept-language/i);
    expect(headers.get('cache-control')).toContain('private');
  });
});

describe('choices made without an account', () => {
  it('are kept in cookies scripts cannot read, and lead only to our own pages', async () => {
    const answer = await post('/preferences', { locale: 'zh-CN', view: 'both', reads: 'en.zh', theme: 'dark', next: '//evil.example/' }, { origin: app.url });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
    const cookies = answer.headers.getSetCookie();
    expect(cookies.map((cookie) => cookie.split(';')[0]).sort()).toEqual(['laoyou_reads=en.zh', 'laoyou_theme=dark', 'laoyou_ui=zh-CN', 'laoyou_view=both']);
    for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/i);
  });

  it('that nobody offers are not kept', async () => {
    const answer = await post('/preferences', { locale: 'tlh', view: 'sideways', reads: 'fr', theme: 'pink', next: '/about' }, { origin: app.url });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/about']);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });
});

describe('every page', () => {
  it.each(['/', '/sign-in', '/settings', '/nothing-here'])('%s allows no script but its own', async (path) => {
    const { headers } = await get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/script-src 'self' 'nonce-[^']+'/);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  });

  it('treats a session that is over as signed out', async () => {
    const gone = await app.signUp();
    await app.api('DELETE', '/sessions', undefined, { as: gone });
    const page = await get('/settings', { cookie: gone.cookie });
    expect(page.status).toBe(200);
    expect(await page.text()).not.toContain(gone.handle);
    const writing = await get('/c/new', { cookie: gone.cookie });
    expect([writing.status, writing.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fc%2Fnew']);
  });

  it('that is for admins is closed to others', async () => {
    const other = await app.signUp();
    expect((await get('/c/new', { cookie: other.cookie })).status).toBe(403);
    const made = await post('/c/new', { slug: 'mine', nameEn: 'Mine', nameZh: '我的' }, { origin: app.url, cookie: other.cookie });
    expect(made.status).toBe(403);
    expect((await app.api('GET', '/communities/mine')).status).toBe(404);
  });
});
