/** Which server it is, and what it calls English and Chinese. */
import type { Language } from '../../../translation/languages.ts';
import type { Pair } from '../../../translation/ports.ts';
import { LIBRETRANSLATE, MTRANSERVER, type Dialect } from './dialects.ts';

export interface Spoken {
  dialect: Dialect;
  codes: Record<Language, string>;
  has(pair: Pair): boolean;
}

export interface Languages {
  /** Asks the server the first time, and again a while after it could not tell. Never fails. */
  current(): Promise<Spoken>;
  /** The server contradicted what it told: ask again at the next chance. */
  forget(): void;
  /** What is known so far. */
  dialect(): Dialect;
}

/** `zh` is understood by every version of either server; they list it as `zh`, `zh-Hans` or, in traditional script, `zt`. */
const FALLBACK: Spoken = { dialect: LIBRETRANSLATE, codes: { en: 'en', zh: 'zh' }, has: () => true };
/** In order of preference. */
const NAMES: Record<Language, readonly string[]> = {
  en: ['en', 'en-us', 'en-gb', 'eng'],
  zh: ['zh-hans', 'zh', 'zh-cn', 'zh-sg', 'zho', 'cmn', 'zt', 'zh-hant', 'zh-tw', 'zh-hk'],
};
const ASK_AGAIN = 60_000;

/** `ask` gives the answer of `GET /languages`, or fails. */
export function createLanguages(ask: () => Promise<unknown>): Languages {
  let known: Spoken | undefined;
  let asking: Promise<Spoken> | undefined;
  let nextAt = 0;

  const learn = async (): Promise<Spoken> => {
    const told = await ask().then(readList, () => undefined);
    known = told ?? known ?? FALLBACK;
    nextAt = told ? Infinity : Date.now() + ASK_AGAIN;
    asking = undefined;
    return known;
  };
  return {
    current: async () => (known && Date.now() < nextAt ? known : (asking ??= learn())),
    forget() { nextAt = Math.min(nextAt, Date.now() + (nextAt === Infinity ? 0 : ASK_AGAIN)); },
    dialect: () => (known ?? FALLBACK).dialect,
  };
}

interface Listed {
  code: string;
  /** `undefined`: not told, so anything. */
  targets: string[] | undefined;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const texts = (value: unknown): string[] | undefined => (Array.isArray(value) ? value.filter(isText) : undefined);

/** LibreTranslate: `[{code, name, targets}]`. MTranServer: `{languages: [code], pairs: [{from, to}]}`. */
function readList(answer: unknown): Spoken | undefined {
  if (Array.isArray(answer)) {
    const listed = (answer as unknown[]).flatMap((one): Listed[] => {
      const { code, targets } = (one ?? {}) as { code?: unknown; targets?: unknown };
      return isText(code) ? [{ code, targets: texts(targets) }] : [];
    });
    return listed.length > 0 ? spoken(LIBRETRANSLATE, listed) : undefined;
  }
  const { languages, pairs } = (answer ?? {}) as { languages?: unknown; pairs?: unknown };
  const codes = texts(languages);
  if (!codes || codes.length === 0) return undefined;
  const told = Array.isArray(pairs) ? (pairs as { from?: unknown; to?: unknown }[]) : undefined;
  return spoken(MTRANSERVER, codes.map((code) => ({ code, targets: told && texts(told.filter((pair) => pair?.from === code).map(({ to }) => to)) })));
}

function spoken(dialect: Dialect, listed: Listed[]): Spoken {
  const find = (language: Language) =>
    NAMES[language].map((name) => listed.find(({ code }) => code.toLowerCase().replaceAll('_', '-') === name)).find((one) => one !== undefined);
  const found = { en: find('en'), zh: find('zh') };
  return {
    dialect,
    codes: { en: found.en?.code ?? FALLBACK.codes.en, zh: found.zh?.code ?? FALLBACK.codes.zh },
    has: ({ source, target }) => {
      const [from, to] = [source === 'en' || source === 'zh' ? found[source] : undefined, found[target]];
      return from !== undefined && to !== undefined && (from.targets?.includes(to.code) ?? true);
    },
  };
}
