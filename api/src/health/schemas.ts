import Type from 'typebox';
import { oneOf } from '../http/schema.ts';

const Part = oneOf(['ok', 'degraded', 'down', 'off'] as const);

export const Health = Type.Object(
  {
    status: oneOf(['ok', 'degraded', 'down'] as const),
    parts: Type.Object({
      database: Part,
      queue: Part,
      live: Part,
      engines: Type.Record(Type.String(), Part),
    }),
    waiting: Type.Unsafe<number | null>({ type: ['integer', 'null'], description: 'Translation jobs not yet done.' }),
    version: Type.String(),
  },
  { $id: 'Health' },
);
