import Type from 'typebox';
import { Author, Cursor, Moment, Next, NullableText, Uuid, idParam, nullable, oneOf, ref } from '../http/schema.ts';

const KINDS = ['term', 'keep'] as const;
const DIRECTIONS = ['both', 'en-zh', 'zh-en'] as const;

const words = {
  kind: oneOf(KINDS),
  en: NullableText,
  zh: NullableText,
  direction: oneOf(DIRECTIONS),
  caseSensitive: Type.Boolean(),
  note: Type.String(),
};

export const GlossaryTerm = Type.Object(
  { id: Uuid, ...words, community: NullableText, author: nullable(ref(Author)), updatedAt: Moment },
  { $id: 'GlossaryTerm', description: '`keep`: stays as it is written, in both languages. `community`: its slug; null for the whole site.' },
);

const scope = { community: Type.Optional(Type.String({ maxLength: 200, description: 'Slug; left out: the terms of the whole site.' })) };

export const GlossaryQuery = Type.Object({ ...scope, search: Type.Optional(Type.String({ maxLength: 100 })), cursor: Type.Optional(Cursor) });
export const Glossary = Type.Object(
  {
    items: Type.Array(ref(GlossaryTerm)),
    next: Next,
    version: Type.Integer({ description: 'Number of the last change that holds here.' }),
    total: Type.Integer({ description: 'Terms of this scope, whatever was searched for.' }),
    mayEdit: Type.Boolean(),
  },
  { $id: 'Glossary' },
);

const input = {
  kind: oneOf(KINDS),
  en: Type.Optional(Type.String()),
  zh: Type.Optional(Type.String()),
  direction: Type.Optional(oneOf(DIRECTIONS)),
  caseSensitive: Type.Optional(Type.Boolean()),
  note: Type.Optional(Type.String()),
};
export const NewTerm = Type.Object({ ...scope, ...input });
export const TermChange = Type.Object({ ...input, updatedAt: Type.Optional({ ...Moment, description: 'As it was read; 409 when somebody changed the term since.' } as typeof Moment) });
export const TermParams = Type.Object({ id: idParam('glossary.term_not_found') });
export const Stored = Type.Object({ term: ref(GlossaryTerm), version: Type.Integer() }, { $id: 'StoredTerm' });
export const Removed = Type.Object({ version: Type.Integer({ description: 'Of the change, by which it can be undone.' }) });

const side = nullable(Type.Object(words));
export const GlossaryChange = Type.Object(
  { version: Type.Integer(), termId: Uuid, before: side, after: side, by: nullable(ref(Author)), at: Moment },
  { $id: 'GlossaryChange' },
);
export const ChangesQuery = Type.Object({ ...scope, before: Type.Optional(Type.Integer({ minimum: 1 })) });
export const Changes = Type.Object({ items: Type.Array(ref(GlossaryChange)), more: Type.Boolean() }, { $id: 'GlossaryChanges' });
export const ChangeParams = Type.Object({ version: Type.String({ pattern: '^[1-9][0-9]{0,9}$', 'x-error': 'glossary.change_not_found' }) });
