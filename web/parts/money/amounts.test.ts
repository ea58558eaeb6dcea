import { expect, it } from 'vitest';
import { amountsOf, percentOf, typedAmount } from './amounts.ts';

it('writes the amounts of a table alike, as exactly as the most exact one needs', () => {
  const amount = amountsOf([1_000_000_000, 2_500_000], 1_000_000);
  expect([amount(1_000_000_000), amount(2_500_000)]).toEqual(['1.000,0', '2,5']);
  expect(amountsOf([7], 1)(7)).toBe('7');
});
it('writes amounts as they are typed, down to the đồng', () =>
  expect([1_250_000_000, 250_000, 400, 0, -400, 10_000_000].map((one) => typedAmount(one, 1_000_000))).toEqual([
    '1.250',
    '0,25',
    '0,0004',
    '0',
    '-0,0004',
    '10',
  ]));
it('has no percentage of nothing', () =>
  expect([percentOf({ numerator: 1, denominator: 3 }), percentOf({ numerator: 1, denominator: 0 })]).toEqual(['33,3 %', '']));
