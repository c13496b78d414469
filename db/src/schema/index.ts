export * from './accounts.ts';
export { CONTENT_LANGUAGES, WRITTEN_LANGUAGES } from './columns.ts';
export * from './communities.ts';
export * from './corrections.ts';
export * from './engines.ts';
export * from './glossary.ts';
export * from './posts.ts';
export * from './translations.ts';
