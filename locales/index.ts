/** Every text of the interface, by locale and namespace. For servers and tests; browsers load one catalogue at a time. */
import enCommon from './en/common.json' with { type: 'json' };
import enErrors from './en/errors.json' with { type: 'json' };
import enAccounts from './en/accounts.json' with { type: 'json' };
import enPosting from './en/posting.json' with { type: 'json' };
import enSite from './en/site.json' with { type: 'json' };
import enReading from './en/reading.json' with { type: 'json' };
import enAbout from './en/about.json' with { type: 'json' };
import enGlossary from './en/glossary.json' with { type: 'json' };
import enCorrections from './en/corrections.json' with { type: 'json' };
import enEngines from './en/engines.json' with { type: 'json' };
import enOperate from './en/operate.json' with { type: 'json' };
import zhCommon from './zh-CN/common.json' with { type: 'json' };
import zhErrors from './zh-CN/errors.json' with { type: 'json' };
import zhAccounts from './zh-CN/accounts.json' with { type: 'json' };
import zhPosting from './zh-CN/posting.json' with { type: 'json' };
import zhSite from './zh-CN/site.json' with { type: 'json' };
import zhReading from './zh-CN/reading.json' with { type: 'json' };
import zhAbout from './zh-CN/about.json' with { type: 'json' };
import zhGlossary from './zh-CN/glossary.json' with { type: 'json' };
import zhCorrections from './zh-CN/corrections.json' with { type: 'json' };
import zhEngines from './zh-CN/engines.json' with { type: 'json' };
import zhOperate from './zh-CN/operate.json' with { type: 'json' };
import type { Locale, Namespace } from './choose.ts';

export * from './choose.ts';

const en = {
  common: enCommon,
  errors: enErrors,
  accounts: enAccounts,
  posting: enPosting,
  site: enSite,
  reading: enReading,
  about: enAbout,
  glossary: enGlossary,
  corrections: enCorrections,
  engines: enEngines,
  operate: enOperate,
};
const zhCN = {
  common: zhCommon,
  errors: zhErrors,
  accounts: zhAccounts,
  posting: zhPosting,
  site: zhSite,
  reading: zhReading,
  about: zhAbout,
  glossary: zhGlossary,
  corrections: zhCorrections,
  engines: zhEngines,
  operate: zhOperate,
};

export const catalogues: Record<Locale, Record<Namespace, Record<string, string>>> = { en, 'zh-CN': zhCN };

type Bare<K> = K extends `${infer B}_one` ? B : K extends `${infer B}_other` ? B : K;
/** Every key there is, as `namespace:key`, plural endings left out. */
export type Key = { [N in keyof typeof en]: `${N}:${Extract<Bare<keyof (typeof en)[N]>, string>}` }[keyof typeof en];
