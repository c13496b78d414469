/** What the rest of the house may know of the database. */
export * from './client.ts';
export * from './transaction.ts';
export * from './migrate.ts';
export * as schema from './schema/index.ts';
export * from './is-empty.ts';
