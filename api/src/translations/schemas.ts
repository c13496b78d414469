import Type from 'typebox';
import { ContentLanguage, NullableMoment, NullableText, STATES, Uuid, idParam, oneOf, origin, provenance, ref } from '../http/schema.ts';
import { DOUBT_KINDS } from '../translation/index.ts';

export const TranslationParams = Type.Object({ id: idParam('post.not_found'), lang: ContentLanguage });

/** What `shownState` answers, as every shape of a translation carries it. */
export const shown = {
  state: oneOf(STATES),
  renewing: Type.Optional(oneOf(['pending', 'failed'] as const)),
  unasked: Type.Optional(Type.Literal(true, { description: 'Nobody has asked for it yet, so it is not on its way: `POST /translations/{lang}` asks.' })),
};

export const Doubt = Type.Object(
  {
    kind: oneOf(DOUBT_KINDS),
    source: Type.String({ description: 'As the original says it; empty when only the translation says it.' }),
    target: Type.Optional(Type.String({ description: 'What seems to stand for it in the translation.' })),
  },
  { $id: 'Doubt' },
);

export const Sentence = Type.Object(
  {
    id: Type.Integer({ description: 'The same number stands in `data-s` of the HTML; -1 is the title.' }),
    source: Type.String(),
    target: Type.String(),
    outcome: oneOf(['translated', 'same-language', 'kept'] as const),
    reason: Type.Optional(Type.String()),
    engine: Type.Optional(Type.String({ description: '`human`: a reader translated it; `author`, `author-adopted`: the author did.' })),
    by: Type.Optional(NullableText),
    doubts: Type.Optional(Type.Array(ref(Doubt))),
  },
  { $id: 'Sentence' },
);

export const TranslationDetail = Type.Object(
  {
    postId: Uuid,
    language: ContentLanguage,
    ...shown,
    reason: NullableText,
    willRetry: Type.Boolean(),
    ...provenance,
    ...origin,
    version: Type.Unsafe<number | null>({ type: ['integer', 'null'] }),
    translatedAt: NullableMoment,
    sentences: Type.Array(ref(Sentence)),
  },
  { $id: 'TranslationDetail' },
);

/** Enough for the longest page. */
const ids = Type.Optional(Type.Array(Uuid, { maxItems: 100 }));
export const AskParams = Type.Object({ lang: ContentLanguage });
export const Asking = Type.Object({ posts: ids, threads: ids }, { description: 'Posts, and threads whose opening post (and so title) is meant.' });
export const Asked = Type.Object({ asked: Type.Integer({ description: 'How many are on their way now and were not before.' }) });

export const RetryAccepted = Type.Object(shown);
