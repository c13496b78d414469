import Type from 'typebox';
import { ContentLanguage, Moment, NullableText, Uuid, idParam } from '../http/schema.ts';

export const OwnVersionParams = Type.Object({ id: idParam('post.not_found'), lang: ContentLanguage });

/** Sent along with a new post or an edit, too. */
export const OwnText = Type.Object(
  {
    title: Type.Optional(Type.String({ description: 'Of an opening post.' })),
    markdown: Type.String(),
    machine: Type.Optional(Type.Boolean({ description: 'It began as a machine’s translation; readers are told.' })),
  },
  { $id: 'OwnText' },
);

export const NewOwnVersion = Type.Object({
  title: Type.Optional(Type.String()),
  markdown: Type.String(),
  machine: Type.Optional(Type.Boolean()),
  version: Type.Integer({ minimum: 1, description: 'The version of the post it says the same as; 409 when that is no longer the current one.' }),
});

export const OwnVersion = Type.Object(
  {
    postId: Uuid,
    language: ContentLanguage,
    title: NullableText,
    markdown: Type.String(),
    machine: Type.Boolean(),
    version: Type.Integer({ description: 'The version of the post it was written for.' }),
    current: Type.Boolean({ description: 'False: the post was edited since, and readers get a machine’s translation until this is renewed.' }),
    updatedAt: Moment,
  },
  { $id: 'OwnVersion' },
);

export const StoredOwnVersion = Type.Object({ postId: Uuid, threadId: Uuid, language: ContentLanguage, version: Type.Integer() });
