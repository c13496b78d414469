/** Ten thousand old posts are translated again: what a fresh reply has to wait for its translation meanwhile. */
import pg from 'pg';
import { makeConversation } from '../conversation.ts';
import { fillWithPosts } from '../fill.ts';
import { say } from '../house.ts';
import { neuralEngine } from '../neural.ts';
import type { Part } from '../part.ts';
import { queueBacklog } from '../queue-backlog.ts';
import { replyTimes } from '../reply-times.ts';
import { replies, seedSentences } from '../sentences.ts';
import { median, percentile, round, spread } from '../statistics.ts';
import { waitFor } from '../../helpers/wait-for.ts';

const POSTS = 10_000;
const WORDS = 40;
const WARM_UP = 3;
const REPLIES = 25;

export const backfill: Part = {
  keys: ['backfill_delay_ratio'],
  async measure(house) {
    const engine = await neuralEngine();
    const database = await house.database('bench_backfill');
    const server = await house.laoyou(database, { engines: `${engine},gloss` });
    const conversation = await makeConversation(server.url, 2);
    await fillWithPosts(database, POSTS);
    const texts = replies(await seedSentences('en'), WORDS);
    await replyTimes(server.url, conversation, texts.splice(0, WARM_UP));
    const idle = await replyTimes(server.url, conversation, texts.splice(0, REPLIES));

    await queueBacklog(database);
    const pool = new pg.Pool({ connectionString: database, max: 1 });
    const done = async (): Promise<number> => Number((await pool.query("select count(*) from translations where status = 'ready' and engine <> 'fake'")).rows[0].count);
    const before = await done();
    await waitFor(async () => (await done()) > before + 20, { what: 'the backlog to be under way', timeout: 60_000, every: 100 });
    const started = performance.now();
    const [from, busy] = [await done(), await replyTimes(server.url, conversation, texts.splice(0, REPLIES))];
    const old = (await done()) - from - REPLIES;
    const left = Number((await pool.query("select count(*) from translations where status = 'pending'")).rows[0].count);
    await pool.end();
    if (left === 0) throw new Error('The backlog was done before the replies were.');
    say(`  fresh replies, idle                ${spread(idle, 'ms')}, p95 ${percentile(idle, 0.95).toFixed(0)} ms`);
    say(`  fresh replies, during the backlog  ${spread(busy, 'ms')}, p95 ${percentile(busy, 0.95).toFixed(0)} ms`);
    say(`  old posts meanwhile                ${(old / ((performance.now() - started) / 1000)).toFixed(1)} a second, ${left} left`);
    return {
      backfill_delay_ratio: round(median(busy) / median(idle), 2),
      backfill_delay_p95_ratio: round(percentile(busy, 0.95) / percentile(idle, 0.95), 2),
    };
  },
};
