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
