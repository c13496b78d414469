import type { Round } from './shapes.ts';
import { choices } from './shapes.ts';

/** A round as it is asked for in an address or a form; every part may be left out. */
export interface AskedRound {
  choice: Round['choice'];
  lang: 'en' | 'zh' | undefined;
  community: string | undefined;
  /** As it was typed: the API says what is wrong with it. */
  rate: string | undefined;
}

/** Undefined where no choice is named. */
export function askedRound(read: (name: string) => string | null): AskedRound | undefined {
  const choice = choices.find((one) => one === read('choice'));
  const lang = read('lang');
  return choice && {
    choice,
    lang: lang === 'en' || lang === 'zh' ? lang : undefined,
    community: read('community')?.slice(0, 100) || undefined,
    // Chinese input methods type full-width digits.
    rate: read('rate')?.normalize('NFKC').trim().slice(0, 20) || undefined,
  };
}

/** What is no number goes to the API as it is, to be refused by name. */
export function rateOf(rate: string): number {
  return (/^\d{1,12}$/.test(rate) ? Number(rate) : rate) as number;
}
