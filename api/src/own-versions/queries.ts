import type { Executor, Tx } from '@laoyou/db';
import { sql } from 'drizzle-orm';
import type { Language, OwnVersion, WrittenLanguage } from '../translation/index.ts';

export interface OwnVersionRow extends OwnVersion {
  language: Language;
  version: number;
  currentVersion: number;
  updatedAt: Date | string;
}

export async function selectOwnVersion(db: Executor, postId: string, language: Language): Promise<OwnVersionRow | undefined> {
  const { rows } = await db.execute<OwnVersionRow & Record<string, unknown>>(sql`
    select o.language, o.title, o.markdown, o.machine, o.post_version as version, p.version as "currentVersion", o.updated_at as "updatedAt"
    from own_versions o join posts p on p.id = o.post_id where o.post_id = ${postId} and o.language = ${language}`);
  return rows[0];
}

/** Keeps the author's text. */
export async function upsertOwnVersion(tx: Tx, own: OwnVersion & { postId: string; language: Language; version: number }): Promise<void> {
  await tx.execute(sql`
    insert into own_versions (post_id, language, post_version, title, markdown, machine)
    values (${own.postId}, ${own.language}, ${own.version}, ${own.title}, ${own.markdown}, ${own.machine})
    on conflict (post_id, language) do update set post_version = excluded.post_version, title = excluded.title,
      markdown = excluded.markdown, machine = excluded.machine, updated_at = now()`);
}

/** Those that were for a version of the same words, and in another language than the post is in now, are for this one. */
export async function moveOwnVersions(tx: Tx, { postId, version, language }: { postId: string; version: number; language: WrittenLanguage }): Promise<Language[]> {
  const { rows } = await tx.execute<{ language: Language }>(sql`
    update own_versions o set post_version = now.version from post_versions was, post_versions now
    where o.post_id = ${postId} and o.language <> ${language} and was.post_id = o.post_id and was.version = o.post_version
      and now.post_id = o.post_id and now.version = ${version} and now.markdown = was.markdown and now.title is not distinct from was.title
    returning o.language`);
  return rows.map((row) => row.language);
}

/** False when there was none. */
export async function deleteOwnVersion(tx: Tx, postId: string, language: Language): Promise<boolean> {
  const { rowCount } = await tx.execute(sql`delete from own_versions where post_id = ${postId} and language = ${language}`);
  return rowCount === 1;
}

/** Erased with the words of the post, or of all posts of an account. */
export async function eraseOwnVersions(tx: Tx, whose: { postId: string } | { authorId: string }): Promise<void> {
  await tx.execute('postId' in whose
    ? sql`delete from own_versions where post_id = ${whose.postId}`
    : sql`delete from own_versions where post_id in (select id from posts where author_id = ${whose.authorId})`);
}
