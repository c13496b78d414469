import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { id, moment } from './columns.ts';
import { communities } from './communities.ts';

/** Terms with a fixed translation: of the whole site, or of one community, whose terms go before the site's. */
export const glossaryTerms = pgTable(
  'glossary_terms',
  {
    id: id().primaryKey(),
    communityId: id('community_id').references(() => communities.id, { onDelete: 'cascade' }),
    /** `keep`: stays as it is written, in both languages; only `en` or `zh` is then set. */
    kind: text('kind', { enum: ['term', 'keep'] }).notNull(),
    en: text('en'),
    zh: text('zh'),
    direction: text('direction', { enum: ['both', 'en-zh', 'zh-en'] }).notNull().default('both'),
    caseSensitive: boolean('case_sensitive').notNull().default(false),
    note: text('note').notNull().default(''),
    authorId: id('author_id').references(() => accounts.id, { onDelete: 'set null' }),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index('glossary_terms_community').on(table.communityId),
    index('glossary_terms_author').on(table.authorId),
    check('glossary_terms_whole', sql`case ${table.kind} when 'term' then ${table.en} is not null and ${table.zh} is not null else coalesce(${table.en}, ${table.zh}) is not null end`),
  ],
);

/** Every change ever made, in order; a scope's version is the number of its last change. */
export const glossaryChanges = pgTable(
  'glossary_changes',
  {
    version: integer('version').primaryKey().generatedAlwaysAsIdentity(),
    communityId: id('community_id').references(() => communities.id, { onDelete: 'cascade' }),
    termId: id('term_id').notNull(),
    /** The term before and after as JSON; null: it was not there. */
    before: jsonb('before'),
    after: jsonb('after'),
    accountId: id('account_id').references(() => accounts.id, { onDelete: 'set null' }),
    at: moment('at').notNull().defaultNow(),
  },
  (table) => [index('glossary_changes_community').on(table.communityId, table.version), index('glossary_changes_account').on(table.accountId)],
);
