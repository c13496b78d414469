import { customType, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Content languages; the same two as the translation room's `LANGUAGES`. */
export const CONTENT_LANGUAGES = ['en', 'zh'] as const;

/** What a post is written in; the translation room's `WRITTEN_LANGUAGES`. */
export const WRITTEN_LANGUAGES = [
  'en', 'zh', 'ja', 'ko', 'es', 'fr', 'de', 'pt', 'it', 'nl', 'pl', 'tr', 'vi', 'id', 'ru', 'uk', 'ar', 'fa', 'he', 'hi', 'th', 'el', 'und',
] as const;
export const writtenLanguage = (name = 'language') => text(name, { enum: WRITTEN_LANGUAGES });

export const language = (name = 'language') => text(name, { enum: CONTENT_LANGUAGES });

/** Ids are UUIDv7 made by the app, so that two regions can merge and ids sort by age. */
export const id = (name = 'id') => uuid(name);

/** Milliseconds, as JavaScript has them: a cursor made from a value read back then names exactly its row. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });

/** Text compared byte by byte: the tree order of a thread must not depend on the database's locale. */
export const bytewiseText = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });
