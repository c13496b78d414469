/** Monthly budgets of engines: held by all processes together, renewed with the month, and equal to what was really sent. */
import { afterEach, describe, expect, it } from 'vitest';
import { fakeEngine, type FakeEngine } from '../../api/src/translation/fake-engine.ts';
import { startTestApp, type TestApp, type TestAppOptions } from '../helpers/app.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openForum } from '../api/forum.ts';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => { for (const stop of stops.splice(0).reverse()) await stop(); });
async function start(options: TestAppOptions): Promise<TestApp> {
  const app = await startTestApp(options);
  stops.push(app.stop);
  return app;
}

const budgets = (characters: number) => new Map([['paid', { characters, price: { amount: '20', currency: 'EUR' } }]]);
const received = (...engines: FakeEngine[]) => engines.flatMap(({ calls }) => calls).reduce((sum, { sentences }) => sum + [...sentences.join('')].length, 0);
const spent = async ({ database }: TestApp, month?: string) =>
  Number((await database.query("select coalesce(sum(characters), 0) as n from engine_usage where engine = 'paid' and month = coalesce($1, month)", [month ?? null]))[0]!.n);

describe('a budget', () => {
  it('is not overspent by two processes that race for its last characters', async () => {
    const engines = [fakeEngine({ id: 'paid' }), fakeEngine({ id: 'paid' })] as const;
    const one = await start({ engines: [engines[0]], config: { budgets: budgets(100) } });
    const two = await start({ engines: [engines[1]], config: { budgets: budgets(100) }, database: one.database });
    const outcomes = await Promise.allSettled(Array.from({ length: 40 }, (_, at) =>
      [one, two][at % 2]!.deps.translator.translate({ title: null, markdown: `Sentence ${10 + at}.`, language: 'en' }, 'zh')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(8);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'engine.budget_spent' });
    expect(await spent(one)).toBe(96);
    expect(received(...engines)).toBe(96);
    // What is in the memory costs nothing.
    const known = outcomes.findIndex(({ status }) => status === 'fulfilled');
    await two.deps.translator.translate({ title: null, markdown: `Sentence ${10 + known}.`, language: 'en' }, 'zh');
    expect(await spent(one)).toBe(96);
  });

  it('that is spent lets the next engine serve, and is there again when the month turns', async () => {
    const clock = { time: Date.UTC(2026, 0, 31, 23), now: () => clock.time };
    const paid = fakeEngine({ id: 'paid' });
    const app = await start({ engines: [paid, fakeEngine({ id: 'next' })], config: { budgets: budgets(60) }, overrides: { clock } });
    const forum = await openForum(app);
    const post = async (markdown: string) => (await forum.translated((await forum.thread(forum.ann, { title: `On ${markdown.slice(0, 6)}`, markdown })).postId, 'zh')).translation;
    expect(await post('Within what is left.')).toMatchObject({ engine: 'paid' });
    expect(await post('This one goes beyond what is left of it.')).toMatchObject({ engine: 'next', state: 'ready' });
    expect(app.deps.translator.engines()).toMatchObject([{ state: 'closed' }, { state: 'closed' }]);
    expect(await spent(app, '2026-01')).toBe(received(paid));
    clock.time = Date.UTC(2026, 1, 1, 1);
    expect(await post('A new month, a new budget.')).toMatchObject({ engine: 'paid' });
    expect(await spent(app, '2026-01') + await spent(app, '2026-02')).toBe(received(paid));
  });

  it('that was the last one keeps the post waiting calmly, and says why', async () => {
    const paid = fakeEngine({ id: 'paid' });
    const app = await start({ engines: [paid], config: { budgets: budgets(3) } });
    const forum = await openForum(app);
    const { postId } = await forum.thread(forum.ann, { title: 'Nothing left', markdown: 'Waits for the month to turn.' });
    const { translation } = await forum.translated(postId, 'zh', 'failed');
    expect(translation).toMatchObject({ reason: 'engine.budget_spent', willRetry: true });
    const soonest = () => app.database.query('select extract(epoch from min(run_at) - now()) as s from graphile_worker._private_jobs where key like $1', [`${postId}:zh:%`]);
    await waitFor(async () => Number((await soonest())[0]!.s) > 0, { what: 'the job to wait' });
    expect(paid.calls).toEqual([]);
  });
});
