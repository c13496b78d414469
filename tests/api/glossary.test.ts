import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import type { Person } from '../helpers/client.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { expectStatus, NOWHERE, openForum, refusal, type Forum } from './forum.ts';

let app: TestApp;
let forum: Forum;
beforeAll(async () => {
  app = await startTestApp();
  forum = await openForum(app);
  expectStatus(await app.api('POST', '/communities', { slug: 'kitchen', nameEn: 'Kitchen', nameZh: '厨房' }, { as: forum.admin }), 201);
});
afterAll(() => app.stop());

const add = (body: object, as: Person = forum.admin) => app.api('POST', '/glossary', body, { as });
const change = (id: string, body: object, as: Person = forum.admin) => app.api('PUT', `/glossary/${id}`, body, { as });
const remove = (id: string, as: Person = forum.admin) => app.api('DELETE', `/glossary/${id}`, undefined, { as });
const list = async (query = '', as?: Person) => expectStatus(await app.api('GET', `/glossary${query}`, undefined, as ? { as } : {}), 200).body;
const undo = (version: number) => app.api('POST', `/glossary/changes/${version}/undo`, undefined, { as: forum.admin });
const term = (fields: object = {}) => ({ kind: 'term', en: 'security deposit', zh: '押金', ...fields });

/** Waits until the Chinese of a post says this. */
const reads = (postId: string, words: string) => waitFor(async () => {
  const post = await forum.translated(postId, 'zh');
  return post.translation.html.includes(words) ? post : undefined;
}, { what: `“${words}” in the translation` });
const asked = () => app.engine.calls.flatMap(({ sentences }) => sentences);

describe('a term', () => {
  test('is added, found, changed and removed; every change has its number and can be undone', async () => {
    const { term: stored, version } = expectStatus(await add(term({ note: 'Rent.' })), 201).body;
    expect(stored).toMatchObject({ kind: 'term', en: 'security deposit', zh: '押金', direction: 'both', caseSensitive: false, note: 'Rent.', community: null, author: { handle: 'admin_person' } });
    expect(await list('?search=DEPOSIT')).toMatchObject({ total: 1, version, mayEdit: false, items: [{ id: stored.id }] });
    expect(await list('?search=100%25')).toMatchObject({ items: [] });
    expect((await list('', forum.admin)).mayEdit).toBe(true);
    const changed = expectStatus(await change(stored.id, term({ zh: '保证金', updatedAt: stored.updatedAt })), 200).body;
    expect(changed.version).toBeGreaterThan(version);
    const gone = expectStatus(await remove(stored.id), 200).body;
    expect((await list()).total).toBe(0);
    expectStatus(await undo(gone.version), 200);
    expect((await list()).items).toMatchObject([{ id: stored.id, zh: '保证金' }]);
    expectStatus(await undo(changed.version), 200);
    expect((await list()).items).toMatchObject([{ zh: '押金' }]);
    const { items } = (await app.api('GET', '/glossary/changes')).body;
    expect(items.slice(0, 5).map(({ before, after }: any) => [before?.zh ?? null, after?.zh ?? null])).toEqual([
      ['保证金', '押金'], [null, '保证金'], ['保证金', null], ['押金', '保证金'], [null, '押金'],
    ]);
    expect(items[0]).toMatchObject({ by: { handle: 'admin_person' } });
    expectStatus(await remove(stored.id), 200);
  });

  test('is refused by name when it cannot be one', async () => {
    expect(refusal(await add(term({ zh: ' ' })))).toBe('422 glossary.term_empty');
    expect(refusal(await add(term({ en: undefined })))).toBe('422 glossary.term_empty');
    expect(refusal(await add({ kind: 'keep' }))).toBe('422 glossary.term_empty');
    for (const en of ['<b>rent</b>', '**rent**', '[rent](http://x)', '⟦1⟧', 'rent\nmore', 're\u200bnt', '`rent`', '!!!']) expect(refusal(await add(term({ en })))).toBe('422 glossary.term_not_plain');
    expect(refusal(await add(term({ en: 'x'.repeat(81) })))).toBe('422 glossary.term_too_long');
    expect(refusal(await add(term({ note: 'x'.repeat(301) })))).toBe('422 glossary.term_too_long');
    expect(refusal(await add(term(), forum.ann))).toBe('403 permission.denied');
    expect(refusal(await app.api('POST', '/glossary', term()))).toBe('401 session.required');
    expect(refusal(await add(term({ community: 'nowhere' })))).toBe('404 community.not_found');
    expect(refusal(await change(NOWHERE, term()))).toBe('404 glossary.term_not_found');
    expect(refusal(await remove(NOWHERE))).toBe('404 glossary.term_not_found');
    for (const version of [999_999_999, 9_999_999_999]) expect(refusal(await undo(version))).toBe('404 glossary.change_not_found');
  });

  test('stands once in a scope; two at once leave one, and whoever edits an old state is told', async () => {
    const both = await Promise.all([add(term({ en: 'Lease' })), add(term({ en: 'lease' }))]);
    expect(both.map(refusal).sort()).toEqual(['201 undefined', '409 glossary.term_taken']);
    const stored = both.find(({ status }) => status === 201)!.body.term;
    expectStatus(await add(term({ en: 'lease', zh: '租约', community: 'kitchen' })), 201);
    expectStatus(await change(stored.id, term({ en: 'lease', zh: '租赁合同' })), 200);
    expect(refusal(await change(stored.id, term({ en: 'lease', zh: '合同', updatedAt: stored.updatedAt })))).toBe('409 glossary.term_changed');
  });

  test('moderators keep it too', async () => {
    const moderator = await app.signUp({});
    await app.database.query(`update accounts set role = 'moderator' where handle = $1`, [moderator.handle]);
    expectStatus(await add(term({ en: 'curry', zh: '咖喱' }), moderator), 201);
  });
});

