import { describe, expect, it } from 'vitest';
import type { Day } from '../kernel/calendar.ts';
import type { Table } from '../kernel/document.ts';
import { addresseeLines, dateLine, numberLine, printable, recipientLines } from './layout-parts.ts';
import { fitTable, flatHead, placeHead } from './table-layout.ts';
import { textWidthMm } from './text-width.ts';

describe('date line of Nghị định 30/2020', () => {
  it.each([
    ['2023-01-05', 'Kon Rẫy, ngày 05 tháng 01 năm 2023'],
    ['2019-06-29', 'Kon Rẫy, ngày 29 tháng 6 năm 2019'],
    ['2023-02-28', 'Kon Rẫy, ngày 28 tháng 02 năm 2023'],
    ['2023-12-09', 'Kon Rẫy, ngày 09 tháng 12 năm 2023'],
  ])('%s', (day, line) => {
    expect(dateLine('Kon Rẫy', day as Day, 2023)).toBe(line);
  });
  it('leaves room before signing', () => {
    expect(dateLine('Kon Rẫy', null, 2023).replaceAll('\u00a0', ' ')).toBe('Kon Rẫy, ngày      tháng      năm 2023');
  });
});

describe('wording', () => {
  it('writes the number with a zero below ten, or room for it', () => {
    expect(numberLine('5', 'BC-UBND')).toBe('Số: 05/BC-UBND');
    expect(numberLine('123', 'BC-UBND')).toBe('Số: 123/BC-UBND');
    expect(numberLine('', 'BC-UBND').replaceAll('\u00a0', ' ')).toBe('Số:      /BC-UBND');
  });
  it('dashes several addressees, and recipients always', () => {
    expect(addresseeLines(['UBND tỉnh'])).toEqual(['UBND tỉnh']);
    expect(addresseeLines(['A', 'B'])).toEqual(['- A;', '- B.']);
    expect(recipientLines(['Như trên', 'Lưu: VT.'])).toEqual(['- Như trên;', '- Lưu: VT.']);
  });
  it('replaces what no file may hold', () => {
    expect(printable('a\u0000b\ud800c\r\nd')).toBe('a\ufffdb\ufffdc\nd');
    expect(printable('😀')).toBe('😀');
  });
});

const table: Table = {
  columns: [
    { key: 'a', width: 1, align: 'left' },
    { key: 'b', width: 1, align: 'right' },
    { key: 'c', width: 1, align: 'right' },
  ],
  head: [
    [
      { text: 'Nội dung', colSpan: 1, rowSpan: 2 },
      { text: 'Vốn', colSpan: 2, rowSpan: 1 },
    ],
    [
      { text: 'ĐTPT', colSpan: 1, rowSpan: 1 },
      { text: 'SN', colSpan: 1, rowSpan: 1 },
    ],
  ],
  rows: [
    {
      level: 0,
      cells: [{ type: 'text', text: 'Tổng' }, { type: 'figure', figure: 'x', place: 1, printed: '75.337.000,123' }, { type: 'empty' }],
    },
  ],
};

describe('tables', () => {
  it('places spanned header cells and flattens them', () => {
    expect(placeHead(table).map(({ row, column }) => [row, column])).toEqual([
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 2],
    ]);
    expect(flatHead(table)).toEqual(['Nội dung', 'Vốn – ĐTPT', 'Vốn – SN']);
  });
  it('never gives a figure less than its width while the page has room, and fills the page', () => {
    for (const available of [60, 90, 165]) {
      const { size, widths } = fitTable(table, available);
      expect(widths.reduce((a, b) => a + b, 0)).toBeCloseTo(available, 6);
      expect(widths[1]).toBeGreaterThan(textWidthMm('75.337.000,123', size, true));
    }
  });
});
