import type { Price } from './shapes.ts';

/** "€12.35", "€0.0025": the amount is a decimal and stays one; what is less than a cent shows its first two digits. */
export function money({ amount, currency }: Price, locale: string): string {
  const value = Number(amount);
  const digits = value > 0 && value < 0.01 ? { maximumSignificantDigits: 2 } : {};
  return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits }).format(amount as Intl.StringNumericLiteral);
}
