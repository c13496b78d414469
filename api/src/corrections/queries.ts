import type { Executor, Tx } from '@laoyou/db';
import { type SQL, sql } from 'drizzle-orm';
import type { Viewer } from '../accounts/viewer.ts';
import type { Language, PostText, WrittenLanguage } from '../translation/index.ts';
import type { SentenceName, SuggestionRow, SuggestionState } from './rows.ts';

export type SourceRow = PostText & { threadId: string; authorId: string | null; handle: string | null; displayName: string | null; threadTitle: string | null; threadLanguage: WrittenLanguage };

const source = (version: SQL) => sql`
  p.id as "postId", p.thread_id as "threadId", p.author_id as "authorId", a.handle, a.display_name as "displayName", ${version} as version, v.language, v.markdown, v.title,
  t.community_id as "communityId", case when o.state = 'visible' then t.title end as "threadTitle", t.language as "threadLanguage"`;
const visible = sql`
  join threads t on t.id = p.thread_id and t.state <> 'deleted'
  join posts o on o.id = t.opening_post_id left join accounts a on a.id = p.author_id`;

/** The current version of a visible post; or `version` of it, as it was. */
export async function selectSource(db: Executor, postId: string, version?: number): Promise<SourceRow | undefined> {
  const { rows } = await db.execute<SourceRow & Record<string, unknown>>(sql`
    select ${source(sql`v.version`)} from posts p ${visible}
    join post_versions v on v.post_id = p.id and v.version = ${version === undefined ? sql`p.version` : version}
    where p.id = ${postId} and p.state = 'visible'`);
  return rows[0];
}

/** Texts of many suggestions at once, each by its post and version. */
export async function selectSources(db: Executor, wanted: { postId: string; postVersion: number }[]): Promise<SourceRow[]> {
  if (wanted.length === 0) return [];
  const { rows } = await db.execute<SourceRow & Record<string, unknown>>(sql`
    select ${source(sql`v.version`)} from posts p ${visible}
    join post_versions v on v.post_id = p.id
    where p.state = 'visible' and (v.post_id, v.version) in (
      select * from unnest(${sql.param(wanted.map(({ postId }) => postId))}::uuid[], ${sql.param(wanted.map(({ postVersion }) => postVersion))}::int[]))`);
  return rows;
}

const columns = (viewerId: string | null) => sql`
  s.id, s.post_id as "postId", s.language, s.post_version as "postVersion", s.sentence_id as "sentenceId", s.source_language as "sourceLanguage",
  s.source_hash as "sourceHash", s.source_text as "sourceText", s.target_text as "targetText", s.machine_text as "machineText", s.note, s.state,
  s.score, s.created_at as "createdAt", s.decided_at as "decidedAt", s.state_since as "stateSince", s.author_id as "authorId", a.handle, a.display_name as "displayName",
  d.handle as "decidedByHandle", d.display_name as "decidedByName", p.thread_id as "threadId", p.author_id as "postAuthorId",
  (select v.value from suggestion_votes v where v.suggestion_id = s.id and v.account_id = ${viewerId}::uuid) as "myVote"`;
/** Nobody sees what was made of a post that nobody sees. */
export const tables = sql`
  suggestions s join posts p on p.id = s.post_id and p.state = 'visible' join threads t on t.id = p.thread_id and t.state <> 'deleted'
  left join accounts a on a.id = s.author_id left join accounts d on d.id = s.decided_by`;

/** What waits for this person's decision: what is open for their posts; for moderators, for any post, without what they suggested to others themselves. */
export const waitsFor = ({ id, role }: Pick<Viewer, 'id' | 'role'>): SQL => role === 'member'
  ? sql`s.state = 'open' and s.post_author_id = ${id}::uuid`
  : sql`s.state = 'open' and (s.author_id is distinct from ${id}::uuid or s.post_author_id = ${id}::uuid)`;

/** What this person suggested and others decided about since they last looked. */
export const isNews = (accountId: string): SQL => sql`
  s.author_id = ${accountId}::uuid and s.state not in ('open', 'withdrawn') and s.decided_by is distinct from s.author_id
  and s.state_since > (select outcomes_seen_at from accounts where id = ${accountId}::uuid)`;

type Row = SuggestionRow & Record<string, unknown>;

export async function selectSuggestion(db: Executor, id: string, viewerId: string): Promise<SuggestionRow | undefined> {
  const { rows } = await db.execute<Row>(sql`select ${columns(viewerId)} from ${tables} where s.id = ${id}`);
  return rows[0];
}

/** Of one post's sentences: what is open or accepted, and the reader's own whatever became of them; the best first. */
export async function selectForPost(db: Executor, { postId, language, hashes, viewerId }: { postId: string; language: Language; hashes: string[]; viewerId: string | null }): Promise<SuggestionRow[]> {
  const { rows } = await db.execute<Row>(sql`
    select ${columns(viewerId)} from ${tables}
    where s.language = ${language} and s.source_hash = any(${sql.param(hashes)}::text[])
      and (s.state = 'accepted' or (s.post_id = ${postId} and (s.state = 'open' or s.author_id = ${viewerId}::uuid)))
    order by s.state = 'accepted' desc, s.state = 'open' desc, s.score desc, s.id limit 500`);
  return rows;
}

