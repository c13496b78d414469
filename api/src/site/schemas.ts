import Type from 'typebox';
import { ContentLanguage, QUALITIES, WrittenLanguage, oneOf, ref } from '../http/schema.ts';

export const EngineInfo = Type.Object(
  {
    id: Type.String(),
    model: Type.String(),
    version: Type.String(),
    quality: oneOf(QUALITIES),
    local: Type.Boolean({ description: 'No text leaves the server.' }),
    pairs: Type.Array(Type.Object({ source: WrittenLanguage, target: ContentLanguage })),
  },
  { $id: 'EngineInfo' },
);

const range = Type.Object({ min: Type.Integer(), max: Type.Integer() });

export const Site = Type.Object(
  {
    name: Type.String(),
    version: Type.String(),
    engines: Type.Array(ref(EngineInfo), { description: 'In the order they are asked.' }),
    limits: Type.Object({ title: Type.Integer(), body: Type.Integer(), nesting: Type.Integer(), handle: range, displayName: range, password: range }),
  },
  { $id: 'Site' },
);
