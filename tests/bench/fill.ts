/** Fills a database with as many posts as wanted, in threads of 50, without going through the API: for size, not for truth. */
import pg from 'pg';

const THREAD = 50;
/** Threads that are read afterwards lie evenly among the others and have every translation. */
export const MEASURED = 100;
/** Of the other posts one in this many has a translation. */
const TRANSLATED = 4;

/** Returns the ids of the measured threads. `posts` is a multiple of 5,000. */
export async function fillWithPosts(url: string, posts: number): Promise<string[]> {
  const threads = posts / THREAD;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // What follows is consistent by construction; checking a million references takes minutes.
    await client.query("set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '256MB'");
    await client.query(`insert into communities (id, slug, name_en, name_zh) select uuidv7(), 'c' || i, 'Community ' || i, '社区' || i from generate_series(1, 5) i`);
    await client.query(`insert into accounts (id, handle, display_name, password_hash, interface_language, reads)
      select uuidv7(), 'writer_' || i, 'Writer ' || i, 'none', 'en', array['en'] from generate_series(1, 1000) i`);
    await client.query(`create temp table drawn as
      select i, uuidv7() as id, uuidv7() as opening, i % $1 = 0 as measured, now() - make_interval(mins => $2 - i) as created
      from generate_series(0, $2 - 1) i`, [threads / MEASURED, threads]);
    await client.query('create temp table people as select row_number() over () - 1 as i, id from accounts; create temp table places as select row_number() over () - 1 as i, id from communities');
    await client.query(`insert into threads (id, community_id, author_id, opening_post_id, title, language, post_count, revision, next_seq, created_at, last_activity_at)
      select d.id, p.id, a.id, d.opening, 'How much is breakfast where you live, ' || d.i || '?', 'en', ${THREAD}, ${THREAD}, ${THREAD}, d.created, d.created + interval '1 day'
      from drawn d join people a on a.i = d.i % 1000 join places p on p.i = d.i % 5`);
    await client.query(`insert into posts (id, thread_id, author_id, seq, depth, path, markdown, html, language, revision, body_hash, created_at)
      select case when s = 0 then d.opening else uuidv7() end, d.id, a.id, s, least(s, 1),
        '000' || substr('0123456789abcdefghijklmnopqrstuvwxyz', s / 36 + 1, 1) || substr('0123456789abcdefghijklmnopqrstuvwxyz', s % 36 + 1, 1),
        text, '<p><span data-s="0">' || text || '</span></p>', case when s % 2 = 0 then 'en' else 'zh' end, s + 1, md5(text), d.created + make_interval(mins => s)
      from drawn d cross join generate_series(0, ${THREAD - 1}) s join people a on a.i = (d.i * 7 + s) % 1000
      cross join lateral (select case when s % 2 = 0 then repeat('A bowl of noodles costs about $' || s || ' here, and that is with an egg. ', 3)
        else repeat('我们这儿一碗面大概' || s || '块，加个蛋再多两块，早上人很多要排队。', 4) end as text) words
      order by d.i, s`);
    await client.query(`insert into translations (post_id, language, status, wanted_version, post_version, html, paired_html, kept_count, engine, engine_version, model, quality, local, translated_at, sentences)
      select p.id, l.language, 'ready', 1, 1, '<p><span data-s="0">' || repeat(l.words, 3) || '</span></p>',
        '<p class="pair"><span class="src" lang="en"><span data-s="0">' || p.markdown || '</span></span><span class="tgt" lang="zh-CN"><span data-s="0">' || repeat(l.words, 3) || '</span></span></p>',
        0, 'fake', '1', 'Fake 1', 'standard', true, now(), '[]'::jsonb
      from posts p join drawn d on d.id = p.thread_id
      cross join lateral (select case p.language when 'en' then 'zh' else 'en' end as language,
        case p.language when 'en' then '这里一碗面大约' || p.seq || '块，还带一个鸡蛋。' else 'A bowl of noodles here is about ' || p.seq || ' yuan, two more with an egg. ' end as words) l
      where d.measured or (d.i + p.seq) % ${TRANSLATED} = 0`);
    await client.query('vacuum analyze');
    const { rows } = await client.query<{ id: string }>('select id from drawn where measured order by i');
    return rows.map(({ id }) => id);
  } finally {
    await client.end();
  }
}
