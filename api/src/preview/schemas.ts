import Type from 'typebox';
import { ContentLanguage, ErrorBody, ref } from '../http/schema.ts';

export const PreviewRequest = Type.Object({ markdown: Type.String(), title: Type.Optional(Type.String()) });

export const Preview = Type.Object(
  {
    html: Type.String(),
    language: ContentLanguage,
    confidence: Type.Number({ minimum: 0, maximum: 1 }),
    errors: Type.Array(ref(ErrorBody), { description: 'What would stop this text from being posted.' }),
  },
  { $id: 'Preview' },
);
