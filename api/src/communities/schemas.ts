import Type from 'typebox';
import { ReadingScript, Uuid, converted, ref } from '../http/schema.ts';

export const Community = Type.Object(
  {
    id: Uuid,
    slug: Type.String(),
    nameEn: Type.String(),
    nameZh: Type.String(),
    aboutEn: Type.String(),
    aboutZh: Type.String(),
    rulesEn: Type.String(),
    rulesZh: Type.String(),
    threadCount: Type.Integer(),
    ...converted,
  },
  { $id: 'Community' },
);

export const Communities = Type.Object({ items: Type.Array(ref(Community)) });
export const OneCommunity = Type.Object({ community: ref(Community) });
export const CommunityQuery = Type.Object({ script: Type.Optional(ReadingScript) });
export const SlugParams = Type.Object({ slug: Type.String({ maxLength: 200 }) });

const words = Type.Optional(Type.String({ maxLength: 5000 }));
export const NewCommunity = Type.Object({
  slug: Type.String({ 'x-error': 'community.slug_invalid' }),
  nameEn: Type.String({ maxLength: 80 }),
  nameZh: Type.String({ maxLength: 80 }),
  aboutEn: words,
  aboutZh: words,
  rulesEn: words,
  rulesZh: words,
});
