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

/** What of a round is taken, and by whom: more than a budget holds is never sent, and so costs nothing. What an engine that is away would cost, its stand-in does not. */
export function withinBudget({ engine, characters, price }: Estimate['first'][number], { engines, month }: Pick<Usage, 'engines' | 'month'>): Share {
  const asked = engines.find(({ id }) => id === engine);
  const standIn = asked?.standIn ?? null;
  const taker = standIn === null ? asked : engines.find(({ id }) => id === standIn);
  if (taker?.state === 'spent') return { engine, characters, price: null, standIn, over: false };
  const used = taker?.months.find((one) => one.month === month)?.characters ?? 0;
  const fits = taker?.budget == null ? characters : Math.min(characters, Math.max(0, taker.budget - used));
  const over = fits < characters;
  if (standIn !== null) return { engine, characters, standIn, over, price: taker?.price ? share(taker.price, fits / 1_000_000) : null };
  return { engine, characters, standIn, over, price: price && over ? share(price, fits / characters) : price };
}

const share = ({ amount, currency }: Price, part: number): Price => ({ currency, amount: String(Number(amount) * part) });
