import type { Executor, Tx } from '@laoyou/db';
import { sql } from 'drizzle-orm';
import { likePattern } from '../translations/like-pattern.ts';
import type { CheckedTerm } from './check-term.ts';

export interface TermRow extends CheckedTerm, Record<string, unknown> {
  id: string;
  communityId: string | null;
  community: string | null;
  handle: string | null;
  displayName: string | null;
  updatedAt: string | Date;
}

const term = sql`g.id, g.kind, g.en, g.zh, g.direction, g.case_sensitive as "caseSensitive", g.note, g.community_id as "communityId",
  c.slug as community, a.handle, a.display_name as "displayName", g.updated_at as "updatedAt"`;
const tables = sql`glossary_terms g left join communities c on c.id = g.community_id left join accounts a on a.id = g.author_id`;
const inScope = (communityId: string | null) => sql`g.community_id is not distinct from ${communityId}::uuid`;

/** One page, the newest change first. */
export async function selectTerms(db: Executor, { communityId, search, after, limit }: { communityId: string | null; search: string; after: { at: Date; id: string } | null; limit: number }): Promise<TermRow[]> {
  const like = likePattern(search);
  const { rows } = await db.execute<TermRow>(sql`
    select ${term} from ${tables}
    where ${inScope(communityId)} ${search === '' ? sql`` : sql`and (g.en ilike ${like} or g.zh ilike ${like})`}
      ${after ? sql`and (g.updated_at, g.id) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)` : sql``}
    order by g.updated_at desc, g.id desc limit ${limit}`);
  return rows;
}

export async function countTerms(db: Executor, communityId: string | null): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(sql`select count(*)::int as n from glossary_terms g where ${inScope(communityId)}`);
  return rows[0]!.n;
}

/** The number of the last change that holds for a community: its own or the site's. */
export async function selectVersion(db: Executor, communityId: string | null): Promise<number> {
  const { rows } = await db.execute<{ version: number | null }>(sql`
    select greatest(
      (select max(version) from glossary_changes where community_id is null),
      (select max(version) from glossary_changes where community_id = ${communityId}::uuid)) as version`);
  return rows[0]!.version ?? 0;
}

/** All that hold for a community, its own before the site's. */
export async function selectEffective(db: Executor, communityId: string | null, limit: number): Promise<Pick<TermRow, 'kind' | 'en' | 'zh' | 'direction' | 'caseSensitive'>[]> {
  const { rows } = await db.execute<TermRow>(sql`
    select kind, en, zh, direction, case_sensitive as "caseSensitive" from glossary_terms
    where community_id is null or community_id = ${communityId}::uuid
    order by community_id is null, created_at, id limit ${limit}`);
  return rows;
}

/**
 * One writer at a time, in whatever scope: two equal terms cannot pass each other, and changes are seen in the order of
 * their numbers, by which every reader knows whether it has them all.
 */
export async function lockGlossary(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('glossary', 0))`);
}

export async function selectTerm(tx: Executor, id: string): Promise<TermRow | undefined> {
  const { rows } = await tx.execute<TermRow>(sql`select ${term} from ${tables} where g.id = ${id}`);
  return rows[0];
}

/** Another term of the scope that would stand for the same words in the same direction. */
export async function findSame(tx: Tx, communityId: string | null, { kind, en, zh, direction }: CheckedTerm, except: string | null): Promise<boolean> {
  const enToZh = direction !== 'zh-en' && en !== null;
  const zhToEn = direction !== 'en-zh' && (kind === 'keep' ? en : zh) !== null;
  const { rows } = await tx.execute(sql`
    select 1 from glossary_terms g where ${inScope(communityId)} and g.id is distinct from ${except}::uuid and (
      (${enToZh} and g.direction <> 'zh-en' and lower(g.en) = lower(${en}))
      or (${zhToEn} and g.direction <> 'en-zh' and lower(coalesce(g.zh, g.en)) = lower(${kind === 'keep' ? en : zh})))
    limit 1`);
  return rows.length > 0;
}

export async function upsertTerm(tx: Tx, id: string, communityId: string | null, { kind, en, zh, direction, caseSensitive, note }: CheckedTerm, authorId: string): Promise<void> {
  await tx.execute(sql`
    insert into glossary_terms (id, community_id, kind, en, zh, direction, case_sensitive, note, author_id)
    values (${id}, ${communityId}, ${kind}, ${en}, ${zh}, ${direction}, ${caseSensitive}, ${note}, ${authorId})
    on conflict (id) do update set kind = excluded.kind, en = excluded.en, zh = excluded.zh, direction = excluded.direction,
      case_sensitive = excluded.case_sensitive, note = excluded.note, updated_at = greatest(now(), glossary_terms.updated_at + interval '1 millisecond')`);
}

export async function deleteTerm(tx: Tx, id: string): Promise<void> {
  await tx.execute(sql`delete from glossary_terms where id = ${id}`);
}

export interface ChangeRow extends Record<string, unknown> {
  version: number;
  communityId: string | null;
  termId: string;
  before: CheckedTerm | null;
  after: CheckedTerm | null;
  handle: string | null;
  displayName: string | null;
  at: string | Date;
}

/** Writes a change down; its number is the scope's new version. */
export async function insertChange(tx: Tx, change: { communityId: string | null; termId: string; before: CheckedTerm | null; after: CheckedTerm | null; accountId: string }): Promise<number> {
  const json = (value: CheckedTerm | null) => (value === null ? null : JSON.stringify(value));
  const { rows } = await tx.execute<{ version: number }>(sql`
    insert into glossary_changes (community_id, term_id, before, after, account_id)
    values (${change.communityId}, ${change.termId}, ${json(change.before)}::jsonb, ${json(change.after)}::jsonb, ${change.accountId}) returning version`);
  return rows[0]!.version;
}

const changed = sql`select h.version, h.community_id as "communityId", h.term_id as "termId", h.before, h.after, a.handle, a.display_name as "displayName", h.at
  from glossary_changes h left join accounts a on a.id = h.account_id`;

export async function selectChanges(db: Executor, communityId: string | null, before: number | null, limit: number): Promise<ChangeRow[]> {
  const { rows } = await db.execute<ChangeRow>(sql`
    ${changed} where h.community_id is not distinct from ${communityId}::uuid ${before === null ? sql`` : sql`and h.version < ${before}`}
    order by h.version desc limit ${limit}`);
  return rows;
}

export async function selectChange(tx: Tx, version: number): Promise<ChangeRow | undefined> {
  const { rows } = await tx.execute<ChangeRow>(sql`${changed} where h.version = ${version}`);
  return rows[0];
}
