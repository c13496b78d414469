import Type from 'typebox';
import { Moment, NullableMoment, NullableText, QUALITIES, nullable, oneOf, ref } from '../http/schema.ts';
import { STANDINGS } from './standing.ts';

export const Price = Type.Object(
  { amount: Type.String({ description: 'A decimal number, exact.' }), currency: Type.String({ description: 'Three letters, as configured.' }) },
  { $id: 'Price' },
);

export const UsageMonth = Type.Object(
  {
    month: Type.String({ description: 'Such as 2026-11, in UTC.' }),
    characters: Type.Integer({ description: 'Code points of the sentences as they were sent.' }),
    sentences: Type.Integer(),
    requests: Type.Integer(),
    failures: Type.Integer(),
    price: Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'An estimate, exact decimal, at the price that is set now; in the currency of the engine’s price.' }),
  },
  { $id: 'UsageMonth' },
);

export const EngineUsage = Type.Object(
  {
    id: Type.String(),
    model: Type.String(),
    version: Type.String(),
    quality: oneOf(QUALITIES),
    local: Type.Boolean(),
    budget: Type.Unsafe<number | null>({ type: ['integer', 'null'], description: 'Characters it may be sent in a month; null: no budget.' }),
    price: nullable(ref(Price)),
    state: oneOf(STANDINGS),
    reason: NullableText,
    until: NullableMoment,
    standIn: Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'The engine that serves while this one does not.' }),
    lastAskedAt: NullableMoment,
    months: Type.Array(ref(UsageMonth), { description: 'The newest first; those in which it was asked.' }),
  },
  { $id: 'EngineUsage' },
);

export const Usage = Type.Object(
  {
    month: Type.String(),
    renewedAt: Moment,
    engines: Type.Array(ref(EngineUsage), { description: 'In the order they are asked.' }),
    earlier: Type.Array(Type.Object({ id: Type.String(), price: nullable(ref(Price)), months: Type.Array(ref(UsageMonth)) }), { description: 'Engines that are not in use any more.' }),
  },
  { $id: 'Usage' },
);
