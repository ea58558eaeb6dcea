/** Lines of a paper: what they say, what shows, how most of their letters look. */
import { expect, it } from 'vitest';
import { paragraph, typed } from './layout-lines.fixture.ts';
import {
  editsBetween,
  folded,
  isBold,
  isCentred,
  isItalic,
  isUpper,
  isUpright,
  letterCounts,
  lettersIn,
  linesOf,
  mainSize,
  paragraphLine,
  subLine,
  toneless,
} from './layout-lines.ts';
import type { RunLook } from './layout-styles.ts';

const runs = (...parts: readonly (readonly [text: string, look?: RunLook])[]) =>
  paragraph('', {}, { runs: parts.map(([text, look = {}], index) => ({ text, from: index * 100, to: index * 100 + text.length, look })) });
const line = (...parts: readonly (readonly [text: string, look?: RunLook])[]) => paragraphLine(runs(...parts));

it.each([
  ['abc XYZ 09', 8, 0],
  ['@[`{/:', 0, 0],
  ['AZaz09', 6, 0],
  ['đường', 2, 3],
  ['À', 0, 1],
  ['¿×', 0, 1],
  ['\u02ff\u0300\u036f\u0370', 0, 2],
  ['\u1fff\u2000\u201c→\u2bff\u2c00', 0, 2],
  ['', 0, 0],
])('letters of %j: %i and %i', (text, ascii, beyond) => {
  expect(letterCounts(text)).toEqual({ ascii, beyond });
  expect(lettersIn(text)).toBe(ascii + beyond);
});

it.each([
  ['abc', 'abc', 4, 0],
  ['abc', 'abd', 4, 1],
  ['abc', 'ab', 4, 1],
  ['abc', 'abcd', 4, 1],
  ['abc', 'xyz', 4, 3],
  ['kitten', 'sitting', 4, 3],
  ['', 'ab', 4, 2],
  ['ab', '', 4, 2],
  ['abcdef', 'uvwxyz', 4, 5],
  ['abcde', 'a', 4, 4],
  ['abcdef', 'a', 4, 5],
  ['a', 'abcdef', 4, 5],
  ['abcdef', 'abcdef', 0, 0],
])('%j to %j in at most %i edits: %i', (a, b, most, edits) => expect(editsBetween(a, b, most)).toBe(edits));

it('folds marks away, or only the tones', () => {
  expect(folded('  Cộng  hòa đỏ Đất ')).toBe('CONG HOA DO DAT');
  expect(toneless('  HOÀ  hòa Đắk lỡ ngã ')).toBe('HOA hoa Đăk lơ nga');
});

it.each([
  ['BÁO CÁO 5', true],
  ['Báo cáo', false],
  ['báo cáo', false],
  ['12/5', false],
])('%j in capitals: %s', (text, upper) => expect(isUpper(text)).toBe(upper));

it('cuts lines where they were broken, without the blanks around them', () => {
  const broken = runs(['  Số: 5 \n', { bold: true }], ['\n'], ['Kon\tTum '], ['e\u0302m', { caps: true }]);
  const list = linesOf([broken, runs(['  '])]);
  expect(list.map(({ text }) => text)).toEqual(['Số: 5', 'Kon Tum êm']);
  expect(list.map(({ shown }) => shown)).toEqual(['Số: 5', 'Kon Tum ÊM']);
  expect(list[0]?.pieces.map(({ start, end, skipped }) => [start, end, skipped])).toEqual([[0, 5, 2]]);
  expect(list[1]?.pieces.map(({ start, end, from, skipped }) => [start, end, from, skipped])).toEqual([
    [0, 8, 200, 0],
    [8, 10, 300, 0],
  ]);
});

it('a part of a line keeps the looks of its own letters', () => {
  const whole = line(['Nơi nhận: ', { bold: true }], ['TM. UBND', { size: 13 }]);
  const part = subLine(whole, 9, 14);
  expect(part.text).toBe('TM.');
  expect(part.pieces).toMatchObject([{ start: 0, end: 3, skipped: 0, from: 100, look: { size: 13 } }]);
  expect(subLine(part, 1, 3).pieces).toMatchObject([{ start: 0, end: 2, skipped: 1 }]);
  expect(subLine(whole, 10, 10).pieces).toEqual([]);
});

it.each([
  [
    [
      ['aaaa', true],
      ['a', false],
    ],
    true,
  ],
  [
    [
      ['aaa', true],
      ['a', false],
    ],
    false,
  ],
  [
    [
      ['aaaa', true],
      [' . ', false],
    ],
    true,
  ],
  [
    [
      ['aaaa', false],
      ['aaaa', true],
    ],
    false,
  ],
  [[['…', false]], true],
] as const)('mostly %j: %s', (parts, holds) => {
  const of = (name: 'bold' | 'italic') => line(...parts.map(([text, on]) => [text, on ? { [name]: true } : {}] as const));
  expect(isBold(of('bold'))).toBe(holds);
  expect(isItalic(of('italic'))).toBe(holds);
});
it('is upright where nothing slants it', () => {
  expect(isUpright(line(['aaaa'], ['a', { italic: true }]))).toBe(true);
  expect(isUpright(line(['aaa'], ['a', { italic: true }]))).toBe(false);
  expect(isUpright(line(['aaaa', { italic: false }]))).toBe(true);
});

it.each([
  [
    [
      ['aa', 13],
      ['aaa', 14],
    ],
    14,
  ],
  [
    [
      ['aaa', 13],
      ['aaa', 14],
    ],
    13,
  ],
  [
    [
      ['aaa', 14],
      ['aaa', 13],
    ],
    13,
  ],
  [
    [
      ['aa', 13],
      ['aaa', 14],
      ['aa', 13],
    ],
    13,
  ],
  [[['aa', undefined]], 10],
  [
    [
      ['   .....', 20],
      ['a', 12],
    ],
    12,
  ],
] as const)('the size of most letters of %j: %d', (parts, size) =>
  expect(mainSize(line(...parts.map(([text, points]) => [text, points === undefined ? {} : { size: points }] as const)))).toBe(size),
);
it('has ten points where there are no words', () => {
  expect(mainSize({ ...typed('a'), text: '', pieces: [] })).toBe(10);
  expect(isCentred(typed('a', {}, { look: { align: 'center' } }))).toBe(true);
  expect(isCentred(typed('a'))).toBe(false);
});
