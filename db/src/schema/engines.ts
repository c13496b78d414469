import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { communities } from './communities.ts';
import { id, moment } from './columns.ts';

/** What each engine was asked in each month: what budgets are held against. */
export const engineUsage = pgTable(
  'engine_usage',
  {
    engine: text('engine').notNull(),
    /** `2026-11`, in UTC. */
    month: text('month').notNull(),
    /** Characters sent, as providers count them: code points of the source. */
    characters: bigint('characters', { mode: 'number' }).notNull().default(0),
    sentences: bigint('sentences', { mode: 'number' }).notNull().default(0),
    requests: integer('requests').notNull().default(0),
    failures: integer('failures').notNull().default(0),
    lastFailure: text('last_failure'),
    lastFailureAt: moment('last_failure_at'),
    /** When a call to it last began, by whichever process. */
    lastAskedAt: moment('last_asked_at'),
    /** Until when the process that saw the last failure leaves it alone; null: that failure was no reason to. */
    pausedUntil: moment('paused_until'),
    /** Characters of the smallest call that found no room in the budget. */
    turnedAway: bigint('turned_away', { mode: 'number' }),
  },
  (table) => [primaryKey({ columns: [table.engine, table.month] })],
);

/** One round of translating what is there already, with how far it is. */
export const backfills = pgTable(
  'backfills',
  {
    id: id().primaryKey(),
    /** Which translations: those that are missing, drafts, of an older engine or glossary, or all. */
    choice: text('choice', { enum: ['missing', 'drafts', 'outdated', 'all'] }).notNull(),
    languages: text('languages').array().notNull(),
    /** Of one community only; null: of all. */
    communityId: id('community_id').references(() => communities.id, { onDelete: 'set null' }),
    /** Posts a minute at most; null: as fast as it goes. */
    rate: integer('rate'),
    state: text('state', { enum: ['running', 'done', 'stopped'] }).notNull().default('running'),
    total: integer('total').notNull().default(0),
    queued: integer('queued').notNull().default(0),
    done: integer('done').notNull().default(0),
    failed: integer('failed').notNull().default(0),
    startedBy: id('started_by').references(() => accounts.id, { onDelete: 'set null' }),
    createdAt: moment('created_at').notNull().defaultNow(),
    finishedAt: moment('finished_at'),
  },
  (table) => [index('backfills_recent').on(table.createdAt), index('backfills_started_by').on(table.startedBy).where(sql`started_by is not null`)],
);
