import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, language, moment } from './columns.ts';

export const ROLES = ['member', 'moderator', 'admin'] as const;

export const accounts = pgTable(
  'accounts',
  {
    id: id().primaryKey(),
    handle: text('handle').notNull(),
    displayName: text('display_name').notNull(),
    passwordHash: text('password_hash').notNull(),
    interfaceLanguage: text('interface_language', { enum: ['en', 'zh-CN'] }).notNull(),
    /** The languages this person reads, the preferred one first. */
    reads: language('reads').array().notNull(),
    view: text('view', { enum: ['original', 'translated', 'both'] }).notNull().default('translated'),
    /** How Chinese is shown: as its author wrote it, or in the characters (and for tw and hk the words) of one region. */
    script: text('script', { enum: ['written', 'cn', 'tw', 'hk'] }).notNull().default('written'),
    theme: text('theme', { enum: ['auto', 'light', 'dark'] }).notNull().default('auto'),
    role: text('role', { enum: ROLES }).notNull().default('member'),
    /** When this person last looked at what became of their suggestions. Nobody else is told. */
    outcomesSeenAt: moment('outcomes_seen_at').notNull().defaultNow(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('accounts_handle_key').on(sql`lower(${table.handle})`),
    // Whether anybody reads a language is asked for every post: one step into the index, however many accounts there are.
    index('accounts_reading_en').on(table.id).where(sql`reads @> array['en']`),
    index('accounts_reading_zh').on(table.id).where(sql`reads @> array['zh']`),
    index('accounts_staff').on(table.role).where(sql`role <> 'member'`),
    check('accounts_reads_something', sql`cardinality(${table.reads}) between 1 and 2 and ${table.reads} <@ array['en','zh']`),
  ],
);

/** Lucia's sessions. `id` is a digest of the cookie, so a copy of this table signs nobody in. */
export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    userId: id('user_id').notNull().references(() => accounts.id, { onDelete: 'cascade' }),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [index('sessions_user').on(table.userId), index('sessions_expiry').on(table.expiresAt)],
);

/** Failed sign-ins within the running window; `key` is a digest of handle and address, never the text itself. */
export const signInFailures = pgTable(
  'sign_in_failures',
  {
    key: text('key').primaryKey(),
    failures: integer('failures').notNull(),
    windowStart: moment('window_start').notNull(),
  },
  (table) => [index('sign_in_failures_age').on(table.windowStart)],
);

/** Who made whom what, and when: rows are added and never changed. */
export const roleChanges = pgTable(
  'role_changes',
  {
    id: id().primaryKey(),
    accountId: id('account_id').references(() => accounts.id, { onDelete: 'set null' }),
    before: text('before', { enum: ROLES }).notNull(),
    after: text('after', { enum: ROLES }).notNull(),
    changedBy: id('changed_by').references(() => accounts.id, { onDelete: 'set null' }),
    at: moment('at').notNull().defaultNow(),
  },
  (table) => [index('role_changes_account').on(table.accountId), index('role_changes_changed_by').on(table.changedBy)],
);
