import type { Executor, Tx } from '@laoyou/db';
import { sql } from 'drizzle-orm';
import { queueSpread } from '../adapters/queue-postgres.ts';
import type { Language } from '../translation/index.ts';
import type { SentenceName } from './rows.ts';

/**
 * Erases suggestions for a post, for all posts of an account, or by an account, with their votes. Where one of them was
 * accepted, its words leave every other post too: a job sees to that once the transaction commits.
 */
export async function eraseSuggestions(tx: Tx, whose: { postId: string } | { authorId: string } | { suggestedBy: string }): Promise<void> {
  const which = 'postId' in whose ? sql`post_id = ${whose.postId}`
    : 'suggestedBy' in whose ? sql`author_id = ${whose.suggestedBy}`
    : sql`post_id in (select id from posts where author_id = ${whose.authorId})`;
  const { rows } = await tx.execute<SentenceName & { state: string } & Record<string, unknown>>(sql`
    delete from suggestions where ${which} returning source_hash as hash, source_language as source, language as target, state`);
  if ('suggestedBy' in whose) await forgetPresent(tx, rows.filter(({ state }) => WERE_SHOWN.has(state)));
  await queueSpread(tx, rows.filter(({ state }) => state === 'accepted'));
}

const WERE_SHOWN = new Set(['accepted', 'superseded', 'reverted']);

/** What others suggested for these sentences holds what stood there then: perhaps the words that are erased. */
async function forgetPresent(tx: Tx, sentences: SentenceName[]): Promise<void> {
  if (sentences.length === 0) return;
  const list = (name: keyof SentenceName) => sql.param(sentences.map((one) => one[name]));
  await tx.execute(sql`
    update suggestions set machine_text = null where machine_text is not null and (source_hash, source_language, language) in (
      select * from unnest(${list('hash')}::text[], ${list('source')}::text[], ${list('target')}::text[]))`);
}

/** An account's votes leave the sums; its name leaves the translations it is credited in. */
export async function forgetPerson(tx: Tx, accountId: string): Promise<void> {
  await tx.execute(sql`
    with gone as (delete from suggestion_votes where account_id = ${accountId} returning suggestion_id, value)
    update suggestions s set score = s.score - gone.value from gone where s.id = gone.suggestion_id`);
  await tx.execute(sql`
    update translations tr set sentences = (
      select jsonb_agg(case when one->>'by' = me.handle then jsonb_set(one, '{by}', 'null') else one end order by place)
      from jsonb_array_elements(tr.sentences) with ordinality as each (one, place))
    from accounts me
    where me.id = ${accountId} and tr.human_count > 0 and jsonb_typeof(tr.sentences) = 'array'
      and tr.source_hashes && array(select source_hash from suggestions where author_id = ${accountId})`);
}

/** Whether anybody waits for a decision about this post. */
export async function hasOpen(db: Executor, postId: string): Promise<boolean> {
  const { rows } = await db.execute<{ some: boolean }>(sql`select exists (select from suggestions where post_id = ${postId} and state = 'open') as some`);
  return rows[0]!.some;
}

/** Open suggestions move on to the new version with their sentence; where that is gone they are outdated. */
export async function carryOver(tx: Tx, postId: string, version: number, standing: { language: Language; hash: string; id: number }[]): Promise<void> {
  await tx.execute(sql`
    with standing as (
      select distinct on (language, hash) language, hash, id from unnest(${sql.param(standing.map(({ language }) => language))}::text[],
        ${sql.param(standing.map(({ hash }) => hash))}::text[], ${sql.param(standing.map(({ id }) => id))}::int[]) as one (language, hash, id)
      order by language, hash, id)
    update suggestions s set state = case when n.hash is null then 'outdated' else s.state end,
      state_since = case when n.hash is null then now() else s.state_since end,
      post_version = case when n.hash is null then s.post_version else ${version}::int end, sentence_id = coalesce(n.id, s.sentence_id)
    from suggestions o left join standing n on n.language = o.language and n.hash = o.source_hash
    where o.id = s.id and s.post_id = ${postId} and s.state = 'open'`);
}

/** What was suggested for a sentence as one of another language has nothing left to stand for. */
export async function outdateOthers(tx: Tx, postId: string, standing: { hash: string; source: string }[]): Promise<void> {
  await tx.execute(sql`
    update suggestions s set state = 'outdated', state_since = now() where s.post_id = ${postId} and s.state = 'open' and not exists (
      select from unnest(${sql.param(standing.map(({ hash }) => hash))}::text[], ${sql.param(standing.map(({ source }) => source))}::text[]) as one (hash, source)
      where one.hash = s.source_hash and one.source = s.source_language)`);
}
