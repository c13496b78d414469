import type { Deps } from '../deps.ts';
import { LIMITS } from '../writing/limits.ts';
import { VERSION } from '../version.ts';

/** What a client may want to know before it shows a form: the site's name, its engines, its limits. */
export function describeSite({ config, engines }: Deps) {
  return {
    name: config.siteName,
    version: VERSION,
    engines: engines.map(({ id, model, version, quality, local, pairs }) => ({ id, model, version, quality, local, pairs: [...pairs] })),
    limits: LIMITS,
  };
}
