import Type from 'typebox';
import { Author, ContentLanguage, Cursor, Moment, Next, NullableMoment, NullableText, Uuid, WrittenLanguage, idParam, nullable, oneOf, page, ref } from '../http/schema.ts';
import { Doubt, shown } from '../translations/schemas.ts';

export const STATES = ['open', 'accepted', 'rejected', 'withdrawn', 'reverted', 'superseded', 'outdated'] as const;
const NullableInteger = Type.Unsafe<number | null>({ type: ['integer', 'null'] });

export const SuggestionParams = Type.Object({ id: idParam('suggestion.not_found') });
export const SheetQuery = Type.Object({ sentence: Type.Optional(Type.Integer({ description: 'Only this one.' })) });

export const NewSuggestion = Type.Object({
  version: Type.Integer({ minimum: 1, description: 'The version of the post the reader had before them.' }),
  sentence: Type.Integer({ minimum: -1, description: 'As in `data-s` of the HTML; -1 is the title.' }),
  text: Type.String({ 'x-error': 'suggestion.empty', description: 'As `edit.text` shows it: every thing of `edit.keep` exactly once.' }),
  note: Type.Optional(Type.String({ description: 'Why it is better.' })),
});
export const Suggested = Type.Object(
  { id: Uuid, postId: Uuid, language: ContentLanguage, sentence: Type.Integer(), version: Type.Integer(), doubts: Type.Array(ref(Doubt)) },
  { $id: 'Suggested' },
);

export const Vote = Type.Object({ value: Type.Unsafe<1 | -1 | 0>({ type: 'integer', enum: [1, -1, 0], description: '0 takes it back.' }) });
export const Voted = Type.Object({ id: Uuid, score: Type.Integer(), myVote: Type.Unsafe<1 | -1 | null>({ type: ['integer', 'null'] }) }, { $id: 'Voted' });

export const Acceptance = Type.Object({
  replaces: Type.Optional(Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'uuid', description: 'The accepted one it takes the place of, as whoever decides saw it.' })),
});
export const Decided = Type.Object(
  { id: Uuid, state: oneOf(STATES), restored: Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'The formerly accepted one that is back.' }) },
  { $id: 'Decided' },
);

export const Suggestion = Type.Object(
  {
    id: Uuid,
    postId: Uuid,
    threadId: Uuid,
    language: ContentLanguage,
    sentence: Type.Integer(),
    version: Type.Integer(),
    sourceLanguage: WrittenLanguage,
    source: Type.String(),
    text: Type.String(),
    before: Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'What stood there when it was suggested.' }),
    note: Type.String(),
    state: oneOf(STATES),
    score: Type.Integer(),
    myVote: Type.Unsafe<1 | -1 | null>({ type: ['integer', 'null'] }),
    author: nullable(ref(Author)),
    decidedBy: nullable(ref(Author)),
    createdAt: Moment,
    decidedAt: NullableMoment,
    stateSince: Type.String({ format: 'date-time', description: 'When its state came to be: made, decided, overtaken, brought back, outdated.' }),
    mine: Type.Boolean(),
    doubts: Type.Array(ref(Doubt)),
    may: Type.Object({ vote: Type.Boolean(), decide: Type.Boolean(), withdraw: Type.Boolean(), revert: Type.Boolean() }),
  },
  { $id: 'Suggestion' },
);

/** One sentence with what stands for it and what else was suggested. */
export const SheetSentence = Type.Object(
  {
    id: Type.Integer(),
    source: Type.String(),
    sourceLanguage: Type.Unsafe<string | null>({ type: ['string', 'null'] }),
    target: Type.String(),
    outcome: oneOf(['translated', 'same-language', 'kept'] as const),
    reason: Type.Optional(Type.String()),
    engine: Type.Optional(Type.String()),
    by: Type.Optional(NullableText),
    doubts: Type.Optional(Type.Array(ref(Doubt))),
    edit: Type.Unsafe<{ text: string; keep: { token: string; means?: string }[] } | null>({
      anyOf: [
        Type.Object({ text: Type.String(), keep: Type.Array(Type.Object({ token: Type.String(), means: Type.Optional(Type.String()) })) }),
        { type: 'null' },
      ],
      description: 'For a text field; null where nothing can be suggested.',
    }),
    suggestions: Type.Array(ref(Suggestion)),
  },
  { $id: 'SheetSentence' },
);

export const TranslationSheet = Type.Object(
  {
    postId: Uuid,
    threadId: Uuid,
    threadTitle: NullableText,
    threadLanguage: WrittenLanguage,
    author: nullable(ref(Author)),
    language: ContentLanguage,
    postLanguage: WrittenLanguage,
    currentVersion: Type.Integer(),
    version: NullableInteger,
    engine: NullableText,
    model: NullableText,
    ...shown,
    may: Type.Object({ suggest: Type.Boolean(), vote: Type.Boolean(), decide: Type.Boolean() }),
    sentences: Type.Array(ref(SheetSentence)),
  },
  { $id: 'TranslationSheet' },
);

/** How far it is counted. */
export const MOST_COUNTED = 100;
const Counted = (description: string) => Type.Integer({ minimum: 0, maximum: MOST_COUNTED, description: `${description} ${MOST_COUNTED} stands for that many or more.` });
export const WaitingSuggestions = Type.Object(
  {
    open: Counted('What waits for the decision of whoever asks: as many as `which=open` lists.'),
    news: Counted('What they suggested and others decided about since they last looked.'),
  },
  { $id: 'WaitingSuggestions' },
);
export const OutcomesSeen = Type.Object({ until: Type.String({ format: 'date-time', description: 'The latest `stateSince` that was shown.' }) });

export const SuggestionsQuery = Type.Object({
  which: Type.Optional(oneOf(['open', 'vote', 'mine'] as const)),
  cursor: Type.Optional(Cursor),
});
/** `page` of posts whose thread is named, so that the list can be read on its own. */
export const ListedSuggestion = Type.Object(
  {
    suggestion: ref(Suggestion),
    threadTitle: NullableText,
    threadLanguage: nullable(WrittenLanguage),
    news: Type.Boolean({ description: 'Whoever reads this suggested it, and others decided about it since they last looked.' }),
    accepted: Type.Unsafe<{ id: string; text: string } | null>({
      anyOf: [Type.Object({ id: Uuid, text: Type.String() }), { type: 'null' }],
      description: 'What people read for this sentence now, where that is an accepted suggestion: it is what an acceptance replaces.',
    }),
  },
  { $id: 'ListedSuggestion' },
);
export const Suggestions = page('Suggestions', ref(ListedSuggestion));
export const Corrections = Type.Object({ count: Type.Integer(), items: Type.Array(ref(ListedSuggestion)), next: Next }, { $id: 'Corrections' });
export const CorrectionsQuery = Type.Object({ cursor: Type.Optional(Cursor) });
