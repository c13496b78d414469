import { expect, it } from 'vitest';
import type { Usage } from './shapes.ts';
import { withinBudget } from './within-budget.ts';

const usage = (state: string, budget: number | null, characters: number) =>
  ({ month: '2026-11', engines: [{ id: 'deepl', state, budget, standIn: state === 'spent' ? 'bundled' : null, months: [{ month: '2026-11', characters }] }] }) as unknown as Usage;
const standIn = (budget: number | null, price: string | null) => {
  const { month, engines } = usage('paused', null, 0);
  return { month, engines: [{ ...engines[0], standIn: 'azure' }, { id: 'azure', state: 'answering', budget, standIn: null, months: [], price: price && { amount: price, currency: 'USD' } }] } as unknown as Usage;
};
const asked = { engine: 'deepl', characters: 2000, price: { amount: '0.04', currency: 'EUR' } };

it('an engine without a budget, or with enough of it, takes all at its price', () => {
  expect(withinBudget(asked, usage('answering', null, 500))).toMatchObject({ over: false, price: asked.price });
  expect(withinBudget(asked, usage('answering', 2500, 500))).toMatchObject({ over: false, price: asked.price });
});

it('what is over the budget is not counted in the price', () => {
  expect(withinBudget(asked, usage('answering', 1500, 500))).toMatchObject({ over: true, price: { amount: '0.02', currency: 'EUR' } });
});

it('an engine whose budget is spent costs nothing, and another serves', () => {
  expect(withinBudget(asked, usage('spent', 1000, 990))).toMatchObject({ over: false, price: null, standIn: 'bundled' });
});

it('while another serves, its price and its budget are what counts', () => {
  expect(withinBudget(asked, standIn(null, '10'))).toMatchObject({ standIn: 'azure', over: false, price: { amount: '0.02', currency: 'USD' } });
  expect(withinBudget(asked, standIn(500, '10'))).toMatchObject({ over: true, price: { amount: '0.005', currency: 'USD' } });
  expect(withinBudget(asked, standIn(null, null))).toMatchObject({ over: false, price: null });
});
