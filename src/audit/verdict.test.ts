/** Interval arithmetic at its edges: every boundary has a case on either side. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare, type Decimal, decimal, divide, equal, mul, round, shift, sub } from './decimal.ts';
import { checkMention, checkProduct, checkRatio, checkSum, type Measured } from './verdict.ts';

/** "14.770,5" with one unit of its last place; "=40" exact; "e3:5" 5 thousand printed in thousands. */
function q(text: string): Measured {
  const exact = text.startsWith('=');
  const [, power = '0', digits = ''] = /^=?(?:e(\d+):)?(-?[\d.,]+)$/u.exec(text) ?? [];
  const [whole = '', fraction = ''] = digits.replace(/\./gu, '').split(',');
  const v = shift(decimal(BigInt(whole + fraction), fraction.length), Number(power));
  return { v, ulp: exact ? decimal(0) : shift(decimal(1, fraction.length), Number(power)) };
}

describe('checkSum', () => {
  it.each([
    ['=10', ['=4', '=6'], 'exact'],
    ['=10', ['=4', '=7'], 'failed'],
    ['10', ['4', '6'], 'exact'],
    // Half of three last places: 1,5.
    ['11', ['4', '6'], 'rounding'],
    ['9', ['4', '6'], 'rounding'],
    ['12', ['4', '6'], 'failed'],
    ['8', ['4', '6'], 'failed'],
    // Two parts, both cut: the sum may be almost two more.
    ['=11', ['4', '6'], 'rounding'],
    ['=12', ['=4', '6', '=1'], 'failed'],
    ['25.957', ['20.284', '4.079', '1.595'], 'rounding'],
    ['14.770,5', ['6.909', '7.862'], 'rounding'],
    ['14.770,5', ['6.909', '7.863'], 'failed'],
    // Only cutting explains it: 10,0 + 10,0 printed, the total 20,19 cut to one decimal would be 20,1.
    ['20,1', ['10,0', '=10,05'], 'rounding'],
    ['=21,9', ['10', '10,0', '=1'], 'truncation'],
    ['=22', ['10', '10,0', '=1'], 'truncation'],
    ['e6:1', ['=700000', '=480000'], 'rounding'],
  ])('%s of %j is %s', (total, parts, verdict) => {
    expect(checkSum(q(total), parts.map(q))).toBe(verdict);
  });
  it('holds for whatever is rounded from true values, and for whatever is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9_999_999 }), { minLength: 2, maxLength: 6 }), (milli) => {
        const total = milli.reduce((a, b) => a + b, 0);
        const rounded = (value: number): Measured => ({ v: round(decimal(value, 3), 0), ulp: decimal(1) });
        const cut = (value: number): Measured => ({ v: decimal(Math.floor(value / 1000)), ulp: decimal(1) });
        expect(checkSum(rounded(total), milli.map(rounded))).not.toBe('failed');
        expect(checkSum(cut(total), milli.map(cut))).not.toBe('failed');
      }),
    );
  });
});

describe('checkRatio', () => {
  const percent = (p: string, a: string, b: string) => checkRatio(q(p), q(a), q(b), decimal(100), q(p).ulp.e);
  it.each([
    ['14,58', '14.770,5', '101.294', 'exact'],
    ['17', '6.909', '40.640', 'exact'],
    ['38,4', '28.979', '75.337', 'truncation'],
    ['38,5', '28.979', '75.337', 'exact'],
    ['38,3', '28.979', '75.337', 'failed'],
    ['38,6', '28.979', '75.337', 'failed'],
    ['97,4', '1.555', '1.595', 'rounding'],
    ['97,5', '1.555', '1.595', 'exact'],
    ['97,3', '1.555', '1.595', 'truncation'],
    ['66,6', '=4', '=6', 'truncation'],
    ['66,7', '=4', '=6', 'exact'],
    ['66,5', '=4', '=6', 'failed'],
    ['66,8', '=4', '=6', 'failed'],
    ['50', '=1', '=2', 'exact'],
    ['51', '=1', '=2', 'failed'],
    ['49', '=1', '=2', 'failed'],
    ['10,8', '1.595', '7.853', 'failed'],
    ['20,3', '1.595', '7.853', 'exact'],
  ])('%s%% of %s/%s is %s', (p, a, b, verdict) => {
    expect(percent(p, a, b)).toBe(verdict);
  });
  it('says failed for a base of nothing', () => {
    expect(percent('5', '=1', '=0')).toBe('failed');
  });
  it('knows results printed in a scale: 5,5 triệu đồng a household', () => {
    expect(checkRatio(q('e6:5,5'), q('=16500000'), q('=3'), decimal(1), -5)).toBe('exact');
    expect(checkRatio(q('e6:6'), q('=16500000'), q('=3'), decimal(1), -6)).toBe('exact');
    expect(checkRatio(q('e6:5'), q('=16500000'), q('=3'), decimal(1), -6)).toBe('rounding');
    expect(checkRatio(q('e6:7'), q('=16500000'), q('=3'), decimal(1), -6)).toBe('failed');
  });
  it('holds for every ratio that is rounded or cut to any decimals', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 0, max: 3 }),
        (a, b, places) => {
          for (const cut of [false, true]) {
            const p = divide(decimal(a * 100), decimal(b), places, cut) as Decimal;
            const verdict = checkRatio(
              { v: p, ulp: decimal(1, places) },
              { v: decimal(a), ulp: decimal(0) },
              { v: decimal(b), ulp: decimal(0) },
              decimal(100),
              places,
            );
            expect(verdict).not.toBe('failed');
          }
        },
      ),
    );
  });
});

