/** What a server speaks and which languages it has, told from its `/languages`. */
import { EngineBadOutput, PairUnsupported } from '../../../translation/errors.ts';
import type { Language } from '../../../translation/languages.ts';

export interface Dialect {
  name: 'LibreTranslate' | 'MTranServer';
  /** The server's codes for a pair. Throws `PairUnsupported`. */
  codes(source: Language, target: Language): { from: string; to: string };
}

/** In the order preferred: Simplified by name, then Chinese, then what there is. */
const CODES: Record<Language, string[]> = { en: ['en', 'en-us', 'en-gb'], zh: ['zh-hans', 'zh', 'zh-cn', 'zh_cn', 'zh-hans-cn', 'zt', 'zh-hant', 'zh-tw'] };

export function readLanguages(answer: unknown): Dialect {
  if (Array.isArray(answer)) return fromLibreTranslate(answer);
  const languages = (answer as { languages?: unknown } | null)?.languages;
  if (Array.isArray(languages) && languages.every((code) => typeof code === 'string')) return fromCodes(languages);
  throw new EngineBadOutput('/languages has an unknown shape.');
}

/** `[{code, name, targets}]`; servers before 1.3 have no `targets`. */
function fromLibreTranslate(answer: unknown[]): Dialect {
  const targets = new Map<string, string[] | undefined>();
  for (const item of answer) {
    const { code, targets: to } = (item ?? {}) as { code?: unknown; targets?: unknown };
    if (typeof code === 'string') targets.set(code, Array.isArray(to) ? to.filter((one) => typeof one === 'string') : undefined);
  }
  if (targets.size === 0) throw new EngineBadOutput('/languages lists no language.');
  return {
    name: 'LibreTranslate',
    codes(source, target) {
      const from = pick(CODES[source], [...targets.keys()]);
      const to = from && pick(CODES[target], targets.get(from) ?? [...targets.keys()]);
      if (!from || !to) throw new PairUnsupported(`The server has no ${source} to ${target}.`);
      return { from, to };
    },
  };
}

/** `{languages: [...], pairs: [{from, to}]}`. */
function fromCodes(languages: string[]): Dialect {
  return {
    name: 'MTranServer',
    codes(source, target) {
      const [from, to] = [pick(CODES[source], languages), pick(CODES[target], languages)];
      if (!from || !to) throw new PairUnsupported(`The server has no ${source} to ${target}.`);
      return { from, to };
    },
  };
}

function pick(wanted: string[], there: string[]): string | undefined {
  for (const code of wanted) {
    const found = there.find((one) => one.toLowerCase() === code);
    if (found !== undefined) return found;
  }
  return undefined;
}
