import type { Tx } from '@laoyou/db';
import { sql } from 'drizzle-orm';
import { AUTHORS, type Job, type Language } from '../translation/index.ts';
import type { SentenceName, SuggestionState } from './rows.ts';

export interface LockedSuggestion extends SentenceName {
  id: string;
  postId: string;
  authorId: string | null;
  state: SuggestionState;
  postAuthorId: string | null;
}

/** Until the transaction ends nobody else decides about this sentence, wherever it stands. */
export async function lockSentence(tx: Tx, { hash, source, target }: SentenceName): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`suggestions ${hash} ${source} ${target}`}, 0))`);
}

/** Locks one suggestion of a post that is there. `sentence`: its sentence first, so that all decisions about it wait for each other. */
export async function lockSuggestion(tx: Tx, id: string, { sentence = false } = {}): Promise<LockedSuggestion | undefined> {
  if (sentence) {
    const { rows } = await tx.execute<SentenceName & Record<string, unknown>>(sql`
      select source_hash as hash, source_language as source, language as target from suggestions where id = ${id}`);
    if (!rows[0]) return undefined;
    await lockSentence(tx, rows[0]);
  }
  const { rows } = await tx.execute<LockedSuggestion & Record<string, unknown>>(sql`
    select s.id, s.post_id as "postId", s.author_id as "authorId", s.state, s.source_hash as hash, s.source_language as source, s.language as target,
           p.author_id as "postAuthorId"
    from suggestions s join posts p on p.id = s.post_id and p.state = 'visible' join threads t on t.id = p.thread_id and t.state <> 'deleted'
    where s.id = ${id} for update of s`);
  return rows[0];
}

/** Keeps, changes or takes back one vote; the score is their sum whatever happens at the same time, for the suggestion is locked. */
export async function putVote(tx: Tx, suggestionId: string, accountId: string, value: 1 | -1 | 0): Promise<number> {
  if (value === 0) await tx.execute(sql`delete from suggestion_votes where suggestion_id = ${suggestionId} and account_id = ${accountId}`);
  else {
    await tx.execute(sql`
      insert into suggestion_votes (suggestion_id, account_id, value) values (${suggestionId}, ${accountId}, ${value})
      on conflict (suggestion_id, account_id) do update set value = excluded.value, at = now()`);
  }
  const { rows } = await tx.execute<{ score: number }>(sql`
    update suggestions set score = (select coalesce(sum(value), 0) from suggestion_votes where suggestion_id = ${suggestionId})
    where id = ${suggestionId} returning score`);
  return rows[0]!.score;
}

/** The accepted translation of a sentence; `visible`: of a post that is there. */
export async function selectAccepted(tx: Tx, { hash, source, target }: SentenceName): Promise<{ id: string; visible: boolean } | undefined> {
  const { rows } = await tx.execute<{ id: string; visible: boolean }>(sql`
    select s.id, p.state = 'visible' and t.state <> 'deleted' as visible
    from suggestions s join posts p on p.id = s.post_id join threads t on t.id = p.thread_id
    where s.source_hash = ${hash} and s.source_language = ${source} and s.language = ${target} and s.state = 'accepted'`);
  return rows[0];
}

/** What comes back when the accepted one is reverted: the one before it. */
export async function selectFormer(tx: Tx, { hash, source, target }: SentenceName): Promise<string | undefined> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select s.id from suggestions s
    join posts p on p.id = s.post_id and p.state = 'visible' join threads t on t.id = p.thread_id and t.state <> 'deleted'
    where s.source_hash = ${hash} and s.source_language = ${source} and s.language = ${target} and s.state = 'superseded'
      and not exists (select from suggestions o where o.post_id = s.post_id and o.language = s.language and o.source_hash = s.source_hash
        and o.target_text = s.target_text and o.state = 'open')
    order by s.decided_at desc, s.id desc limit 1`);
  return rows[0]?.id;
}

/** `by` is left as it was when somebody else's decision is only overtaken or brought back. */
export async function setState(tx: Tx, id: string, state: SuggestionState, { at, by }: { at: Date; by?: string }): Promise<void> {
  const moment = sql`${at.toISOString()}::timestamptz`;
  await tx.execute(sql`
    update suggestions set state = ${state}, state_since = ${moment} ${by === undefined ? sql`` : sql`, decided_by = ${by}, decided_at = ${moment}`}
    where id = ${id}`);
}

/** Translations that hold a sentence, of posts after `after`. An author's own version is not made of sentences. */
export async function selectHolders(tx: Tx, { hash, target }: SentenceName, after: string | null, limit: number): Promise<Job[]> {
  const { rows } = await tx.execute<{ postId: string; language: Language; version: number }>(sql`
    select tr.post_id as "postId", tr.language, tr.wanted_version as version from translations tr
    join posts p on p.id = tr.post_id and p.state = 'visible' and p.version = tr.wanted_version
    join threads t on t.id = p.thread_id and t.state <> 'deleted'
    where tr.source_hashes @> array[${hash}]::text[] and tr.language = ${target} and tr.status <> 'unasked'
      and (tr.engine is null or tr.engine <> all(${sql.param(AUTHORS)}::text[])) and tr.post_id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
    order by tr.post_id limit ${limit}`);
  return rows;
}
