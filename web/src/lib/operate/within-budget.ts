import type { Estimate, Price, Usage } from './shapes.ts';

interface Share {
  engine: string;
  characters: number;
  /** Of what its budget lets through; null where there is none, or nothing is let through. */
  price: Price | null;
  /** Who serves while it does not. */
  standIn: string | null;
  /** Some of it goes to the engines after it. */
  over: boolean;
}

/** What of a round an engine takes: more than its budget holds is never sent to it, and so costs nothing. */
export function withinBudget({ engine, characters, price }: Estimate['first'][number], { engines, month }: Pick<Usage, 'engines' | 'month'>): Share {
  const found = engines.find(({ id }) => id === engine);
  const used = found?.months.find((one) => one.month === month)?.characters ?? 0;
  const fits = found?.budget == null ? characters : Math.min(characters, Math.max(0, found.budget - used));
  const standIn = found?.standIn ?? null;
  if (found?.state === 'spent') return { engine, characters, price: null, standIn, over: false };
  const over = fits < characters;
  return { engine, characters, standIn, over, price: price && over ? { ...price, amount: String((Number(price.amount) * fits) / characters) } : price };
}
