import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id, language, moment, writtenLanguage } from './columns.ts';
import { posts } from './posts.ts';

/**
 * One row for each translation a post is wanted in. The content may belong to an older version than the
 * one wanted: it is then shown as outdated while `status` tells how its renewal goes.
 */
export const translations = pgTable(
  'translations',
  {
    postId: id('post_id').notNull().references(() => posts.id, { onDelete: 'cascade' }),
    language: language().notNull(),
    /** `unasked`: nobody reads this language yet, so no job is queued until somebody does. */
    status: text('status', { enum: ['unasked', 'pending', 'ready', 'failed'] }).notNull(),
    wantedVersion: integer('wanted_version').notNull(),
    /** The post's version the content was made from; null while there is none. */
    postVersion: integer('post_version'),
    title: text('title'),
    html: text('html'),
    pairedHtml: text('paired_html'),
    sentences: jsonb('sentences'),
    keptCount: integer('kept_count'),
    /** Sentences whose meaning a guard doubts. */
    doubtCount: integer('doubt_count'),
    /** Sentences that a person translated. */
    humanCount: integer('human_count'),
    /** Which state of the glossary it was made with; null: of a time before there was one. */
    glossaryVersion: integer('glossary_version'),
    /** The last change of the glossary that touches its text, written down when the change was made: more than `glossary_version` if it has not come in yet. */
    touchedVersion: integer('touched_version'),
    /** sha-256, hex, of the text it was made from. */
    sourceHash: text('source_hash'),
    /** Under which hashes the translation memory holds sentences of this post, of every version translated so far. */
    sourceHashes: text('source_hashes').array().notNull().default(sql`'{}'`),
    engine: text('engine'),
    engineVersion: text('engine_version'),
    model: text('model'),
    quality: text('quality', { enum: ['draft', 'standard', 'high'] }),
    local: boolean('local'),
    /** Why there is none yet: a reason code of the translation room. */
    reason: text('reason'),
    willRetry: boolean('will_retry').notNull().default(false),
    translatedAt: moment('translated_at'),
  },
  (table) => [
    primaryKey({ columns: [table.postId, table.language] }),
    // Looked through at every start, for what an engine that is new here can translate.
    index('translations_without_engine').on(table.postId).where(sql`reason = 'pair.unsupported'`),
    index('translations_sentences').using('gin', table.sourceHashes),
    check('translations_language_known', sql`${table.language} in ('en', 'zh')`),
    check('translations_whole', sql`${table.postVersion} is null or (${table.html} is not null and ${table.pairedHtml} is not null and ${table.engine} is not null)`),
  ],
);

/** The same sentence is never paid for twice. */
export const translationMemory = pgTable(
  'translation_memory',
  {
    sourceHash: text('source_hash').notNull(),
    sourceLanguage: writtenLanguage('source_language').notNull(),
    targetLanguage: language('target_language').notNull(),
    engine: text('engine').notNull(),
    engineVersion: text('engine_version').notNull(),
    glossaryVersion: integer('glossary_version').notNull(),
    sourceText: text('source_text').notNull(),
    targetText: text('target_text').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      name: 'translation_memory_pk',
      columns: [table.sourceHash, table.sourceLanguage, table.targetLanguage, table.engine, table.engineVersion, table.glossaryVersion],
    }),
  ],
);
