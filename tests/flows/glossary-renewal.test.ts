/** A term is added while the good engine is down: readers keep what they have until it can take the term in. */
import { afterEach, expect, it } from 'vitest';
import { expectStatus, openForum, type Forum } from '../api/forum.ts';
import { fakeEngine } from '../../api/src/translation/fake-engine.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { waitFor } from '../helpers/wait-for.ts';

let app: TestApp;
let forum: Forum;
let later = 0;
afterEach(() => app.stop());

const good = fakeEngine({ id: 'good', quality: 'standard' });
const draft = fakeEngine({ id: 'draft', quality: 'draft', mode: (text) => `~${text}` });

async function open(engines: Parameters<typeof startTestApp>[0] = { engines: [good, draft] }): Promise<void> {
  later = 0;
  good.fail();
  draft.calls.length = 0;
  app = await startTestApp({ ...engines, overrides: { clock: { now: () => Date.now() + later } } });
  forum = await openForum(app);
}

const row = async (postId: string): Promise<any> => (await app.database.query("select * from translations where post_id = $1 and language = 'zh'", [postId]))[0];
/** All but what is only written down beside it. */
const shown = async (postId: string): Promise<object> => {
  const { source_hashes, touched_version, ...rest } = await row(postId);
  return rest;
};
const jobs = (postId: string) => app.database.query<{ attempt: number; locked: boolean }>(`
  select (payload->>'attempt')::int as attempt, locked_at is not null as locked from graphile_worker._private_jobs where key = $1`, [`${postId}:zh:1`]);
const hurry = (postId: string) => app.database.query('update graphile_worker._private_jobs set run_at = now() where key = $1 and locked_at is null', [`${postId}:zh:1`]);
const reaches = (postId: string, least: number) => waitFor(async () => {
  const [job] = await jobs(postId);
  if (job && job.attempt < least) await hurry(postId);
  return job && job.attempt >= least && !job.locked;
}, { every: 200, what: `attempt ${least} to be what comes next` });

async function translatedPost(markdown: string): Promise<string> {
  const { postId } = await forum.thread(forum.ann, { markdown });
  await forum.translated(postId, 'zh');
  return postId;
}
const addTerm = async (en: string, zh: string) => expectStatus(await app.api('POST', '/glossary', { kind: 'term', en, zh }, { as: forum.admin }), 201);
async function takesIn(postId: string, term: string): Promise<void> {
  good.fail();
  later = 60 * 60_000;
  await waitFor(async () => {
    await hurry(postId);
    return (await row(postId)).html.includes(term);
  }, { every: 500, what: 'the term to be in the translation' });
  expect(await row(postId)).toMatchObject({ engine: 'good', quality: 'standard', status: 'ready', kept_count: 0 });
  expect(await jobs(postId)).toEqual([]);
}

it('a draft does not take the place of a better translation, and the term comes when the engine is back', async () => {
  await open();
  const postId = await translatedPost('The hoodie is warm. It was cheap.');
  const before = await shown(postId);
  good.fail('unreachable');
  await addTerm('hoodie', '连帽衫');
  await reaches(postId, 2);
  expect(draft.calls.length).toBe(1);
  expect(await shown(postId)).toEqual(before);
  await takesIn(postId, '连帽衫');
}, 40_000);

it('nor does a text with sentences that nobody can translate just now', async () => {
  await open({ engines: [good] });
  const postId = await translatedPost('The hoodie is warm. It was cheap.');
  const before = await shown(postId);
  good.fail('unreachable');
  await addTerm('hoodie', '连帽衫');
  await reaches(postId, 5);
  expect(await shown(postId)).toEqual(before);
  await takesIn(postId, '连帽衫');
}, 40_000);

it('what the draft engine was asked in vain leaves the memory with the post', async () => {
  await open();
  const postId = await translatedPost('My hoodie is a secret.');
  good.fail('unreachable');
  await addTerm('hoodie', '连帽衫');
  await reaches(postId, 2);
  const remembered = () => app.database.query("select engine from translation_memory where source_text like '%secret%' order by engine");
  expect(await remembered()).toEqual([{ engine: 'draft' }, { engine: 'good' }]);
  await app.api('DELETE', `/posts/${postId}`, undefined, { as: forum.ann });
  expect(await remembered()).toEqual([]);
});

it('what the good engine refuses for good is not asked for again and again', async () => {
  await open();
  const postId = await translatedPost('My parka is warm. It was cheap.');
  good.fail('refused');
  await addTerm('parka', '派克大衣');
  await waitFor(() => draft.calls.length > 0, { what: 'the draft engine to be asked' });
  await waitFor(async () => (await jobs(postId)).length === 0, { what: 'the renewal to have ended' });
  expect(await row(postId)).toMatchObject({ engine: 'good', quality: 'standard', html: expect.stringContaining('parka') });
});

it('a draft takes the place of a draft', async () => {
  await open();
  good.fail('unreachable');
  const postId = await translatedPost('This anorak is new.');
  expect(await row(postId)).toMatchObject({ quality: 'draft' });
  await addTerm('anorak', '风衣');
  await waitFor(async () => (await row(postId)).html.includes('风衣'), { what: 'the term to be in the draft' });
});
