import { parseArgs } from 'node:util';
import { CHOICES } from '../../backfills/choose.ts';
import { isLanguage, LANGUAGES, type Language } from '../../translation/index.ts';
import { MtFailed } from '../command.ts';

export interface Asked {
  choice: (typeof CHOICES)[number];
  languages: readonly Language[];
  rate: number | null;
  community: string | undefined;
  /** Start without a question. */
  yes: boolean;
}

const OPTIONS = {
  choose: { type: 'string' }, lang: { type: 'string' }, rate: { type: 'string' }, community: { type: 'string' }, yes: { type: 'boolean', short: 'y', default: false },
} as const;
const MOST = 100_000;

/** Throws `MtFailed`. */
export function readArguments(args: readonly string[]): Asked {
  const { choose, lang, rate, community, yes } = parsed(args);
  const choice = CHOICES.find((one) => one === choose);
  if (!choice) throw new MtFailed(choose === undefined ? `Which translations? Say --choose ${CHOICES.join('|')}.` : `Unknown choice "${choose}". Known: ${CHOICES.join(', ')}.`);
  if (lang !== undefined && !isLanguage(lang)) throw new MtFailed(`Unknown language "${lang}". Known: ${LANGUAGES.join(', ')}.`);
  if (rate !== undefined && !(/^[1-9]\d*$/.test(rate) && Number(rate) <= MOST)) throw new MtFailed(`--rate must be a whole number of posts a minute from 1 to ${MOST}, not "${rate}".`);
  return { choice, languages: lang === undefined ? LANGUAGES : [lang], rate: rate === undefined ? null : Number(rate), community, yes };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    // Node goes on to explain how to name a file like an option; nobody here wants to.
    throw new MtFailed((error as Error).message.split('. ')[0]!.replace(/\.?$/, '.'));
  }
}
