import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amountFromNumber,
  apportion,
  compareRatios,
  type Dong,
  dong,
  exactDecimals,
  formatAmount,
  formatPercent,
  formatScaled,
  parseAmount,
  roundHalfUp,
  SCALE_NAMES,
  type Scale,
  sumDong,
} from './money.ts';
import { Problem } from './problem.ts';

const MAX = Number.MAX_SAFE_INTEGER;
const SCALES: readonly Scale[] = [1, 1_000, 1_000_000, 1_000_000_000];
const decimalsOf = (scale: Scale) => Math.round(Math.log10(scale));
const scales = fc.constantFrom(...SCALES);
const amounts = fc.oneof(
  fc.integer({ min: -MAX, max: MAX }),
  fc.integer({ min: -2_000, max: 2_000 }),
  fc.integer({ min: 0, max: 1_000_000 }).map((n) => n * 1_000_000),
);
/** The code of the Problem, or the value. */
function outcome<T>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}
const messageOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};

describe('dong', () => {
  it('takes whole đồng within the safe integers only', () => {
    expect(dong(MAX)).toBe(MAX);
    expect(dong(-MAX)).toBe(-MAX);
    expect(dong(BigInt(MAX))).toBe(MAX);
    for (const wrong of [MAX + 1, -MAX - 1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, BigInt(MAX) + 1n, 2n ** 64n])
      expect(outcome(() => dong(wrong))).toBe('amount-out-of-range');
    expect(messageOf(() => dong(0.5))).toBe(
      'Số tiền 0.5 vượt giới hạn 9.007.199.254.740.991 đồng hoặc không phải số đồng chẵn; kiểm tra lại đơn vị tính và số tiền.',
    );
  });
  it('has one zero', () => expect(Object.is(dong(-0), 0)).toBe(true));
});

describe('sumDong', () => {
  it('is exact where doubles are not, and says when it leaves the range', () => {
    expect(sumDong([])).toBe(0);
    expect(sumDong([MAX, -1, 1, -MAX, 5])).toBe(5);
    expect(sumDong([MAX, MAX, -MAX])).toBe(MAX);
    expect(outcome(() => sumDong([MAX, 1]))).toBe('amount-out-of-range');
  });
});

describe('compareRatios', () => {
  it('compares without dividing', () => {
    expect(compareRatios({ numerator: 1, denominator: 3 }, { numerator: 2, denominator: 6 })).toBe(0);
    expect(compareRatios({ numerator: 1, denominator: 3 }, { numerator: 333_333_333_333, denominator: 1_000_000_000_000 })).toBe(1);
    expect(compareRatios({ numerator: MAX - 1, denominator: MAX }, { numerator: MAX, denominator: MAX })).toBe(-1);
    expect(compareRatios({ numerator: -1, denominator: 2 }, { numerator: 1, denominator: 2 })).toBe(-1);
  });
});

describe('roundHalfUp', () => {
  it.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [4n, 3n, 1n],
    [-4n, 3n, -1n],
    [0n, 7n, 0n],
    [7n, 1n, 7n],
    [49n, 100n, 0n],
    [50n, 100n, 1n],
    [-50n, 100n, -1n],
    [-49n, 100n, 0n],
  ])('%i / %i = %i', (numerator, denominator, expected) => expect(roundHalfUp(numerator, denominator)).toBe(expected));
  it('refuses a denominator that is not positive', () => {
    expect(() => roundHalfUp(1n, 0n)).toThrow(new RangeError('denominator must be positive: 0'));
    expect(() => roundHalfUp(1n, -1n)).toThrow(RangeError);
  });
  it('is the nearest integer, away from zero on a tie', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n }), (numerator, denominator) => {
        const rounded = roundHalfUp(numerator, denominator);
        const twice = 2n * (numerator - rounded * denominator);
        const distance = twice < 0n ? -twice : twice;
        expect(distance <= denominator).toBe(true);
        if (distance === denominator)
          expect((rounded < 0n ? -rounded : rounded) * denominator > (numerator < 0n ? -numerator : numerator)).toBe(true);
        expect(roundHalfUp(-numerator, denominator)).toBe(-rounded);
      }),
      { seed: 11 },
    );
  });
});

