import fc from 'fast-check';
import { expect, it } from 'vitest';
import { priceOf } from './price.ts';

it.each([
  [0, '20', '0'],
  [1, '20', '0.00002'],
  [500_000, '20', '10'],
  [123_457, '25.10', '3.0987707'],
  [3, '0.1', '0.0000003'],
  [999_999_999_999, '999999999.999999', '999999999998999.000000000001'],
  [7, '0.000001', '0.000000000007'],
  [1_000_000, '007.50', '7.5'],
])('%d characters at %s a million cost %s', (characters, perMillion, price) => {
  expect(priceOf(characters, perMillion)).toBe(price);
});

it('loses nothing: parts cost together what the whole costs', () => {
  const millionths = (price: string) => BigInt(price.replace('.', '') + '0'.repeat(12 - (price.split('.')[1]?.length ?? 0)));
  fc.assert(fc.property(fc.nat(), fc.nat(), fc.nat({ max: 999_999 }), fc.nat({ max: 999_999 }), (one, other, whole, fraction) => {
    const price = `${whole}.${String(fraction).padStart(6, '0')}`;
    expect(millionths(priceOf(one, price)) + millionths(priceOf(other, price))).toBe(millionths(priceOf(BigInt(one) + BigInt(other), price)));
  }));
});
