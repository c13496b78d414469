/** What each engine may cost, as the operator says: `DEEPL_MONTHLY_CHARACTERS=500000`, `DEEPL_PRICE_PER_MILLION=20 EUR`. */
import type { Reader } from './reader.ts';

export interface Budget {
  /** Characters that may be sent in a month (UTC); null: as many as come. */
  readonly characters: number | null;
  /** Of a million characters, as it was written: money is decimal. null: it is not known, or nothing. */
  readonly price: { readonly amount: string; readonly currency: string } | null;
}

const MOST = 1_000_000_000_000;

/** The budgets of these engines. An engine of which nothing is said has none. */
export function readBudgets(read: Reader, engines: Iterable<string>): ReadonlyMap<string, Budget> {
  const found = new Map<string, Budget>();
  for (const engine of engines) {
    const prefix = engine.toUpperCase().replaceAll('-', '_');
    const characters = read.integer(`${prefix}_MONTHLY_CHARACTERS`, null, 0, MOST);
    const price = readPrice(read, `${prefix}_PRICE_PER_MILLION`);
    if (characters !== null || price) found.set(engine, { characters, price });
  }
  return found;
}

function readPrice({ text, problems }: Reader, name: string): Budget['price'] {
  const value = text(name);
  if (value === undefined) return null;
  const [, amount, currency = 'USD'] = /^(\d{1,9}(?:\.\d{1,6})?)(?:\s*([A-Za-z]{3}))?$/.exec(value) ?? [];
  if (amount !== undefined) return { amount, currency: currency.toUpperCase() };
  problems.push(`${name} must be an amount and a currency, such as 20 EUR, not "${value}".`);
  return null;
}
