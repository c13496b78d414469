/** Deleting a row looks for rows that point to it, table by table: without an index each of those tables is read whole. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../helpers/database.ts';

/** Tables whose rows nobody deletes, so that nothing is looked for. */
const NEVER_DELETED = ['communities'];

let database: TestDatabase;
beforeAll(async () => { database = await createTestDatabase(); });
afterAll(() => database?.drop());

/**
 * Foreign keys without an index that begins with their columns. One of a part of the rows counts where the part is those
 * that point somewhere: the look-up is by a value, never by null.
 */
const withoutIndex = async () => database.query<{ key: string; parent: string }>(`
  select c.conrelid::regclass || '(' || (select string_agg(a.attname, ', ' order by k.n) from unnest(c.conkey) with ordinality k (num, n)
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num) || ')' as key, c.confrelid::regclass::text as parent
  from pg_constraint c
  where c.contype = 'f' and c.connamespace = 'public'::regnamespace and not exists (
    select from pg_index i join pg_class ic on ic.oid = i.indexrelid join pg_am am on am.oid = ic.relam and am.amname = 'btree'
    where i.indrelid = c.conrelid and i.indisvalid
      and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey
      and (i.indpred is null or cardinality(c.conkey) = 1 and pg_get_expr(i.indpred, i.indrelid) = (
        select format('(%I IS NOT NULL)', a.attname) from pg_attribute a where a.attrelid = c.conrelid and a.attnum = c.conkey[1])))
  order by 1`);

it('every foreign key whose parent rows can be deleted has an index', async () => {
  expect((await withoutIndex()).filter(({ parent }) => !NEVER_DELETED.includes(parent))).toEqual([]);
});

it('a key without one is seen, whatever other indexes its table has', async () => {
  await database.query('create table public.parents (a int, b int, primary key (a, b))');
  await database.query(`create table public.children (a int, b int, other int, foreign key (a, b) references parents (a, b) on delete cascade)`);
  const seen = async () => (await withoutIndex()).some(({ key }) => key === 'children(a, b)');
  for (const [index, missing] of [
    ['(a)', true], ['(other, a, b)', true], ['(a, other, b)', true], ['(a, b) where a is not null', true], ['(a, b) where other > 0', true], ['(b, a, other)', false],
  ] as const) {
    await database.query(`create index one on children ${index}`);
    expect(await seen(), index).toBe(missing);
    await database.query('drop index one');
  }
  await database.query('drop table children, parents');
});

it('nobody deletes rows of the tables that are left out', () => {
  const folder = fileURLToPath(new URL('../../api/src', import.meta.url));
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts')).map((path) => readFileSync(join(folder, path), 'utf8'));
  const deletes = (table: string) => sources.some((text) => new RegExp(`delete from (public\\.)?${table}\\b|\\.delete\\((schema\\.)?${table}\\)`, 'i').test(text));
  expect(NEVER_DELETED.filter(deletes)).toEqual([]);
  expect(['accounts', 'translations', 'suggestions'].filter(deletes)).toEqual(['accounts', 'translations', 'suggestions']);
});
