/** An order that was turned round: told not to where it tells to, or the other way. Only where an original gives orders. Pure. */
import type { Guard } from '../guard.ts';
import { denies } from './denials.ts';
import { givesOrders } from './orders.ts';

export const polarityGuard: Guard = ({ languages, source, target }) => {
  if (!givesOrders(source)) return undefined;
  const from = languages.source === 'zh' ? 'zh' : 'en';
  return denies(source, from) === denies(target, languages.target) ? undefined : { reason: 'output.suspicious', detail: 'an order turned round' };
};