describe('posts', () => {
  test('get a new term, a changed one and lose a removed one; only the sentences it touches reach the engine', async () => {
    const forty = Array.from({ length: 40 }, (_, index) => (index === 9 ? 'The hoodie is warm.' : `This is line ${index} of many.`)).join(' ');
    const { postId } = await forum.thread(forum.ann, { title: 'A long one', markdown: forty });
    await forum.translated(postId, 'zh');
    app.engine.calls.length = 0;
    const { term: stored } = expectStatus(await add(term({ en: 'hoodie', zh: '连帽衫' })), 201).body;
    await reads(postId, '连帽衫');
    expect(asked()).toEqual(['The ⟦1⟧ is warm.']);
    app.engine.calls.length = 0;
    expectStatus(await change(stored.id, term({ en: 'hoodie', zh: '卫衣' })), 200);
    await reads(postId, '卫衣');
    expect(asked()).toEqual([]);
    expectStatus(await remove(stored.id), 200);
    await reads(postId, 'The hoodie is warm.');
    expect(asked()).toEqual([]);
  });

  test('of a community get its terms before the site’s, others only the site’s', async () => {
    expectStatus(await add(term({ en: 'wok', zh: '炒锅' })), 201);
    expectStatus(await add(term({ en: 'wok', zh: '镬', community: 'kitchen' })), 201);
    const kitchen = expectStatus(await app.api('POST', '/communities/kitchen/threads', { title: 'Woks', markdown: 'My wok is old.' }, { as: forum.ann }), 201).body;
    const { postId } = await forum.thread(forum.ann, { title: 'Woks here', markdown: 'My wok is old.' });
    await reads(kitchen.postId, '镬');
    await reads(postId, '炒锅');
  });

  test('a term that stays as it is, and one that holds in one direction', async () => {
    expectStatus(await add({ kind: 'keep', en: 'Trader Joe’s' }), 201);
    expectStatus(await add(term({ en: 'check', zh: '账单', direction: 'en-zh', caseSensitive: true })), 201);
    const { postId } = await forum.thread(forum.ann, { title: 'Shops', markdown: 'I go to trader joe’s. The check came. Check again.' });
    await forum.translated(postId, 'zh');
    const sent = asked().slice(-4);
    expect(sent).toContain('The ⟦1⟧ came.');
    expect(sent).toContain('Check again.');
    await reads(postId, 'Trader Joe’s');
    const { postId: chinese } = await forum.thread(forum.wei, { title: '账单', markdown: '账单来了。' });
    await forum.translated(chinese, 'en');
    expect(asked()).toContain('账单来了。');
  });
});
