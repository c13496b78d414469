/** The glossary as the translation room asks for it: one small question a text, the terms themselves only when they changed. */
import type { Database } from '@laoyou/db';
import { selectEffective, selectVersion } from '../glossary/queries.ts';
import type { Glossary, GlossaryTerm, Terms } from '../translation/ports.ts';

/** Of the site and of a community, five thousand each. */
const MOST = 10_000;
/** Communities kept at once. */
const KEPT = 200;

export function glossaryPostgres(db: Database): Glossary {
  const known = new Map<string | null, Terms>();
  return {
    async terms(communityId) {
      const version = await selectVersion(db, communityId);
      const before = known.get(communityId);
      if (before?.version === version) return before;
      const terms = version === 0 ? [] : (await selectEffective(db, communityId, MOST)).flatMap(bothWays);
      const now: Terms = { version, terms };
      known.delete(communityId);
      known.set(communityId, now);
      if (known.size > KEPT) known.delete(known.keys().next().value!);
      return now;
    },
  };
}

type Row = Awaited<ReturnType<typeof selectEffective>>[number];

/** One row as the terms of each direction it holds in. */
function bothWays({ kind, en, zh, direction, caseSensitive }: Row): GlossaryTerm[] {
  const there: GlossaryTerm[] = direction === 'zh-en' || en === null ? [] : [{ source: 'en', target: 'zh', from: en, to: kind === 'keep' ? en : zh!, caseSensitive }];
  const back = kind === 'keep' ? (zh ?? en) : zh;
  return direction === 'en-zh' || back === null ? there : [...there, { source: 'zh', target: 'en', from: back, to: kind === 'keep' ? back : en!, caseSensitive }];
}