describe('formatting', () => {
  it.each([
    [0n, 0, '0'],
    [0n, 2, '0,00'],
    [5n, 1, '0,5'],
    [-5n, 2, '-0,05'],
    [999n, 0, '999'],
    [1_000n, 0, '1.000'],
    [147_705n, 1, '14.770,5'],
    [-1_234_567_890n, 3, '-1.234.567,890'],
  ])('formatScaled(%i, %i) = %s', (units, decimals, text) => expect(formatScaled(units, decimals)).toBe(text));
  it.each([
    [14_770_500_000, 1_000_000, 1, '14.770,5'],
    [14_770_500_000, 1_000_000, 0, '14.771'],
    [14_770_499_999, 1_000_000, 0, '14.770'],
    [-14_770_500_000, 1_000_000, 0, '-14.771'],
    [1, 1_000_000_000, 3, '0,000'],
    [-1, 1_000_000_000, 0, '0'],
    [MAX, 1, 0, '9.007.199.254.740.991'],
    [3_022_900_000, 1_000_000, 3, '3.022,900'],
  ] as const)('formatAmount(%i, %i, %i) = %s', (value, scale, decimals, text) => expect(formatAmount(value, scale, decimals)).toBe(text));
  it('prints percentages from the exact ratio', () => {
    expect(formatPercent({ numerator: 147_705, denominator: 1_012_940 }, 2)).toBe('14,58');
    expect(formatPercent({ numerator: 1, denominator: 8 }, 0)).toBe('13');
    expect(formatPercent({ numerator: 1, denominator: 8 }, 1)).toBe('12,5');
    expect(formatPercent({ numerator: 4_001, denominator: 2_000 }, 1)).toBe('200,1');
    expect(formatPercent({ numerator: -1, denominator: 3 }, 2)).toBe('-33,33');
  });
  it('finds the fewest decimals that are exact, at most three', () => {
    expect(exactDecimals([], 1_000_000)).toBe(0);
    expect(exactDecimals([5_000_000, 0], 1_000_000)).toBe(0);
    expect(exactDecimals([5_000_000, 5_100_000], 1_000_000)).toBe(1);
    expect(exactDecimals([5_120_000, 5_100_000], 1_000_000)).toBe(2);
    expect(exactDecimals([5_123_000], 1_000_000)).toBe(3);
    expect(exactDecimals([5_123_456, 1], 1_000_000)).toBe(3);
    expect(exactDecimals([7], 1)).toBe(0);
    expect(exactDecimals([-500], 1_000)).toBe(1);
  });
  it('names every scale', () => expect(SCALES.map((scale) => SCALE_NAMES[scale])).toEqual(['đồng', 'nghìn đồng', 'triệu đồng', 'tỷ đồng']));
});

describe('apportion', () => {
  it('gives the remainder to the largest rests, earlier first', () => {
    expect(apportion(dong(10), [1, 1, 1])).toEqual([4, 3, 3]);
    expect(apportion(dong(11), [1, 1, 1])).toEqual([4, 4, 3]);
    expect(apportion(dong(-10), [1, 1, 1])).toEqual([-4, -3, -3]);
    expect(apportion(dong(100), [1, 2])).toEqual([33, 67]);
    expect(apportion(dong(7), [0, 5, 0])).toEqual([0, 7, 0]);
    expect(apportion(dong(0), [3, 4])).toEqual([0, 0]);
    expect(apportion(dong(5), [MAX, MAX])).toEqual([3, 2]);
  });
  it.each([[[]], [[0, 0]], [[1, -1]], [[0.5]], [[Number.NaN]]])('refuses weights %j', (weights) => {
    expect(() => apportion(dong(1), weights)).toThrow(RangeError);
  });
  it('adds up, differs from the exact share by less than one đồng, and never crosses zero', () => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 })
      .filter((list) => list.some((weight) => weight > 0));
    fc.assert(
      fc.property(amounts, weights, (total, list) => {
        const parts = apportion(total as Dong, list);
        const sum = list.reduce((a, b) => a + BigInt(b), 0n);
        expect(sumDong(parts)).toBe(total === 0 ? 0 : total);
        for (const [index, part] of parts.entries()) {
          const error = BigInt(part) * sum - BigInt(total) * BigInt(list[index] ?? 0);
          expect(error < sum && error > -sum).toBe(true);
          expect(part * Math.sign(total)).toBeGreaterThanOrEqual(0);
        }
      }),
      { seed: 12 },
    );
  });
});

