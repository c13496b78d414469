import { expect, it } from 'vitest';
import type { Usage } from './shapes.ts';
import { withinBudget } from './within-budget.ts';

const usage = (state: string, budget: number | null, characters: number) =>
  ({ month: '2026-11', engines: [{ id: 'deepl', state, budget, standIn: state === 'spent' ? 'bundled' : null, months: [{ month: '2026-11', characters }] }] }) as unknown as Usage;
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
