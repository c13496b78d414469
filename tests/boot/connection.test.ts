import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect } from '../../db/src/index.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/database.ts';
import { waitFor } from '../helpers/wait-for.ts';

let database: TestDatabase;
beforeAll(async () => { database = await createTestDatabase(); });
afterAll(() => database.drop());

/** As the server does when it is stopped. */
const breakAll = (name: string) => database.query('select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and datname = current_database()', [name]);

it('tells of a connection that broke, but not of one that breaks while it is let go of', async () => {
  const told: string[] = [];
  const { pool, close } = connect(database.url, { onError: ({ message }) => told.push(message) });
  await pool.query('select 1');
  await breakAll('laoyou');
  await waitFor(() => told.length === 1);
  await pool.query('select 1');
  const closed = close();
  pool.emit('error', new Error('terminating connection due to administrator command'), undefined as never);
  await closed;
  expect(told).toEqual(['terminating connection due to administrator command']);
});