describe('checkProduct', () => {
  it.each([
    ['=36000000', '=120', '=300000', 0, 'exact'],
    ['=36000001', '=120', '=300000', 0, 'failed'],
    ['3.480', '27,3', '=127,5', 0, 'rounding'],
    ['3.481', '27,3', '=127,5', 0, 'exact'],
    ['3.475', '27,3', '=127,5', 0, 'rounding'],
    ['3.470', '27,3', '=127,5', 0, 'failed'],
    ['10', '=2,5', '=4,3', 0, 'truncation'],
    ['11', '=2,5', '=4,3', 0, 'exact'],
    ['12', '=2,5', '=4,3', 0, 'failed'],
    ['9', '=2,5', '=4,3', 0, 'failed'],
  ])('%s = %s × %s is %s', (result, a, b, places, verdict) => {
    expect(checkProduct(q(result as string), q(a as string), q(b as string), decimal(1), places as number)).toBe(verdict);
  });
});

describe('checkMention', () => {
  it.each([
    ['4.079', '4.079', 'exact'],
    ['4.079', '4.097', 'failed'],
    ['28.979', '28.979,9', 'truncation'],
    ['28.980', '28.979,9', 'rounding'],
    ['28.979,9', '28.979', 'truncation'],
    ['28.978', '28.979,0', 'failed'],
    ['28.979', '28.980,0', 'failed'],
    ['28.979', '28.979,5', 'rounding'],
    ['28.979', '28.978,5', 'rounding'],
    ['28.979', '28.978,4', 'failed'],
  ])('%s and %s: %s', (a, b, verdict) => {
    expect(checkMention(q(a), q(b))).toBe(verdict);
  });
});

describe('decimals', () => {
  it('agree with integers', () => {
    const integer = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(integer, integer, fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), (a, b, i, k) => {
        const [x, y] = [decimal(a * 10 ** i, i), decimal(b * 10 ** k, k)];
        expect(equal(add(x, y), decimal(a + b))).toBe(true);
        expect(equal(sub(x, y), decimal(a - b))).toBe(true);
        expect(equal(mul(x, y), decimal(BigInt(a) * BigInt(b)))).toBe(true);
        expect(compare(x, y)).toBe(Math.sign(a - b));
      }),
    );
  });
  it.each([
    ['2,5', 0, '3'],
    ['-2,5', 0, '-3'],
    ['2,449', 1, '2,4'],
    ['2,45', 1, '2,5'],
  ])('rounds %s to %i places: %s', (text, places, expected) => {
    expect(equal(round(q(text).v, places), q(expected).v)).toBe(true);
  });
  it('divides half away from zero, or cuts, and refuses zero', () => {
    expect(divide(decimal(1), decimal(2), 0)).toEqual({ m: 1n, e: 0 });
    expect(divide(decimal(1), decimal(2), 0, true)).toEqual({ m: 0n, e: 0 });
    expect(divide(decimal(-1), decimal(2), 0)).toEqual({ m: -1n, e: 0 });
    expect(divide(decimal(1), decimal(-2), 1)).toEqual({ m: -5n, e: 1 });
    expect(divide(decimal(1), decimal(0), 1)).toBeNull();
  });
});