describe('parseAmount', () => {
  it.each([
    ['75.337', 1_000_000, 75_337_000_000],
    ['14.770,5', 1_000_000, 14_770_500_000],
    ['3022', 1_000_000, 3_022_000_000],
    ['3022,9', 1_000_000, 3_022_900_000],
    ['1 284,6', 1_000_000, 1_284_600_000],
    ['  5 ', 1, 5],
    ['+5', 1_000, 5_000],
    ['-5,5', 1_000, -5_500],
    ['-1.234,5', 1_000, -1_234_500],
    ['0', 1, 0],
    ['-0', 1, 0],
    ['007', 1, 7],
    ['1,500000', 1_000, 1_500],
    ['0,000001', 1_000_000, 1],
    ['9.007.199.254.740.991', 1, MAX],
    ['12.345.678,901', 1_000, 12_345_678_901],
  ] as const)('%s at %i is %i đồng', (text, scale, expected) => expect(Object.is(parseAmount(text, scale), expected)).toBe(true));
  it.each([
    '1.5',
    '1,234.5',
    '12.34',
    '1.2345',
    '1.234.56',
    '1,2,3',
    '',
    ' ',
    '-',
    '1e6',
    '0x10',
    '١٢',
    '5 đồng',
    '1 23',
    '1  234',
    '--5',
    ',5',
    '5,',
    '.5',
    '1.234,',
    'NaN',
    'Infinity',
    '5%x',
    '1\n234',
    'a5',
    '1.234a',
    '1,5b',
    '1 234c',
    'd1 234',
  ])('refuses “%s”', (text) => expect(outcome(() => parseAmount(text, 1_000_000))).toBe('invalid-amount'));
  it('says what is wrong and what to write', () => {
    expect(messageOf(() => parseAmount('28%', 1_000_000))).toBe(
      '“28%” là tỷ lệ phần trăm, không phải số tiền; nhập số tiền theo triệu đồng.',
    );
    expect(messageOf(() => parseAmount('1.5', 1_000))).toBe(
      '“1.5” không đọc được là số tiền; viết như 14.770,5 (dấu chấm nhóm nghìn, dấu phẩy thập phân), đơn vị nghìn đồng.',
    );
    expect(messageOf(() => parseAmount('1,0005', 1_000))).toBe(
      '“1,0005” nghìn đồng có phần lẻ nhỏ hơn 1 đồng; làm tròn đến đồng ở chứng từ gốc rồi nhập lại.',
    );
    expect(outcome(() => parseAmount('0,5', 1))).toBe('invalid-amount');
    expect(outcome(() => parseAmount('9.007.199.254.740.992', 1))).toBe('amount-out-of-range');
    expect(outcome(() => parseAmount('9.007.200', 1_000_000_000))).toBe('amount-out-of-range');
  });
  it('reads back what formatAmount wrote with enough decimals, in every scale', () => {
    fc.assert(
      fc.property(amounts, scales, (value, scale) => {
        const expected = value === 0 ? 0 : value;
        expect(parseAmount(formatAmount(value, scale, decimalsOf(scale)), scale)).toBe(expected);
        expect(parseAmount(formatAmount(value, scale, decimalsOf(scale)).replaceAll('.', ' '), scale)).toBe(expected);
        expect(parseAmount(formatAmount(value, scale, decimalsOf(scale)).replaceAll('.', ''), scale)).toBe(expected);
      }),
      { seed: 13, numRuns: 300 },
    );
  });
});

describe('amountFromNumber', () => {
  it.each([
    [14_770.5, 1_000_000, 14_770_500_000],
    [0.1 + 0.2, 1_000_000, 300_000],
    [1.1 * 3, 1_000, 3_300],
    [1e-6, 1_000_000, 1],
    [1e-9, 1_000_000_000, 1],
    [-3.5, 1_000, -3_500],
    [5, 1, 5],
    [1e15, 1, 1e15],
    [MAX, 1, MAX],
    [0, 1, 0],
    [-0, 1_000, 0],
    [123_456.789_012, 1_000_000, 123_456_789_012],
  ] as const)('%d at %i is %i đồng', (value, scale, expected) => expect(amountFromNumber(value, scale)).toBe(expected));
  it.each([
    [0.5, 1],
    [1.0005, 1_000],
    [1.234_567_8, 1_000_000],
    [1e-7, 1_000_000],
    [5e-10, 1_000_000_000],
    [Number.NaN, 1],
    [Number.POSITIVE_INFINITY, 1],
  ] as const)('refuses %d at %i', (value, scale) => expect(outcome(() => amountFromNumber(value, scale))).toBe('invalid-amount'));
  it('says the scale when the amount is out of range', () => {
    expect(outcome(() => amountFromNumber(MAX + 1, 1))).toBe('amount-out-of-range');
    expect(messageOf(() => amountFromNumber(9_007_199_255, 1_000_000))).toBe(
      'Số tiền 9007199255 triệu đồng vượt giới hạn 9.007.199.254.740.991 đồng; kiểm tra lại đơn vị tính của trang.',
    );
    expect(outcome(() => amountFromNumber(-9_007_199_255, 1_000_000))).toBe('amount-out-of-range');
    expect(messageOf(() => amountFromNumber(1.234_567_8, 1_000_000))).toBe(
      '1,2345678 triệu đồng có phần lẻ nhỏ hơn 1 đồng; làm tròn đến đồng ở chứng từ gốc rồi nhập lại.',
    );
    expect(messageOf(() => amountFromNumber(Number.NaN, 1))).toBe('Giá trị NaN không phải số tiền.');
  });
  it('gives exactly the đồng that were divided into a cell', () => {
    fc.assert(
      fc.property(fc.integer({ min: -900_000_000_000_000, max: 900_000_000_000_000 }), scales, (value, scale) => {
        expect(amountFromNumber(value / scale, scale)).toBe(value === 0 ? 0 : value);
      }),
      { seed: 14, numRuns: 500 },
    );
  });
});
