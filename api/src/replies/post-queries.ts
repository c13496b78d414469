/** Posts as readers see them: one statement a list, whatever the list, with the HTML the view shows and no other. */
import type pg from 'pg';
import type { View } from '../http/schema.ts';
import { ISO_MOMENTS } from '../adapters/moments-postgres.ts';
import type { Doubt, Language, WrittenLanguage } from '../translation/index.ts';

export interface PostRow {
  id: string;
  thread_id: string;
  parent_id: string | null;
  path: string;
  depth: number;
  seq: number;
  author_id: string | null;
  handle: string | null;
  display_name: string | null;
  language: WrittenLanguage;
  version: number;
  revision: string;
  state: 'visible' | 'deleted';
  created_at: string;
  edited_at: string | null;
  deleted_at: string | null;
  original_html: string | null;
  tr_language: Language | null;
  tr_status: 'unasked' | 'pending' | 'ready' | 'failed' | null;
  tr_post_version: number | null;
  tr_engine: string | null;
  tr_engine_version: string | null;
  tr_model: string | null;
  tr_quality: 'draft' | 'standard' | 'high' | null;
  tr_local: boolean | null;
  tr_reason: string | null;
  tr_will_retry: boolean | null;
  tr_translated_at: string | null;
  tr_kept_count: number | null;
  /** Only where there are any. */
  tr_doubts: Doubt[] | null;
  tr_doubt_count: number | null;
  tr_human_count: number | null;
  tr_glossary_version: number | null;
  tr_source_hash: string | null;
  tr_html: string | null;
  tr_paired_html: string | null;
}

/** Which HTML goes along. What is not asked for stays in storage: Postgres does not even unpack it. */
const HTML: Record<View, string> = {
  original: `p.html as original_html, null as tr_html, null as tr_paired_html`,
  translated: `case when tr.post_version is null then p.html end as original_html, tr.html as tr_html, null as tr_paired_html`,
  // A pair made for an older version would show its old original, so the parts are sent instead.
  both: `case when tr.post_version is distinct from p.version then p.html end as original_html,
    case when tr.post_version <> p.version then tr.html end as tr_html,
    case when tr.post_version = p.version then tr.paired_html end as tr_paired_html`,
};

/** Erased words are not asked for at all; `$1` is the reader's language. */
const columns = (view: View) => `
  p.id, p.thread_id, p.parent_id, p.path, p.depth, p.seq, p.author_id, a.handle, a.display_name, p.language, p.version, p.revision, p.state,
  p.created_at, p.edited_at, p.deleted_at, ${HTML[view]},
  tr.language as tr_language, tr.status as tr_status, tr.post_version as tr_post_version, tr.engine as tr_engine, tr.engine_version as tr_engine_version,
  tr.model as tr_model, tr.quality as tr_quality, tr.local as tr_local, tr.reason as tr_reason, tr.will_retry as tr_will_retry,
  tr.translated_at as tr_translated_at, tr.kept_count as tr_kept_count,
  case when tr.doubt_count > 0 then jsonb_path_query_array(tr.sentences, '$[*].doubts[*]') end as tr_doubts,
  tr.doubt_count as tr_doubt_count, tr.human_count as tr_human_count, tr.glossary_version as tr_glossary_version, tr.source_hash as tr_source_hash`;

const JOINS = `
  left join accounts a on a.id = p.author_id
  left join translations tr on tr.post_id = p.id and tr.language = $1 and p.state = 'visible'`;

interface Reading {
  lang: Language;
  view: View;
}

async function select<Row = PostRow>(pool: pg.Pool, name: string, text: string, values: unknown[]): Promise<Row[]> {
  const { rows } = await pool.query({ name, text, values, types: ISO_MOMENTS });
  return rows as Row[];
}

/** A page of a thread in the order of its tree, after `after`. */
export function selectPage(pool: pg.Pool, { threadId, lang, view, after, limit }: Reading & { threadId: string; after: string | null; limit: number }): Promise<PostRow[]> {
  // Every path sorts after the empty text.
  return select(pool, `page ${view}`, `select ${columns(view)} from posts p ${JOINS}
    where p.thread_id = $2 and p.path > $3 order by p.path limit $4`, [lang, threadId, after ?? '', limit]);
}

/** Posts of a thread whose words or translations changed after `since`. */
export function selectChanged(pool: pg.Pool, { threadId, lang, view, since, limit }: Reading & { threadId: string; since: number; limit: number }): Promise<PostRow[]> {
  return select(pool, `changed ${view}`, `select ${columns(view)} from posts p ${JOINS}
    where p.thread_id = $2 and p.revision > $3 order by p.revision limit $4`, [lang, threadId, since, limit]);
}

export type SinglePostRow = PostRow & { markdown: string; thread_title: string | null; thread_language: WrittenLanguage };

/** One post of a thread that is there, with what its author needs to edit it. */
export async function selectPost(pool: pg.Pool, { postId, lang, view }: Reading & { postId: string }): Promise<SinglePostRow | undefined> {
  const rows = await select<SinglePostRow>(pool, `post ${view}`, `select ${columns(view)}, p.markdown,
      case when o.state = 'visible' then t.title end as thread_title, t.language as thread_language
    from posts p join threads t on t.id = p.thread_id join posts o on o.id = t.opening_post_id ${JOINS}
    where p.id = $2 and t.state <> 'deleted'`, [lang, postId]);
  return rows[0];
}

export type AccountPostRow = PostRow & {
  title: string | null;
  thread_language: WrittenLanguage;
  opening_version: number;
  title_language: Language | null;
  title_status: 'unasked' | 'pending' | 'ready' | 'failed' | null;
  title_post_version: number | null;
  title_text: string | null;
  title_engine: string | null;
  title_engine_version: string | null;
  title_model: string | null;
  title_quality: 'draft' | 'standard' | 'high' | null;
  title_local: boolean | null;
};

/** What one person wrote, the newest first, each with its thread's title. */
export function selectByAuthor(pool: pg.Pool, { authorId, lang, view, after, limit }: Reading & { authorId: string; after: { at: Date; id: string } | null; limit: number }): Promise<AccountPostRow[]> {
  const values: unknown[] = [lang, authorId, limit];
  const position = after ? `and (p.created_at, p.id) < ($${values.push(after.at)}, $${values.push(after.id)})` : '';
  return select<AccountPostRow>(pool, `author ${view}${after ? ' after' : ''}`, `select ${columns(view)},
      case when o.state = 'visible' then t.title end as title, t.language as thread_language, o.version as opening_version,
      tt.language as title_language, tt.status as title_status, tt.post_version as title_post_version, tt.title as title_text, tt.engine as title_engine,
      tt.engine_version as title_engine_version, tt.model as title_model, tt.quality as title_quality, tt.local as title_local
    from posts p join threads t on t.id = p.thread_id join posts o on o.id = t.opening_post_id ${JOINS}
    left join translations tt on tt.post_id = t.opening_post_id and tt.language = $1
    where p.author_id = $2 and p.state = 'visible' and t.state <> 'deleted' ${position}
    order by p.created_at desc, p.id desc limit $3`, values);
}
