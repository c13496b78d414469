import { sql } from 'drizzle-orm';
import { type AnyPgColumn, bigint, check, index, integer, pgTable, primaryKey, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { bytewiseText, id, moment, writtenLanguage } from './columns.ts';
import { threads } from './communities.ts';

export const posts = pgTable(
  'posts',
  {
    id: id().primaryKey(),
    threadId: id('thread_id').notNull().references(() => threads.id, { onDelete: 'cascade' }),
    authorId: id('author_id').references(() => accounts.id, { onDelete: 'set null' }),
    parentId: id('parent_id').references((): AnyPgColumn => posts.id),
    /** Order of arrival in the thread; 0 is the opening post. */
    seq: integer('seq').notNull(),
    depth: smallint('depth').notNull(),
    /** Sequence numbers of the ancestors and of the post itself, base 36, five wide: sorting by it walks the tree. */
    path: bytewiseText('path').notNull(),
    markdown: text('markdown').notNull(),
    /** Rendered when written; reading never renders. */
    html: text('html').notNull(),
    language: writtenLanguage().notNull(),
    version: integer('version').notNull().default(1),
    state: text('state', { enum: ['visible', 'deleted'] }).notNull().default('visible'),
    /** The thread's revision when this post, or a translation of it, last changed. */
    revision: bigint('revision', { mode: 'number' }).notNull(),
    submissionKey: text('submission_key'),
    /** Digest of the text as submitted: how a double submit without a key is recognised. */
    bodyHash: text('body_hash').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    editedAt: moment('edited_at'),
    deletedAt: moment('deleted_at'),
  },
  (table) => [
    uniqueIndex('posts_thread_path').on(table.threadId, table.path),
    uniqueIndex('posts_submission').on(table.authorId, table.submissionKey).where(sql`submission_key is not null`),
    index('posts_thread_revision').on(table.threadId, table.revision),
    index('posts_author').on(table.authorId, table.createdAt, table.id),
    index('posts_parent').on(table.parentId),
    check('posts_language_tag', sql`${table.language} ~ '^[a-z]{2,3}$'`),
  ],
);

/** Every version of a post, the current one included. */
export const postVersions = pgTable(
  'post_versions',
  {
    postId: id('post_id').notNull().references(() => posts.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    /** Only an opening post has one. */
    title: text('title'),
    markdown: text('markdown').notNull(),
    html: text('html').notNull(),
    language: writtenLanguage().notNull(),
    /** Who said which language it is in, where this version puts only that right. */
    languageBy: id('language_by').references(() => accounts.id, { onDelete: 'set null' }),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.postId, table.version] }),
    index('post_versions_language_by').on(table.languageBy).where(sql`language_by is not null`),
  ],
);
