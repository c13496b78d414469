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

it('knows of suggestions made before whose decision they wait for, and since when they are what they are', async () => {
  const folder = new URL('../../db/migrations/', import.meta.url);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const at = files.findIndex((name) => name.endsWith('_what_became_of_suggestions.sql'));
  const apply = async (names: string[]) => {
    for (const name of names) for (const statement of (await readFile(new URL(name, folder), 'utf8')).split('--> statement-breakpoint')) await database.query(statement);
  };
  await apply(files.slice(0, at));
  const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
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
  await apply(files.slice(at, at + 1));
  expect(await database.query('select id, post_author_id as author, state_since as since from suggestions order by id')).toEqual([
    { id: id(6), author: id(1), since: new Date('2026-01-01Z') },
    { id: id(7), author: id(1), since: new Date('2026-02-01Z') },
    { id: id(8), author: null, since: new Date('2026-01-01Z') },
  ]);
});
