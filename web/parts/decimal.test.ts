import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forPeople, fromPeople } from './decimal.ts';

describe('numbers as people write them', () => {
  it.each([
    ['1.234,5', '1234.5'],
    ['1.234', '1234'],
    ['1234', '1234'],
    ['0,05', '0.05'],
    ['-1.000.000', '-1000000'],
    [' 12 ', '12'],
    ['1 234', '1234'],
    ['123456789012345', '123456789012345'],
  ])('%s is %s', (text, exact) => {
    expect(fromPeople(text)).toBe(exact);
  });
  it.each(['', 'abc', '1.23', '1,2,3', '1.2345', '12.34,5', '1234.567', '1,', ',5', '1234567890123456', '--1'])('“%s” is none', (text) => {
    expect(fromPeople(text)).toBeNull();
  });
  it('comes back the same for any number', () => {
    const number = fc.tuple(fc.boolean(), fc.bigInt(0n, 10n ** 14n), fc.option(fc.stringMatching(/^\d{1,6}$/)));
    fc.assert(
      fc.property(number, ([negative, whole, decimals]) => {
        const exact = `${negative ? '-' : ''}${whole}${decimals === null ? '' : `.${decimals}`}`;
        expect(fromPeople(forPeople(exact))).toBe(exact);
      }),
    );
  });
});
