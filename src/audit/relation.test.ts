/** What must hold between printed figures: each form at its edges; and the quick sieve never refuses what holds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approximate } from './decimal.ts';
import { figures, relation } from './relation.fixture.ts';
import { evaluate, type Form, measure, placesOf, readingOf } from './relation.ts';
import { floatsOf, roughly } from './sieve.ts';

const verdict = (form: Form, texts: readonly string[]) => evaluate(form, figures(...texts).map(readingOf));

describe('a figure in its base unit', () => {
  it.each([
    ['12 hộ', '12e-0 ±0e-0 0'],
    ['12,5 hộ', '125e-1 ±1e-1 1'],
    ['khoảng 12 hộ', '12e-0 ±1e-0 0'],
    ['12 nghìn hộ', '12000e-0 ±1000e-0 -3'],
    ['12', '12e-0 ±0e-0 0'],
    ['12,5', '125e-1 ±1e-1 1'],
    ['12.345 đồng', '12345e-0 ±0e-0 0'],
    ['12,5 đồng', '125e-1 ±1e-1 1'],
    ['12.345 triệu đồng', '12345000000e-0 ±1000000e-0 -6'],
    ['12,5 triệu đồng', '12500000e-0 ±100000e-0 -5'],
    ['-12,5 triệu đồng', '-12500000e-0 ±100000e-0 -5'],
    ['7,25 ha', '72500e-0 ±100e-0 -2'],
    ['12 ha', '120000e-0 ±10000e-0 -4'],
    ['14,58%', '1458e-2 ±1e-2 2'],
    ['5 cm', '5e-2 ±1e-2 2'],
    ['3 ngày', '3e-0 ±0e-0 0'],
  ])('%s: value, last place, places', (text, expected) => {
    const [figure] = figures(text);
    if (figure === undefined) return;
    const { v, ulp } = measure(figure);
    expect(`${v.m}e-${v.e} ±${ulp.m}e-${ulp.e} ${placesOf(figure)}`).toBe(expected);
  });
});

describe('sums and differences', () => {
  it.each([
    ['sum', ['10 hộ', '4 hộ', '6 hộ'], 'exact'],
    ['sum', ['10 hộ', '4 hộ', '5 hộ'], 'failed'],
    ['sum', ['10 hộ', '10 hộ'], 'exact'],
    ['sum', ['10 hộ'], 'failed'],
    ['sum', ['1,5 triệu đồng', '1.000.000 đồng', '500.000 đồng'], 'exact'],
    ['difference', ['10 hộ', '4 hộ', '6 hộ'], 'exact'],
    ['difference', ['10 hộ', '4 hộ', '7 hộ'], 'failed'],
    ['difference', ['10 hộ', '10 hộ'], 'failed'],
    ['part', ['4 hộ', '10 hộ'], 'exact'],
    ['part', ['10 hộ', '10 hộ'], 'exact'],
    ['part', ['11 hộ', '10 hộ'], 'failed'],
    ['part', ['10,1 ha', '10 ha'], 'rounding'],
    ['part', ['11,1 ha', '10 ha'], 'rounding'],
    ['part', ['11,2 ha', '10 ha'], 'failed'],
    ['part', ['10'], 'failed'],
    ['mention', ['10 hộ', '10 hộ'], 'exact'],
    ['mention', ['10 hộ', '11 hộ'], 'failed'],
    ['mention', ['10 ha', '10,4 ha'], 'rounding'],
  ] as const)('%s of %j is %s', (type, texts, expected) => expect(verdict({ type }, texts)).toBe(expected));
});

describe('ratios, growth, products', () => {
  const growth = (sign: 1 | -1): Form => ({ type: 'growth', sign });
  const ofChange = (sign: 1 | -1): Form => ({ type: 'growth-of-change', sign });
  it.each<[string, Form, string[], string]>([
    ['a share', { type: 'ratio', factor: 100 }, ['50%', '4 hộ', '8 hộ'], 'exact'],
    ['a share', { type: 'ratio', factor: 100 }, ['51%', '4 hộ', '8 hộ'], 'failed'],
    ['a share', { type: 'ratio', factor: 100 }, ['50%', '4 hộ'], 'failed'],
    ['times', { type: 'ratio', factor: 1 }, ['2 lần', '8 hộ', '4 hộ'], 'exact'],
    ['a mean', { type: 'ratio', factor: 1 }, ['5,5 triệu đồng', '16.500.000 đồng', '3 hộ'], 'exact'],
    ['a mean', { type: 'ratio', factor: 1 }, ['5,6 triệu đồng', '16.500.000 đồng', '3 hộ'], 'failed'],
    ['a rise', growth(1), ['25%', '8 hộ', '10 hộ'], 'exact'],
    ['a rise', growth(1), ['20%', '8 hộ', '10 hộ'], 'failed'],
    ['a rise', growth(1), ['12,5%', '8 hộ', '9 hộ'], 'exact'],
    ['a rise', growth(1), ['33,3%', '3 hộ', '4 hộ'], 'exact'],
    ['a rise cut', growth(1), ['66,6%', '3 hộ', '5 hộ'], 'truncation'],
    ['a rise', growth(1), ['25%', '8 hộ'], 'failed'],
    ['a fall', growth(-1), ['20%', '10 hộ', '8 hộ'], 'exact'],
    ['a fall', growth(-1), ['25%', '10 hộ', '8 hộ'], 'failed'],
    ['a fall', growth(-1), ['33,3%', '3 hộ', '2 hộ'], 'exact'],
    ['a fall cut', growth(-1), ['66,6%', '3 hộ', '1 hộ'], 'truncation'],
    ['a fall', growth(-1), ['66,5%', '3 hộ', '1 hộ'], 'failed'],
    ['a rise of 2 to 10', ofChange(1), ['25%', '2 hộ', '10 hộ'], 'exact'],
    ['a rise of 2 to 10', ofChange(1), ['20%', '2 hộ', '10 hộ'], 'failed'],
    ['a fall of 2 to 8', ofChange(-1), ['20%', '2 hộ', '8 hộ'], 'exact'],
    ['a fall of 2 to 8', ofChange(-1), ['25%', '2 hộ', '8 hộ'], 'failed'],
    ['a rise of 2', ofChange(1), ['25%', '2 hộ'], 'failed'],
    ['a rise of about 2,3 to 10', ofChange(1), ['31%', '2,3', '10'], 'rounding'],
    ['a rise of 2 ha to 10,1', ofChange(1), ['24,4%', '2 ha', '10,1 ha'], 'rounding'],
    ['a product', { type: 'product', power: 0 }, ['36.000.000 đồng', '120 hộ', '300.000 đồng'], 'exact'],
    ['a product', { type: 'product', power: 0 }, ['36 triệu đồng', '120 hộ', '300.000 đồng'], 'exact'],
    ['a product', { type: 'product', power: 0 }, ['37 triệu đồng', '120 hộ', '300.000 đồng'], 'failed'],
    ['three factors', { type: 'product', power: 0 }, ['24 hộ', '2 hộ', '3 hộ', '4 hộ'], 'exact'],
    ['three factors', { type: 'product', power: 0 }, ['25 hộ', '2 hộ', '3 hộ', '4 hộ'], 'failed'],
    ['three factors, measured', { type: 'product', power: 0 }, ['25,0 tấn', '2 người', '3,0 tấn', '4,0 ha'], 'failed'],
    ['yield', { type: 'product', power: 0 }, ['55 tấn', '10 ha', '5,5'], 'failed'],
    ['with a power', { type: 'product', power: -2 }, ['6', '20', '30'], 'exact'],
    ['with a power', { type: 'product', power: 2 }, ['60.000', '20', '30'], 'exact'],
    ['with a power', { type: 'product', power: 2 }, ['600', '20', '30'], 'failed'],
    ['set factors', { type: 'product', power: 0, exact: true }, ['27', '5,4', '5,0'], 'exact'],
    ['set factors are not rounded', { type: 'product', power: 0, exact: true }, ['28', '5,4', '5,1'], 'exact'],
    ['set factors are not rounded', { type: 'product', power: 0, exact: true }, ['27', '5,4', '5,2'], 'failed'],
    ['measured factors are', { type: 'product', power: 0 }, ['27%', '5,4', '5,1'], 'rounding'],
    ['one factor', { type: 'product', power: 0 }, ['27', '27'], 'failed'],
  ])('%s %j %j is %s', (_, form, texts, expected) => expect(verdict(form, texts)).toBe(expected));
});

describe('the sieve', () => {
  const forms: readonly Form[] = [
    { type: 'sum' },
    { type: 'difference' },
    { type: 'ratio', factor: 100 },
    { type: 'ratio', factor: 1 },
    { type: 'growth', sign: 1 },
    { type: 'growth', sign: -1 },
    { type: 'growth-of-change', sign: 1 },
    { type: 'growth-of-change', sign: -1 },
    { type: 'product', power: 0 },
    { type: 'product', power: 1 },
  ];
  const rough = (form: Form, texts: readonly string[], index = 0) => {
    const own = figures(...texts);
    const floats = floatsOf(relation(form, own));
    const { v, u } = floats[index] ?? { v: 0, u: 0 };
    return roughly(form, floats, index, v, u);
  };
  it('lets through whatever holds', () => {
    const printed = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 9 })).map(([a, b]) => `${a},${b} ha`);
    fc.assert(
      fc.property(fc.constantFrom(...forms), fc.tuple(printed, printed, printed), fc.integer({ min: 0, max: 2 }), (form, texts, index) => {
        if (verdict(form, texts) !== 'failed') expect(rough(form, texts, index)).toBe(true);
      }),
    );
  });
  it.each<[Form, string[], boolean]>([
    [{ type: 'sum' }, ['10', '4', '6'], true],
    [{ type: 'sum' }, ['10', '4', '7'], false],
    [{ type: 'sum' }, ['11,5', '4,0', '7,4'], true],
    [{ type: 'sum' }, ['11,9', '4,0', '7,4'], false],
    [{ type: 'difference' }, ['10', '4', '6'], true],
    [{ type: 'difference' }, ['10', '4', '5'], false],
    [{ type: 'difference' }, ['11,5', '4,0', '7,4'], true],
    [{ type: 'ratio', factor: 100 }, ['50%', '4', '8'], true],
    [{ type: 'ratio', factor: 100 }, ['53%', '4', '8'], false],
    [{ type: 'ratio', factor: 100 }, ['51,5%', '4,0 ha', '8,0 ha'], true],
    [{ type: 'ratio', factor: 100 }, ['60%', '4,0 ha', '8,0 ha'], false],
    [{ type: 'ratio', factor: 100 }, ['50%', '4', '0'], false],
    [{ type: 'growth', sign: 1 }, ['25%', '8', '10'], true],
    [{ type: 'growth', sign: 1 }, ['28%', '8', '10'], false],
    [{ type: 'growth', sign: 1 }, ['27%', '8,0 ha', '10,0 ha'], true],
    [{ type: 'growth', sign: -1 }, ['20%', '10', '8'], true],
    [{ type: 'growth', sign: -1 }, ['20%', '8', '10'], false],
    [{ type: 'growth', sign: 1 }, ['20%', '0', '10'], false],
    [{ type: 'growth-of-change', sign: 1 }, ['25%', '2', '10'], true],
    [{ type: 'growth-of-change', sign: 1 }, ['20%', '2', '10'], false],
    [{ type: 'growth-of-change', sign: -1 }, ['20%', '2', '8'], true],
    [{ type: 'growth-of-change', sign: 1 }, ['28%', '2,0 ha', '10,0 ha'], true],
    [{ type: 'growth-of-change', sign: 1 }, ['33%', '2,0 ha', '10,0 ha'], false],
    [{ type: 'growth-of-change', sign: 1 }, ['20%', '2', '2'], false],
    [{ type: 'product', power: 0 }, ['24', '2', '3', '4'], true],
    [{ type: 'product', power: 0 }, ['26', '2', '3', '4'], false],
    [{ type: 'product', power: 1 }, ['240', '2', '3', '4'], true],
    [{ type: 'product', power: 0 }, ['26', '2,0 ha', '3', '4'], false],
    [{ type: 'mention' }, ['1', '2'], true],
    [{ type: 'part' }, ['3', '2'], true],
  ])('%j of %j: %s', (form, texts, expected) => expect(rough(form, texts)).toBe(expected));
  it('sees a figure as approximately its value and last place', () => {
    expect(floatsOf(relation({ type: 'sum' }, figures('12,5 triệu đồng', '3 hộ')))).toEqual([
      { v: 12_500_000, u: 100_000 },
      { v: 3, u: 0 },
    ]);
    expect(approximate({ m: 12_345n, e: 2 })).toBe(123.45);
  });
});
