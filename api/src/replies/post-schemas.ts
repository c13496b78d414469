import Type from 'typebox';
import { Author, ContentLanguage, converted, Moment, NullableMoment, NullableText, NullableUuid, Uuid, nullable, oneOf, origin, provenance, ref, WrittenLanguage } from '../http/schema.ts';
import { Doubt, shown } from '../translations/schemas.ts';

/** How a post reads in the reader's language. Without content (`pending`, `failed`) the provenance is null. */
export const PostTranslation = Type.Object(
  {
    language: ContentLanguage,
    ...shown,
    reason: NullableText,
    willRetry: Type.Boolean(),
    ...provenance,
    ...origin,
    version: Type.Unsafe<number | null>({ type: ['integer', 'null'], description: "The post's version this was made from." }),
    translatedAt: NullableMoment,
    keptCount: Type.Unsafe<number | null>({ type: ['integer', 'null'], description: 'Sentences that stayed in the original.' }),
    doubts: Type.Optional(Type.Array(ref(Doubt), { description: 'What a reader should check, the first of them; left out where there is nothing.' })),
    html: Type.Optional(Type.String()),
    pairedHtml: Type.Optional(Type.String()),
  },
  { $id: 'Translation' },
);

export const Post = Type.Object(
  {
    id: Uuid,
    threadId: Uuid,
    parentId: NullableUuid,
    depth: Type.Integer(),
    seq: Type.Integer({ description: 'Order of arrival in the thread; 0 is the opening post.' }),
    author: nullable(ref(Author)),
    language: WrittenLanguage,
    version: Type.Integer(),
    revision: Type.Integer(),
    state: oneOf(['visible', 'deleted'] as const),
    createdAt: Moment,
    editedAt: NullableMoment,
    mine: Type.Boolean(),
    canRestoreUntil: Type.Optional(Moment),
    originalHtml: Type.Optional(Type.String()),
    translation: nullable(ref(PostTranslation)),
    ...converted,
  },
  { $id: 'Post', description: 'Which HTML is included follows the view that was asked for.' },
);
