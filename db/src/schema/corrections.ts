import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { id, language, moment } from './columns.ts';
import { posts } from './posts.ts';

/** A reader's better translation of one sentence of a post. */
export const suggestions = pgTable(
  'suggestions',
  {
    id: id().primaryKey(),
    postId: id('post_id').notNull().references(() => posts.id, { onDelete: 'cascade' }),
    /** Who wrote that post: what waits for somebody is asked with every page, and the author of a post never becomes another. */
    postAuthorId: id('post_author_id').references(() => accounts.id, { onDelete: 'set null' }),
    /** The language it translates into. */
    language: language().notNull(),
    /** The version it was made for; an edit that changes the sentence makes an open one `outdated`. */
    postVersion: integer('post_version').notNull(),
    /** Position in that version's text; -1 is the title. */
    sentenceId: integer('sentence_id').notNull(),
    sourceLanguage: text('source_language').notNull(),
    /** The sentence's name in the translation memory. */
    sourceHash: text('source_hash').notNull(),
    /** Protected texts, marks and all. */
    sourceText: text('source_text').notNull(),
    targetText: text('target_text').notNull(),
    /** Plain text of what stood there when it was suggested, for everybody to compare with. */
    machineText: text('machine_text'),
    note: text('note').notNull().default(''),
    authorId: id('author_id').references(() => accounts.id, { onDelete: 'set null' }),
    /** `superseded`: it was accepted until a better one was; it comes back when that one is reverted. */
    state: text('state', { enum: ['open', 'accepted', 'rejected', 'withdrawn', 'reverted', 'superseded', 'outdated'] }).notNull().default('open'),
    /** When it came to be what `state` says; what is open is so from the first. */
    stateSince: moment('state_since').notNull().defaultNow(),
    /** Sum of the votes. */
    score: integer('score').notNull().default(0),
    decidedBy: id('decided_by').references(() => accounts.id, { onDelete: 'set null' }),
    decidedAt: moment('decided_at'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [
    index('suggestions_post').on(table.postId, table.language, table.sentenceId),
    index('suggestions_author').on(table.authorId, table.createdAt),
    index('suggestions_outcomes').on(table.authorId, table.stateSince, table.id),
    index('suggestions_open').on(table.stateSince, table.id).where(sql`state = 'open'`),
    index('suggestions_waiting').on(table.postAuthorId, table.stateSince, table.id).where(sql`state = 'open'`),
    index('suggestions_decided_by').on(table.decidedBy).where(sql`decided_by is not null`),
    index('suggestions_post_author').on(table.postAuthorId).where(sql`post_author_id is not null`),
    uniqueIndex('suggestions_once').on(table.postId, table.language, table.sourceHash, table.targetText).where(sql`state in ('open', 'accepted')`),
    // One sentence has one accepted translation, wherever it stands.
    uniqueIndex('suggestions_accepted').on(table.sourceHash, table.sourceLanguage, table.language).where(sql`state = 'accepted'`),
  ],
);

export const suggestionVotes = pgTable(
  'suggestion_votes',
  {
    suggestionId: id('suggestion_id').notNull().references(() => suggestions.id, { onDelete: 'cascade' }),
    accountId: id('account_id').notNull().references(() => accounts.id, { onDelete: 'cascade' }),
    value: smallint('value').notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.suggestionId, table.accountId] }),
    index('suggestion_votes_account').on(table.accountId),
    check('suggestion_votes_one', sql`${table.value} in (-1, 1)`),
  ],
);

/** An author's own version of a post in the other language: outranks every engine for the version it was written for. */
export const ownVersions = pgTable(
  'own_versions',
  {
    postId: id('post_id').notNull().references(() => posts.id, { onDelete: 'cascade' }),
    language: language().notNull(),
    /** The version of the post it says the same as. */
    postVersion: integer('post_version').notNull(),
    title: text('title'),
    markdown: text('markdown').notNull(),
    /** It began as a machine's translation that the author adopted, and says so. */
    machine: boolean('machine').notNull().default(false),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.postId, table.language] })],
);
