import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { id, moment, writtenLanguage } from './columns.ts';

export const communities = pgTable('communities', {
  id: id().primaryKey(),
  slug: text('slug').notNull().unique('communities_slug_key'),
  nameEn: text('name_en').notNull(),
  nameZh: text('name_zh').notNull(),
  aboutEn: text('about_en').notNull().default(''),
  aboutZh: text('about_zh').notNull().default(''),
  rulesEn: text('rules_en').notNull().default(''),
  rulesZh: text('rules_zh').notNull().default(''),
  threadCount: integer('thread_count').notNull().default(0),
  createdAt: moment('created_at').notNull().defaultNow(),
});

export const threads = pgTable(
  'threads',
  {
    id: id().primaryKey(),
    communityId: id('community_id').notNull().references(() => communities.id),
    /** Null once the author has left and kept their words here. */
    authorId: id('author_id').references(() => accounts.id, { onDelete: 'set null' }),
    /** The opening post's id. No foreign key: the two rows are born in one transaction, each before the other. */
    openingPostId: id('opening_post_id').notNull(),
    title: text('title').notNull(),
    language: writtenLanguage().notNull(),
    state: text('state', { enum: ['open', 'locked', 'deleted'] }).notNull().default('open'),
    /** Visible posts, the opening one included. */
    postCount: integer('post_count').notNull().default(1),
    /** Grows with every change to a post or translation of this thread; how a page knows what it missed. */
    revision: bigint('revision', { mode: 'number' }).notNull().default(1),
    nextSeq: integer('next_seq').notNull().default(1),
    createdAt: moment('created_at').notNull().defaultNow(),
    lastActivityAt: moment('last_activity_at').notNull().defaultNow(),
  },
  (table) => [
    index('threads_active').on(table.lastActivityAt, table.id).where(sql`state <> 'deleted'`),
    index('threads_new').on(table.createdAt, table.id).where(sql`state <> 'deleted'`),
    index('threads_community_active').on(table.communityId, table.lastActivityAt, table.id).where(sql`state <> 'deleted'`),
    index('threads_community_new').on(table.communityId, table.createdAt, table.id).where(sql`state <> 'deleted'`),
    index('threads_author').on(table.authorId),
    check('threads_language_tag', sql`${table.language} ~ '^[a-z]{2,3}$'`),
  ],
);
