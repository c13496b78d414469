/** Pieces every feature's `schemas.ts` is made of. */
import Type, { type Static, type TObject, type TSchema } from 'typebox';
import { SCRIPTS } from '../scripts/script.ts';
import { WRITTEN_LANGUAGES } from '../translation/languages.ts';
import { QUALITIES } from '../translation/quality.ts';

/** Refers to a named schema, so that it is one component in OpenAPI and one type in the web. */
export function ref<T extends TSchema>(schema: T) {
  const { $id } = schema as { $id?: string };
  if (!$id) throw new Error('Only a schema with an $id can be referred to.');
  return Type.Unsafe<Static<T>>({ $ref: `${$id}#` });
}

/** A named schema, or null. */
export function nullable<T extends TSchema>(schema: T) {
  return Type.Unsafe<Static<T> | null>({ anyOf: [schema, { type: 'null' }] });
}

export const NullableText = Type.Unsafe<string | null>({ type: ['string', 'null'] });
export const NullableInteger = Type.Unsafe<number | null>({ type: ['integer', 'null'] });
export const NullableBoolean = Type.Unsafe<boolean | null>({ type: ['boolean', 'null'] });

/** One of a few words; `code` is the named error when it is another. */
export function oneOf<const T extends readonly string[]>(words: T, code?: string) {
  return Type.Unsafe<T[number]>({ type: 'string', enum: [...words], ...(code && { 'x-error': code }) });
}

export function nullableOneOf<const T extends readonly string[]>(words: T) {
  return Type.Unsafe<T[number] | null>({ type: ['string', 'null'], enum: [...words, null] });
}

export const LANGUAGE_CODES = ['en', 'zh'] as const;
export const VIEWS = ['original', 'translated', 'both'] as const;
export const STATES = ['pending', 'ready', 'outdated', 'failed'] as const;
export { QUALITIES };
export type View = (typeof VIEWS)[number];

/** A language that posts are read in. */
export const ContentLanguage = oneOf(LANGUAGE_CODES, 'language.unknown');
/** A language that a post may be written in. */
export const WrittenLanguage = oneOf(WRITTEN_LANGUAGES, 'language.unknown');
export const ReadingView = oneOf(VIEWS);
/** How Chinese is shown; left out, as its author wrote it. */
export const ReadingScript = oneOf(SCRIPTS);
/** On whatever `script` can change. */
export const converted = { converted: Type.Optional(Type.Literal(true, { description: 'Chinese in it is shown in other characters than its author’s, as `script` asked.' })) };
export const Moment = Type.String({ format: 'date-time' });
export const NullableMoment = Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'date-time' });
export const Uuid = Type.String({ format: 'uuid' });
export const NullableUuid = Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'uuid' });

/** An id in an address. Whatever is no id names nothing, so it answers like an id that is not there. */
export function idParam(code: string) {
  return Type.String({ pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$', 'x-error': code });
}

export const Cursor = Type.String({ maxLength: 600, 'x-error': 'cursor.invalid', description: 'Opaque; from `next` of the page before.' });
export const Next = Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'Cursor of the next page; null on the last.' });

export const ErrorBody = Type.Object(
  {
    code: Type.String({ description: 'A named fact, such as `thread.locked`.' }),
    params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
  },
  { $id: 'Error' },
);

/** An answer without a body. */
export const Nothing = Type.Unsafe<undefined>({ type: 'null', description: 'Done.' });

/** Every route may answer a named error. */
export const failures = { '4xx': ref(ErrorBody), '5xx': ref(ErrorBody) };

export const Author = Type.Object({ handle: Type.String(), displayName: Type.String() }, { $id: 'Author' });

/** From what a translation was made, and what of it is not a machine's word alone. Null in what was made before there was one. */
export const origin = {
  glossaryVersion: Type.Unsafe<number | null>({ type: ['integer', 'null'], description: 'Which state of the terms it was made with; 0: none.' }),
  sourceHash: Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'sha-256, hex, of the JSON array [title or null, Markdown, language] of the version it was made from, in UTF-8.' }),
  doubtCount: Type.Unsafe<number | null>({ type: ['integer', 'null'], description: 'Sentences whose meaning a guard doubts.' }),
  humanCount: Type.Unsafe<number | null>({ type: ['integer', 'null'], description: 'Sentences that a person translated.' }),
};

/** What wrote a translation: shown beside every one of them. */
export const provenance = {
  engine: NullableText,
  engineVersion: NullableText,
  model: NullableText,
  quality: nullableOneOf(QUALITIES),
  local: NullableBoolean,
};

export function page<T extends TSchema>(id: string, item: T): TObject<{ items: ReturnType<typeof Type.Array<T>>; next: typeof Next }> {
  return Type.Object({ items: Type.Array(item), next: Next }, { $id: id }) as never;
}
