import Type from 'typebox';
import { Author, ContentLanguage, Cursor, Moment, Next, NullableText, ReadingScript, ReadingView, Uuid, WrittenLanguage, converted, idParam, nullable, oneOf, provenance, ref } from '../http/schema.ts';
import { OwnText } from '../own-versions/schemas.ts';
import { Post } from '../replies/post-schemas.ts';
import { shown } from '../translations/schemas.ts';

export const SubmissionKey = Type.String({
  minLength: 8,
  maxLength: 100,
  description: 'Made by the form once; sending the same one again answers with the post it made the first time.',
});

export const CommunityName = Type.Object({ slug: Type.String(), nameEn: Type.String(), nameZh: Type.String() }, { $id: 'CommunityName' });

export const TitleTranslation = Type.Object(
  { language: ContentLanguage, ...shown, text: NullableText, ...provenance },
  { $id: 'TitleTranslation' },
);

const summary = {
  id: Uuid,
  community: ref(CommunityName),
  title: Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'null when the opening post was deleted.' }),
  language: WrittenLanguage,
  titleTranslation: nullable(ref(TitleTranslation)),
  author: nullable(ref(Author)),
  postCount: Type.Integer({ description: 'Visible posts, the opening one included.' }),
  state: oneOf(['open', 'locked'] as const),
  createdAt: Moment,
  lastActivityAt: Moment,
  ...converted,
};

export const ThreadSummary = Type.Object(summary, { $id: 'ThreadSummary' });
export const Thread = Type.Object({ ...summary, openingPostId: Uuid, revision: Type.Integer() }, { $id: 'Thread' });

export const ThreadParams = Type.Object({ id: idParam('thread.not_found') });
export const ThreadListQuery = Type.Object({
  lang: Type.Optional(ContentLanguage),
  script: Type.Optional(ReadingScript),
  sort: Type.Optional(oneOf(['active', 'new'] as const)),
  cursor: Type.Optional(Cursor),
});
export const ThreadList = Type.Object({ items: Type.Array(ref(ThreadSummary)), next: Next }, { $id: 'ThreadList' });

export const NewThread = Type.Object({
  title: Type.String(),
  markdown: Type.String(),
  language: Type.Optional(WrittenLanguage),
  submissionKey: Type.Optional(SubmissionKey),
  own: Type.Optional(ref(OwnText)),
});
export const PostedThread = Type.Object({ threadId: Uuid, postId: Uuid, language: WrittenLanguage }, { $id: 'PostedThread' });

export const ReadThreadQuery = Type.Object({
  lang: Type.Optional(ContentLanguage),
  view: Type.Optional(ReadingView),
  script: Type.Optional(ReadingScript),
  cursor: Type.Optional(Cursor),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});
export const ThreadPage = Type.Object({ thread: ref(Thread), posts: Type.Array(ref(Post)), next: Next }, { $id: 'ThreadPage' });

export const ChangesQuery = Type.Object({
  since: Type.Integer({ minimum: 0 }),
  lang: Type.Optional(ContentLanguage),
  view: Type.Optional(ReadingView),
  script: Type.Optional(ReadingScript),
});
export const ThreadChanges = Type.Object(
  {
    revision: Type.Integer(),
    reload: Type.Boolean({ description: 'Too much has changed: read the page again.' }),
    thread: ref(Thread),
    posts: Type.Array(ref(Post)),
  },
  { $id: 'ThreadChanges' },
);
