/** Wants every post's translation anew, as somebody does who has installed a better engine. */
import { connect } from '@laoyou/db';
import pg from 'pg';
import { queuePostgres } from '../../api/src/adapters/queue-postgres.ts';
import type { Job } from '../../api/src/translation/ports.ts';

export async function queueBacklog(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let jobs: Job[];
  try {
    // Each with words of its own: of sentences that are alike only the first would reach the engine.
    await client.query(`update posts set markdown = markdown || case language
      when 'en' then ' Somebody in flat ' || (random() * 1e6)::int || ' told me that on Monday, and ' || seq || ' others agreed with it.'
      else '住在' || (random() * 1e6)::int || '号的人星期一跟我说的，另外' || seq || '个人也同意。' end`);
    await client.query(`insert into translations (post_id, language, status, wanted_version)
      select id, case language when 'en' then 'zh' else 'en' end, 'pending', version from posts
      on conflict (post_id, language) do update set status = 'pending' where translations.engine = 'fake'`);
    ({ rows: jobs } = await client.query<Job>(`select post_id as "postId", language, wanted_version as version from translations where status = 'pending'`));
  } finally {
    await client.end();
  }
  const { db, close } = connect(url, { poolSize: 5, onError: () => {} });
  for (let from = 0; from < jobs.length; from += 1000) await queuePostgres.enqueue(db, jobs.slice(from, from + 1000), { priority: 'backfill' });
  await close();
}