export interface ListFilter {
  states: SuggestionState[] | null;
  /** Who suggested. */
  authorId?: string | undefined;
  /** Whose decision it waits for. */
  waitsFor?: Viewer | undefined;
  /** Without what this account suggested. */
  notBy?: string | undefined;
  viewerId: string | null;
  after: { at: Date; id: string } | null;
  limit: number;
}

/** A list through all posts: what came to be as it is last comes first. */
export async function selectList(db: Executor, { states, authorId, waitsFor: decider, notBy, viewerId, after, limit }: ListFilter): Promise<SuggestionRow[]> {
  const { rows } = await db.execute<Row>(sql`
    select ${columns(viewerId)}, now.id as "acceptedId", now.target_text as "acceptedText",
      ${viewerId === null ? sql`false` : sql`(${isNews(viewerId)})`} as news
    from ${tables} left join lateral (
      select n.id, n.target_text from suggestions n join posts np on np.id = n.post_id and np.state = 'visible' join threads nt on nt.id = np.thread_id and nt.state <> 'deleted'
      where n.source_hash = s.source_hash and n.source_language = s.source_language and n.language = s.language and n.state = 'accepted'
    ) now on true
    where true ${states ? sql`and s.state = any(${sql.param(states)}::text[])` : sql``}
      ${authorId === undefined ? sql`` : sql`and s.author_id = ${authorId}`} ${decider === undefined ? sql`` : sql`and ${waitsFor(decider)}`}
      ${notBy === undefined ? sql`` : sql`and s.author_id is distinct from ${notBy}::uuid`}
      ${after ? sql`and (s.state_since, s.id) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)` : sql``}
    order by s.state_since desc, s.id desc limit ${limit}`);
  return rows;
}

/** Sentences this person translated that are what readers get. */
export async function countAccepted(db: Executor, authorId: string): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(sql`select count(*)::int as n from ${tables} where s.author_id = ${authorId} and s.state = 'accepted'`);
  return rows[0]!.n;
}

export async function countMade(tx: Tx, authorId: string, now: Date, spans: number[]): Promise<{ ms: number; count: number }[]> {
  const { rows } = await tx.execute<{ ms: string; count: number }>(sql`
    select span.ms::text as ms, count(s.id)::int as count from unnest(${sql.param(spans)}::bigint[]) as span (ms)
    left join suggestions s on s.author_id = ${authorId} and s.created_at > ${now.toISOString()}::timestamptz - span.ms * interval '1 millisecond'
    group by span.ms`);
  return rows.map(({ ms, count }) => ({ ms: Number(ms), count }));
}

export async function countOpen(tx: Tx, { postId, language, hash }: { postId: string; language: Language; hash: string }): Promise<number> {
  const { rows } = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from suggestions where post_id = ${postId} and language = ${language} and source_hash = ${hash} and state = 'open'`);
  return rows[0]!.n;
}

export interface NewSuggestion extends SentenceName {
  id: string;
  postId: string;
  postAuthorId: string | null;
  postVersion: number;
  sentenceId: number;
  sourceText: string;
  targetText: string;
  machineText: string | null;
  note: string;
  authorId: string;
  at: Date;
}

/** False: the very same is there already, open or accepted. */
export async function insertSuggestion(tx: Tx, one: NewSuggestion): Promise<boolean> {
  const { rowCount } = await tx.execute(sql`
    insert into suggestions (id, post_id, post_author_id, language, post_version, sentence_id, source_language, source_hash, source_text, target_text, machine_text,
      note, author_id, created_at, state_since)
    values (${one.id}, ${one.postId}, ${one.postAuthorId}, ${one.target}, ${one.postVersion}, ${one.sentenceId}, ${one.source}, ${one.hash}, ${one.sourceText},
      ${one.targetText}, ${one.machineText}, ${one.note}, ${one.authorId}, ${one.at.toISOString()}::timestamptz,
      ${one.at.toISOString()}::timestamptz)
    on conflict do nothing`);
  return rowCount === 1;
}

/** What the memory has of these sentences, by whatever engine: protected texts by hash. */
export async function selectRemembered(db: Executor, hashes: string[], language: Language): Promise<Map<string, string[]>> {
  const { rows } = await db.execute<{ hash: string; texts: string[] }>(sql`
    select source_hash as hash, array_agg(target_text order by created_at desc) as texts from translation_memory
    where source_hash = any(${sql.param(hashes)}::text[]) and target_language = ${language} group by source_hash`);
  return new Map(rows.map(({ hash, texts }) => [hash, texts]));
}
