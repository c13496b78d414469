/** An order that was turned round: told not to where it tells to, or the other way. Only where an original gives orders. Pure. */
import type { Guard } from '../guard.ts';
import { givesOrders } from './orders.ts';

const NO = {
  en: /\b(?:no|not|never|none|nothing|nobody|nowhere|neither|nor|without|cannot|stop\w*|refus\w+|ignor\w*|disregard\w*|forget\w*|avoid\w*|instead|unless|except|lack\w*|longer|rather|late|un\w+|in(?:visible|valid|correct)|only|alone|but|just|aside|leave|empty|free|off|mind|void|cancel\w*|wrong|hard\w*|few|little|less\w*|\w+less)\b|n['’]t\b/i,
  zh: /不|没|无|别|未|勿|莫|非|否|休|免|停|拒|忽略|忘|只|仅|除|反|空|隐|错|难|失|取消|作废|作罢|少|乱/,
} as const;
/** What nobody says who does not mean it. */
const FORBIDS = { en: /\b(?:do not|does not|did not|must not|should not|never|nor)\b|\b(?:do|does|did|must|should)n['’]t\b/i, zh: /不要|别(?![的人墅处说致扭])|切勿|请勿|不得|不准|不许|从不|绝不/ } as const;

export const polarityGuard: Guard = ({ languages, source, target }) => {
  if (!givesOrders(source)) return undefined;
  const from = languages.source === 'zh' ? 'zh' : 'en';
  const turned = (FORBIDS[languages.target].test(target) && !NO[from].test(source)) || (FORBIDS[from].test(source) && !NO[languages.target].test(target));
  return turned ? { reason: 'output.suspicious', detail: 'an order turned round' } : undefined;
};
