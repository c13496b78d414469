/** A translation job of a process that was killed is taken up by the next one at once, not after hours. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fakeEngine } from '../../api/src/translation/fake-engine.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/database.ts';
import { waitFor } from '../helpers/wait-for.ts';

let database: TestDatabase;
let alive: TestApp | undefined;

beforeAll(async () => { database = await createTestDatabase(); });
afterAll(async () => {
  await alive?.stop();
  await database.drop();
});

it('puts back jobs whose runner is gone, and leaves those of a living one alone', async () => {
  // A runner that hangs in the middle of its job stands for the living one.
  const slow = await startTestApp({ database, engines: [fakeEngine({ fault: 'hang' })] });
  const admin = await slow.signUp({ reads: ['en', 'zh'] });
  await slow.api('POST', '/communities', community, { as: admin });
  await slow.api('POST', '/communities/food/threads', { title: 'Rice', markdown: 'How do you keep rice warm all day?' }, { as: admin });
  await waitFor(async () => (await locked()).length > 0, { what: 'the job to be taken' });
  const [living] = await locked();
  await database.query("select graphile_worker.add_job('translate_post', '{}'::json, job_key => 'of the dead', max_attempts => 1)");
  await database.query("update graphile_worker._private_jobs set locked_by = 'worker-dead', locked_at = now() where key = 'of the dead'");

  alive = await startTestApp({ database });
  expect(await locked()).not.toContain('worker-dead');
  expect(await locked()).toContain(living);
  await slow.stop();
});

const community = { slug: 'food', nameEn: 'Food', nameZh: '吃饭', aboutEn: 'Eating', aboutZh: '吃喝', rulesEn: 'Be kind', rulesZh: '友善' };
const locked = async () => (await database.query<{ by: string }>('select distinct locked_by as by from graphile_worker._private_jobs where locked_by is not null')).map(({ by }) => by);

it('puts its own back when it is stopped in the middle of many', async () => {
  const busy = await startTestApp({ database, engines: [fakeEngine({ delay: 400 })] });
  const person = await busy.signUp({ reads: ['en', 'zh'] });
  const { body } = await busy.api('POST', '/communities/food/threads', { title: 'Cold rice', markdown: 'What do you make of it?' }, { as: person });
  for (let index = 0; index < 15; index += 1) await busy.api('POST', `/threads/${body.threadId}/posts`, { markdown: `And cold rice, ${index}?` }, { as: person });
  await waitFor(async () => (await locked()).length > 0, { what: 'the jobs to be taken' });
  await alive?.stop();
  await busy.stop();
  expect(await locked()).toEqual([]);
});
