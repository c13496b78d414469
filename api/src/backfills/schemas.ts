import Type from 'typebox';
import { ContentLanguage, Moment, NullableMoment, NullableText, Uuid, idParam, nullable, oneOf, ref } from '../http/schema.ts';
import { Price } from '../operate/schemas.ts';
import { CHOICES } from './choose.ts';

export const Backfill = Type.Object(
  {
    id: Uuid,
    choice: oneOf(CHOICES),
    languages: Type.Array(ContentLanguage),
    community: Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'Its slug; null: all communities.' }),
    rate: Type.Unsafe<number | null>({ type: ['integer', 'null'], description: 'Posts a minute at most; null: as fast as it goes.' }),
    state: oneOf(['running', 'done', 'stopped'] as const),
    total: Type.Integer({ description: 'Translations it chose at its start.' }),
    queued: Type.Integer(),
    done: Type.Integer(),
    failed: Type.Integer({ description: 'Those that kept what they had, or wait for an engine to come back.' }),
    startedBy: NullableText,
    createdAt: Moment,
    finishedAt: NullableMoment,
  },
  { $id: 'Backfill' },
);

export const Backfills = Type.Object(
  {
    running: nullable(ref(Backfill)),
    items: Type.Array(ref(Backfill), { description: 'The last ones, the youngest first.' }),
  },
  { $id: 'Backfills' },
);

const count = Type.Integer({ description: 'Translations that this choice would take now.' });
export const Waiting = Type.Object(
  {
    missing: count, drafts: count, outdated: count, all: count,
    olderVersions: Type.Integer({ description: 'Translations by an engine that serves now, made by an earlier version of it.' }),
  },
  { $id: 'BackfillsWaiting' },
);

const Choice = oneOf(CHOICES);
const languages = Type.Optional(Type.Array(ContentLanguage, { minItems: 1, maxItems: 2, uniqueItems: true, description: 'Translations into these; default: all.' }));
const community = Type.Optional(Type.String({ maxLength: 100 }));
const rate = Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000, 'x-error': 'backfill.rate_invalid' }));

export const NewBackfill = Type.Object({ choice: Choice, languages, community, rate });

export const EstimateQuery = Type.Object({ choice: Choice, lang: Type.Optional(ContentLanguage), community, rate });
export const Estimate = Type.Object({
  posts: Type.Integer(),
  characters: Type.Integer({ description: 'That an engine would be asked for: of sentences that neither people nor the memory have.' }),
  about: Type.Boolean({ description: 'Reckoned from a part of the posts.' }),
  first: Type.Array(Type.Object({
    engine: Type.String(),
    characters: Type.Integer(),
    price: nullable(ref(Price)),
  }), { description: 'Which engines are asked first for these characters, and what that may cost: an estimate. Empty: nothing is to be asked.' }),
}, { $id: 'BackfillEstimate' });

export const BackfillParams = Type.Object({ id: idParam('backfill.not_found') });
