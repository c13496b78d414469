/** Which translations are out of date for changed terms: what was written down with each change is what reading every text would find. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { transaction } from '@laoyou/db';
import { takeChosen } from '../../api/src/backfills/queries.ts';
import { expectStatus, openForum, type Forum } from '../api/forum.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { waitFor } from '../helpers/wait-for.ts';

let app: TestApp;
let forum: Forum;
beforeAll(async () => {
  app = await startTestApp();
  forum = await openForum(app);
  expectStatus(await app.api('POST', '/communities', { slug: 'kitchen', nameEn: 'Kitchen', nameZh: '厨房' }, { as: forum.admin }), 201);
});
afterAll(() => app.stop());

/** Every text is searched for every form of every term that ever changed, as long as it was changed after the translation. */
const READING = `
  with words as (
    select lower(w.word) as word, g.community_id, g.version from glossary_changes g
    cross join lateral (values (g.before->>'en'), (g.before->>'zh'), (g.after->>'en'), (g.after->>'zh')) as w (word) where w.word <> '')
  select tr.post_id || ' ' || tr.language as name from translations tr join posts p on p.id = tr.post_id join threads t on t.id = p.thread_id
  where p.state = 'visible' and t.state <> 'deleted' and tr.post_version = tr.wanted_version and exists (
    select from words where version > coalesce(tr.glossary_version, 0) and (community_id is null or community_id = t.community_id)
      and strpos(lower(p.markdown || case when p.seq = 0 then ' ' || t.title else '' end), word) > 0)`;
const byReading = async (): Promise<string[]> => (await app.database.query<{ name: string }>(READING)).map(({ name }) => name).sort();
const writtenDown = async (): Promise<string[]> => {
  const serving = { versions: [{ engine: 'fake', version: '1' }], best: { en: 'standard', zh: 'standard' } } as const;
  const found = await transaction(app.deps.db, (tx) => takeChosen(tx, { choice: 'outdated', languages: ['en', 'zh'], communityId: null }, { ...serving, versions: [...serving.versions] }, null, 10_000));
  return found.map(({ postId, language }) => `${postId} ${language}`).sort();
};
const settled = () => waitFor(async () => (await app.database.query("select 1 from graphile_worker._private_jobs where key not like 'feed:%' and key not like 'erase:%'")).length === 0,
  { what: 'the queue to be empty', timeout: 30_000 });
const change = async (method: string, path: string, body?: object): Promise<any> => {
  const { body: changed } = expectStatus(await app.api(method, path, body, { as: forum.admin }), method === 'POST' ? 201 : 200);
  await settled();
  return changed;
};

const WORDS = ['rent', 'RENT', 'parents', 'Trader Joe’s', 'trader joe\'s', 'C++', 'c++ (again)', 'A.B', 'a.b.', 'a+b', '100%', 'x_y', '户口', '户', '口', '押金', '押 金', '房租', '租', 'straße', 'STRASSE', 'İstanbul', 'ß', '😀', 'Ａ', 'lease'];
/** Drawn the same way every time. */
function* draw(seed: number): Generator<number, never> {
  for (let state = seed; ;) yield (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
}
const random = draw(20);
const one = <T>(list: readonly T[]): T => list[Math.floor(random.next().value * list.length)]!;
const text = (language: string, n: number) => Array.from({ length: 4 }, () => one(WORDS)).join(one([' ', ', ', language === 'zh' ? '的' : ' and '])) + (language === 'zh' ? `是第${n}条，大家怎么看？` : ` is number ${n}, what do you think of it?`);

it('in texts and titles of both languages and communities, whatever changes and whatever was renewed meanwhile', async () => {
  for (let n = 0; n < 48; n += 1) {
    const language = n % 2 === 0 ? 'en' : 'zh';
    const slug = n % 3 === 0 ? 'kitchen' : forum.slug;
    const { threadId } = expectStatus(await app.api('POST', `/communities/${slug}/threads`, { title: `${one(WORDS)} ${n}`, markdown: text(language, n), language }, { as: forum.ann }), 201).body;
    if (n % 4 === 0) await forum.reply(forum.wei, threadId, { markdown: `**${one(WORDS)}**-${text(language, n)}\n\n\`${one(WORDS)}\``, language });
  }
  await settled();
  expect(await byReading()).toEqual([]);
  expect(await writtenDown()).toEqual([]);

  const terms: { id: string }[] = [];
  let compared = 0;
  const compare = async (what: string) => {
    const found = await writtenDown();
    expect(found, what).toEqual(await byReading());
    compared += found.length;
  };
  const scope = (n: number) => (n % 3 === 0 ? { community: 'kitchen' } : {});
  for (const [n, word] of WORDS.entries()) {
    // A third of the changes are taken in by the posts they touch, the others come to nothing.
    app.engine.fail(n % 3 === 1 ? undefined : 'refused');
    const answer = await app.api('POST', '/glossary', n % 2 === 0 ? { kind: 'keep', en: word, caseSensitive: n % 4 === 0, ...scope(n) } : { kind: 'term', en: word, zh: `${word}词`, ...scope(n) }, { as: forum.admin });
    if (answer.status === 201) terms.push(answer.body.term);
    await settled();
    await compare(`added ${word}`);
  }
  expect(terms.length).toBeGreaterThan(15);
  app.engine.fail('refused');
  await change('PUT', `/glossary/${terms[0]!.id}`, { kind: 'term', en: 'lease', zh: '租约' });
  await compare('changed');
  await change('DELETE', `/glossary/${terms[1]!.id}`);
  await compare('removed');
  await change('DELETE', `/glossary/${terms[4]!.id}`);
  await compare('removed another');
  expect(compared).toBeGreaterThan(250);

  // All that is out of date is renewed, and nothing is left.
  app.engine.fail();
  const { id } = await change('POST', '/operate/backfills', { choice: 'outdated' });
  await waitFor(async () => (await app.database.query("select 1 from backfills where id = $1 and state = 'done'", [id])).length === 1, { timeout: 60_000, what: 'the round to end' });
  await compare('renewed');
  expect(await writtenDown()).toEqual([]);
}, 180_000);
