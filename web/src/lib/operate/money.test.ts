import { expect, it } from 'vitest';
import { money } from './money.ts';

it.each([
  ['12.345', 'EUR', '€12.35'],
  ['0.00246', 'EUR', '€0.0025'],
  ['0', 'USD', '$0.00'],
  ['0.999', 'USD', '$1.00'],
  ['0.5', 'USD', '$0.50'],
  ['12345678901234567.89', 'EUR', '€12,345,678,901,234,567.89'],
  ['1234.5', 'JPY', '¥1,235'],
])('%s %s is %s', (amount, currency, shown) => {
  expect(money({ amount, currency }, 'en')).toBe(shown);
});
