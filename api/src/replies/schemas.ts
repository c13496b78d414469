import Type, { type Static } from 'typebox';
import { Author, ContentLanguage, Moment, NullableText, NullableUuid, ReadingScript, ReadingView, Uuid, WrittenLanguage, idParam, nullable, ref } from '../http/schema.ts';
import { OwnText } from '../own-versions/schemas.ts';
import { SubmissionKey } from '../threads/schemas.ts';
import { Post } from './post-schemas.ts';

export const PostParams = Type.Object({ id: idParam('post.not_found') });
export const ReadPostQuery = Type.Object({ lang: Type.Optional(ContentLanguage), view: Type.Optional(ReadingView), script: Type.Optional(ReadingScript) });

export const NewReply = Type.Object({
  markdown: Type.String(),
  language: Type.Optional(WrittenLanguage),
  parentId: Type.Optional(NullableUuid),
  submissionKey: Type.Optional(SubmissionKey),
  own: Type.Optional(ref(OwnText)),
});

export const PostedReply = Type.Object(
  { postId: Uuid, threadId: Uuid, parentId: NullableUuid, language: WrittenLanguage, version: Type.Integer(), revision: Type.Integer() },
  { $id: 'PostedReply' },
);

export const SinglePost = Type.Object(
  {
    post: ref(Post),
    markdown: Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'As written; null when the post is deleted.' }),
    thread: Type.Object({ id: Uuid, title: NullableText, language: WrittenLanguage }),
  },
  { $id: 'SinglePost' },
);

export const PostEdit = Type.Object({
  markdown: Type.String(),
  title: Type.Optional(Type.String({ description: 'Only an opening post has one.' })),
  language: Type.Optional(WrittenLanguage),
  version: Type.Integer({ minimum: 1, description: 'The version that was edited; 409 when it is no longer the current one.' }),
  own: Type.Optional(ref(OwnText)),
});

export const LanguageCorrection = Type.Object({
  language: WrittenLanguage,
  version: Type.Integer({ minimum: 1, description: 'The version that was looked at; 409 when it is no longer the current one.' }),
});

export const EditedPost = Type.Object(
  { postId: Uuid, threadId: Uuid, language: WrittenLanguage, version: Type.Integer(), revision: Type.Integer() },
  { $id: 'EditedPost' },
);

export const DeletedPost = Type.Object(
  { postId: Uuid, threadId: Uuid, revision: Type.Integer(), canRestoreUntil: Moment, threadDeleted: Type.Boolean() },
  { $id: 'DeletedPost' },
);

export const PostVersion = Type.Object(
  {
    version: Type.Integer(),
    title: NullableText,
    markdown: Type.String(),
    html: Type.String(),
    language: WrittenLanguage,
    languageBy: Type.Unsafe<Static<typeof Author> | null>({ ...nullable(ref(Author)), description: 'Who said which language it is in, where this version puts that right.' }),
    createdAt: Moment,
  },
  { $id: 'PostVersion' },
);

export const PostVersions = Type.Object({
  versions: Type.Array(ref(PostVersion), { description: 'The newest first.' }),
  thread: Type.Object({ id: Uuid, title: NullableText, language: WrittenLanguage }),
});
