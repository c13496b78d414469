import type { TestDatabase } from './database.ts';

/** Replies of the same English words, `{n}` in them their number, that nobody has asked for in Chinese: past the API, for number. */
export async function addReplies({ query }: TestDatabase, threadId: string, count: number, markdown: string): Promise<void> {
  const words = `replace('${markdown.replaceAll("'", "''")}', '{n}', s::text)`;
  await query(`insert into posts (id, thread_id, seq, depth, path, markdown, html, language, revision, body_hash)
    select uuidv7(), $1::uuid, 1000 + s, 1, lpad(to_hex(1000 + s), 5, '0'), ${words}, '<p><span data-s="0">' || ${words} || '</span></p>', 'en', 2, md5(s::text)
    from generate_series(1, $2::int) s`, [threadId, count]);
  await query("insert into translations (post_id, language, status, wanted_version) select id, 'zh', 'unasked', 1 from posts where thread_id = $1 and seq >= 1000", [threadId]);
}
