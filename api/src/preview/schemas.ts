import Type from 'typebox';
import { ContentLanguage, ErrorBody, NullableText, WrittenLanguage, nullable, provenance, ref } from '../http/schema.ts';
import { Doubt } from '../translations/schemas.ts';

export const PreviewRequest = Type.Object({ markdown: Type.String(), title: Type.Optional(Type.String()) });

export const Preview = Type.Object(
  {
    html: Type.String(),
    language: WrittenLanguage,
    confidence: Type.Number({ minimum: 0, maximum: 1 }),
    errors: Type.Array(ref(ErrorBody), { description: 'What would stop this text from being posted.' }),
  },
  { $id: 'Preview' },
);

export const TranslationPreviewRequest = Type.Object({
  markdown: Type.String(),
  title: Type.Optional(Type.String()),
  language: Type.Optional(WrittenLanguage),
  community: Type.Optional(Type.String({ description: 'Slug of the community whose glossary holds.' })),
});

export const TranslationPreview = Type.Object(
  {
    language: WrittenLanguage,
    target: ContentLanguage,
    title: NullableText,
    html: Type.String(),
    markdown: Type.String({ description: 'The translation as Markdown, to write on in.' }),
    ...provenance,
    doubts: Type.Array(ref(Doubt)),
    keptCount: Type.Integer({ description: 'Sentences that no engine could translate.' }),
    back: nullable(Type.Object({ title: NullableText, html: Type.String() }, { description: 'The translation translated back; null when no engine could.' })),
  },
  { $id: 'TranslationPreview' },
);
