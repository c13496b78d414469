import { readdir, readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate } from '../../db/src/migrate.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/database.ts';

let database: TestDatabase;
beforeEach(async () => { database = await createTestDatabase({ empty: true }); });
afterEach(() => database.drop());

const tables = async () => (await database.query<{ name: string }>("select table_name as name from information_schema.tables where table_schema = 'public' order by 1")).map(({ name }) => name);

it('makes an empty database ready when several processes start at once', async () => {
  await Promise.all([1, 2, 3, 4].map(() => migrate(database.url)));
  expect(await tables()).toEqual(expect.arrayContaining(['accounts', 'posts', 'threads', 'translations']));
  expect(await database.query("select to_regclass('graphile_worker._private_jobs')::text as jobs")).toEqual([{ jobs: 'graphile_worker._private_jobs' }]);
});

it('changes nothing the second time', async () => {
  await migrate(database.url);
  const before = await database.query('select * from drizzle.__drizzle_migrations');
  await migrate(database.url);
  expect(await database.query('select * from drizzle.__drizzle_migrations')).toEqual(before);
});

it('keeps its hands off a database of a newer Laoyou', async () => {
  await migrate(database.url);
  await database.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ('from the future', 32503680000000)");
  await expect(migrate(database.url)).rejects.toThrow(/made by a newer version of Laoyou/);
});

const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;

/** Applies the migrations before this one; what it returns applies this one. */
async function applyBefore(ending: string): Promise<() => Promise<void>> {
  const folder = new URL('../../db/migrations/', import.meta.url);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const at = files.findIndex((name) => name.endsWith(ending));
  const apply = async (names: string[]) => {
    for (const name of names) for (const statement of (await readFile(new URL(name, folder), 'utf8')).split('--> statement-breakpoint')) await database.query(statement);
  };
  await apply(files.slice(0, at));
  return () => apply(files.slice(at, at + 1));
}

it('knows of suggestions made before whose decision they wait for, and since when they are what they are', async () => {
  const apply = await applyBefore('_what_became_of_suggestions.sql');
  await database.query(`insert into accounts (id, handle, display_name, password_hash, interface_language, reads) values ('${id(1)}', 'ann', 'Ann', '', 'en', '{en}')`);
  await database.query(`insert into communities (id, slug, name_en, name_zh) values ('${id(2)}', 'c', 'C', 'C')`);
  await database.query(`insert into threads (id, community_id, opening_post_id, title, language) values ('${id(3)}', '${id(2)}', '${id(4)}', 'T', 'en')`);
  await database.query(`
    insert into posts (id, thread_id, author_id, seq, depth, path, markdown, html, language, revision, body_hash)
    select p, '${id(3)}', a, n, 0, n, '', '', 'en', 1, '' from (values ('${id(4)}'::uuid, '${id(1)}'::uuid, 0), ('${id(5)}', null, 1)) as one (p, a, n)`);
  await database.query(`
    insert into suggestions (id, post_id, language, post_version, sentence_id, source_language, source_hash, source_text, target_text, state, created_at, decided_at)
    select s, p, 'zh', 1, 0, 'en', s, '', '', state, '2026-01-01Z', decided from (values
      ('${id(6)}'::uuid, '${id(4)}'::uuid, 'open', null), ('${id(7)}', '${id(4)}', 'rejected', '2026-02-01Z'::timestamptz), ('${id(8)}', '${id(5)}', 'open', null)) as one (s, p, state, decided)`);
  await apply();
  expect(await database.query('select id, post_author_id as author, state_since as since from suggestions order by id')).toEqual([
    { id: id(6), author: id(1), since: new Date('2026-01-01Z') },
    { id: id(7), author: id(1), since: new Date('2026-02-01Z') },
    { id: id(8), author: null, since: new Date('2026-01-01Z') },
  ]);
});

it('knows of translations made before which changes of the glossary touch them', async () => {
  const apply = await applyBefore('_deleting_and_renewing.sql');
  await database.query(`insert into communities (id, slug, name_en, name_zh) values ('${id(1)}', 'c', 'C', 'C'), ('${id(2)}', 'd', 'D', 'D')`);
  await database.query(`insert into threads (id, community_id, opening_post_id, title, language) values ('${id(3)}', '${id(1)}', '${id(4)}', 'Hotpot', 'en')`);
  await database.query(`
    insert into posts (id, thread_id, seq, depth, path, markdown, html, language, revision, body_hash)
    select p, '${id(3)}', n, 0, n, words, '', 'en', 1, '' from (values ('${id(4)}'::uuid, 0, 'Come in.'), ('${id(5)}', 1, 'The TRIPE is gone.'), ('${id(6)}', 2, 'Rice.')) as one (p, n, words)`);
  await database.query(`insert into translations (post_id, language, wanted_version, status) select id, 'zh', 1, 'pending' from posts`);
  await database.query(`
    insert into glossary_changes (version, community_id, term_id, after) overriding system value select version, community::uuid, '${id(7)}', jsonb_build_object('en', word, 'zh', null) from (values
      (3, null, 'hotpot'), (5, '${id(1)}', 'tripe'), (6, '${id(2)}', 'tripe')) as one (version, community, word)`);
  await apply();
  expect(await database.query('select post_id as post, touched_version as touched from translations order by post_id')).toEqual([
    { post: id(4), touched: 3 }, { post: id(5), touched: 5 }, { post: id(6), touched: null },
  ]);
});
