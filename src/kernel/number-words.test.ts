import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areNumberWords, LARGEST_IN_WORDS, numberTokens, readNumberWords, writeNumberWords } from './number-words.ts';

const styles = fc.record({
  odd: fc.constantFrom('linh' as const, 'lẻ' as const),
  thousand: fc.constantFrom('nghìn' as const, 'ngàn' as const),
  billion: fc.constantFrom('tỷ' as const, 'tỉ' as const),
  four: fc.constantFrom('tư' as const, 'bốn' as const),
  five: fc.constantFrom('lăm' as const, 'nhăm' as const),
  zeroHundred: fc.boolean(),
  capital: fc.boolean(),
  unit: fc.constantFrom('', 'đồng', 'đồng chẵn', 'đồng./.', 'đồng Việt Nam'),
});
const numbers = fc.oneof(
  fc.integer({ min: 0, max: 2_000 }),
  fc.integer({ min: 0, max: LARGEST_IN_WORDS }),
  fc.integer({ min: 0, max: 1_000_000 }).map((n) => n * 1_000),
  fc.integer({ min: 0, max: 1_000_000 }).map((n) => n * 1_000_000_000),
  fc
    .tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 14 }))
    .map(([n, zeros]) => Math.min(LARGEST_IN_WORDS, n * 10 ** Math.min(zeros, 12))),
);

describe('writing', () => {
  it.each([
    [0, 'không'],
    [5, 'năm'],
    [10, 'mười'],
    [11, 'mười một'],
    [14, 'mười bốn'],
    [15, 'mười lăm'],
    [21, 'hai mươi mốt'],
    [24, 'hai mươi tư'],
    [25, 'hai mươi lăm'],
    [100, 'một trăm'],
    [105, 'một trăm linh năm'],
    [111, 'một trăm mười một'],
    [1_001, 'một nghìn không trăm linh một'],
    [103_000_000, 'một trăm linh ba triệu'],
    [22_050_000_000, 'hai mươi hai tỷ không trăm năm mươi triệu'],
    [8_164_800_000, 'tám tỷ một trăm sáu mươi tư triệu tám trăm nghìn'],
    [1_000_000_000_000, 'một nghìn tỷ'],
    [LARGEST_IN_WORDS, 'một triệu tỷ'],
  ])('%d', (value, words) => {
    expect(writeNumberWords(value)).toBe(words);
    expect(readNumberWords(words)).toBe(value);
  });
  it('follows a style', () => {
    expect(writeNumberWords(1_205_024, { odd: 'lẻ', thousand: 'ngàn', four: 'bốn', zeroHundred: false, capital: true, unit: 'đồng' })).toBe(
      'Một triệu hai trăm lẻ năm ngàn hai mươi bốn đồng',
    );
  });
  it.each([-1, 1.5, LARGEST_IN_WORDS + 1, Number.NaN])('refuses %d', (value) => expect(() => writeNumberWords(value)).toThrow(RangeError));
});

describe('reading', () => {
  it('reads back what any style writes', () => {
    fc.assert(
      fc.property(numbers, styles, (value, style) => {
        expect(readNumberWords(writeNumberWords(value, style))).toBe(value);
        expect(areNumberWords(numberTokens(writeNumberWords(value, style)))).toBe(true);
      }),
      { seed: 7, numRuns: 2_000 },
    );
  });
  it('never throws and never reads twice the same words as two numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('một', 'năm', 'mươi', 'mười', 'trăm', 'linh', 'nghìn', 'triệu', 'tỷ', 'rưỡi', 'không', 'mốt'), {
          maxLength: 12,
        }),
        (words) => {
          const value = readNumberWords(words.join(' '));
          if (value !== null) expect(readNumberWords(writeNumberWords(value))).toBe(value);
        },
      ),
      { seed: 7, numRuns: 1_000 },
    );
  });
  it.each([
    ['MỘT TRIỆU ĐỒNG CHẴN./.', 1_000_000],
    ['Hai triệu rưỡi', 2_500_000],
    ['một trăm rưỡi', 150],
    ['hai tỉ, ba trăm triệu đồng', 2_300_000_000],
    ['một triệu không trăm linh hai nghìn không trăm đồng', 1_002_000],
    ['bẩy mươi nhăm', 75],
    ['ba lăm', 35],
  ])('%s', (words, value) => expect(readNumberWords(words)).toBe(value));
  it.each([
    '',
    'đồng',
    'trăm hai',
    'một trăm năm',
    'hai ba',
    'nghìn',
    'một tỷ tỷ',
    'một nghìn triệu',
    'năm phẩy hai tỷ',
    'tám tỳ',
    'linh năm',
    'một nghìn hai nghìn',
  ])('refuses “%s”', (words) => expect(readNumberWords(words)).toBeNull());
});
