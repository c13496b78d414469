import type { Static } from 'typebox';
import { chineseIn } from '../scripts/chinese-in.ts';
import type { Script } from '../scripts/script.ts';
import type { Community } from './schemas.ts';

type Shown = Static<typeof Community>;

/** Communities with their Chinese name, words and rules in the reader's characters. */
export async function communitiesInScript(communities: Shown[], script: Script | undefined): Promise<Shown[]> {
  const chinese = await chineseIn(script);
  if (!chinese) return communities;
  return communities.map((community) => {
    const [nameZh, aboutZh, rulesZh] = [chinese.text(community.nameZh), chinese.text(community.aboutZh), chinese.text(community.rulesZh)];
    const converted = nameZh !== community.nameZh || aboutZh !== community.aboutZh || rulesZh !== community.rulesZh;
    return { ...community, nameZh, aboutZh, rulesZh, ...(converted && { converted }) };
  });
}
