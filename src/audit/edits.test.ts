/** The slips of a hand that one printed number may come from. */
import { describe, expect, it } from 'vitest';
import { type Edit, editsOf, printLike } from './edits.ts';
import { figuresOf } from './figures.ts';
import { ENGLISH, exactDecimals, printNumber, VIETNAMESE } from './format.ts';
import { figures } from './relation.fixture.ts';

const slips = (text: string, kind: Edit['kind']) => {
  const [figure] = figures(text);
  return figure === undefined ? [] : editsOf(figure, VIETNAMESE).filter((one) => one.kind === kind);
};
const printed = (text: string, kind: Edit['kind']) =>
  slips(text, kind)
    .map((one) => one.printed)
    .join(' ');

describe('slips', () => {
  it.each<[string, Edit['kind'], string]>([
    ['7', 'digit', '0 1 2 3 4 5 6 8 9'],
    ['12', 'digit', '22 32 42 52 62 72 82 92 10 11 13 14 15 16 17 18 19'],
    ['12', 'swap', '21'],
    ['12', 'double', '2 1'],
    ['11', 'swap', ''],
    ['11', 'double', '1'],
    ['7', 'double', ''],
    ['12', 'drop', '112 212 312 412 512 612 712 812 912 102 122 132 142 152 162 172 182 192 120 121 123 124 125 126 127 128 129'],
    ['7', 'drop', '17 27 37 47 57 67 77 87 97 70 71 72 73 74 75 76 78 79'],
    ['102', 'swap', '201 120'],
    ['120', 'swap', '210 102'],
    ['05', 'digit', '15 25 35 45 55 65 75 85 95 00 01 02 03 04 06 07 08 09'],
    ['05', 'swap', '50'],
    ['1.234,5', 'swap', '2.134,5 3.214,5 4.231,5 5.234,1 1.324,5 1.432,5 1.534,2 1.243,5 1.254,3 1.235,4'],
    ['12,5', 'double', '2,5 1,5 1,2'],
    ['1234', 'swap', '2134 3214 4231 1324 1432 1243'],
    ['12', 'separator', '0,012 0,12 1,2 120 1.200 12.000'],
    ['12,5', 'separator', '0,0125 0,125 1,25 125 1.250 12.500'],
    ['1.200', 'separator', '1,2 12 120 12.000 120.000 1.200.000'],
    ['0,05', 'separator', '0,0005 0,005 0,5 5 50'],
    ['1,23', 'separator', '0,0123 0,123 12,3 123 1.230'],
    ['12.5', 'separator', '125 0,0125 0,125 1,25 125 1.250 12.500'],
    ['4.3405,5', 'separator', '434.055 43,4055 434,055 4.340,55 434.055 4.340.550 43.405.500'],
    ['1234567890123456', 'digit', ''],
    [
      '1234567890123456',
      'separator',
      '1234567890123,456 12345678901234,56 123456789012345,6 12345678901234560 123456789012345600 1234567890123456000',
    ],
  ])('of %s (%s): %s', (text, kind, expected) => expect(printed(text, kind)).toBe(expected));
  it('are as many as digits allow, none twice', () => {
    const [figure] = figures('123.456.789');
    if (figure === undefined) return;
    const all = editsOf(figure, VIETNAMESE);
    const digits = all.filter((one) => one.kind !== 'separator').map((one) => one.printed);
    expect(new Set(digits).size).toBe(digits.length);
    expect(all.filter((one) => one.kind === 'digit')).toHaveLength(80);
    expect(all.filter((one) => one.kind === 'swap')).toHaveLength(36);
    expect(editsOf({ ...figure, printed: '123456789012345' }, VIETNAMESE).some((one) => one.kind === 'digit')).toBe(true);
  });
  it('have the value that they print', () => {
    expect(slips('12,5', 'swap').map(({ value, decimals }) => [value, decimals])).toEqual([
      [{ m: 215n, e: 1 }, 1],
      [{ m: 521n, e: 1 }, 1],
      [{ m: 152n, e: 1 }, 1],
    ]);
  });
});

describe('a value printed like a figure', () => {
  it.each([
    ['1.234', 56_789n, 0, '56.789'],
    ['1234', 56_789n, 0, '56789'],
    ['123', 56_789n, 0, '56.789'],
    ['05', 7n, 0, '07'],
    ['005', 7n, 0, '007'],
    ['0,5', 75n, 1, '7,5'],
    ['1,25', 12_345n, 2, '123,45'],
    ['1,2', 12_345n, 2, '123,5'],
    ['12.5', 1234n, 0, '1.234'],
  ] as const)('%s: %i·10^-%i is %s', (like, m, e, expected) => {
    const [figure] = figuresOf(like, [], VIETNAMESE, 0, 0);
    if (figure !== undefined) expect(printLike(figure, { m, e }, VIETNAMESE)).toBe(expected);
  });
  it.each([
    [1_234_567n, 2, 2, VIETNAMESE, true, 0, '12.345,67'],
    [1_234_567n, 2, 2, ENGLISH, true, 0, '12,345.67'],
    [1_234_567n, 2, 2, VIETNAMESE, false, 0, '12345,67'],
    [1_234_567n, 2, 1, VIETNAMESE, true, 0, '12.345,7'],
    [1_234_567n, 0, 0, VIETNAMESE, true, 0, '1.234.567'],
    [-1_234n, 0, 0, VIETNAMESE, true, 0, '-1.234'],
    [5n, 2, 2, VIETNAMESE, true, 0, '0,05'],
    [-5n, 2, 2, VIETNAMESE, true, 0, '-0,05'],
    [5n, 0, 2, VIETNAMESE, true, 0, '5,00'],
    [5n, 0, 0, VIETNAMESE, true, 2, '05'],
    [123n, 0, 0, VIETNAMESE, true, 2, '123'],
    [0n, 0, 0, VIETNAMESE, true, 0, '0'],
  ] as const)('%i·10^-%i at %i places: %#', (m, e, decimals, style, grouped, pad, expected) =>
    expect(printNumber({ m, e }, decimals, style, grouped, pad)).toBe(expected),
  );
  it.each([
    [1200n, 2, 0],
    [1230n, 2, 1],
    [1234n, 2, 2],
    [1200n, 0, 0],
    [0n, 3, 0],
    [10n, 1, 0],
  ] as const)('%i·10^-%i is exact at %i places', (m, e, places) => expect(exactDecimals({ m, e })).toBe(places));
});
