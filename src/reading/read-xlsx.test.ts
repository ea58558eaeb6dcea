import { type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { expectContract, shown } from './blocks.fixture.ts';
import { dateText, numberText } from './cell-text.ts';
import { readXlsx } from './read-xlsx.ts';

const workbook = (...sheets: WriteSheet[]) => writeXlsx({ sheets });

describe('readXlsx', () => {
  it('gives each sheet a heading and a table with addresses and merged cells', async () => {
    const bytes = await workbook(
      {
        name: 'PL 1',
        rows: [
          [null, null],
          [null, 'TT', 'Vốn', null],
          [null, 1, 26844.5, 'a\nb'],
        ],
        merges: [{ startRow: 1, startCol: 2, endRow: 1, endCol: 3 }],
      },
      { name: 'Trống', rows: [] },
      { name: 'Ẩn', rows: [['x']], hidden: true },
    );
    const text = await readXlsx(bytes);
    expectContract(text);
    expect(shown(text)).toEqual([
      'heading1 | PL 1',
      'cell 0:0,0 | TT',
      'cell 0:0,1→2 | Vốn',
      'cell 0:1,0 | 1',
      'cell 0:1,1 | 26844,5',
      'cell 0:1,2 | a b',
      'heading1 | Ẩn',
      'cell 1:0,0 | x',
    ]);
    expect(text.blocks.map(({ cell }) => cell?.address)).toEqual([
      undefined,
      'PL 1!B2',
      'PL 1!C2',
      'PL 1!B3',
      'PL 1!C3',
      'PL 1!D3',
      undefined,
      'Ẩn!A1',
    ]);
  });
  it('reads 100,000 cells at once', async () => {
    const bytes = await workbook({
      name: 'S',
      rows: Array.from({ length: 10_000 }, (_, row) => Array.from({ length: 10 }, (_, column) => row + column)),
    });
    expect((await readXlsx(bytes)).blocks).toHaveLength(100_001);
  });
});

describe('numberText', () => {
  it.each([
    [26844.5, '#,##0.0', '26.844,5'],
    [26844.5, 'General', '26844,5'],
    [26844.5, undefined, '26844,5'],
    [0.1 + 0.2, 'General', '0,3'],
    [1 / 3, undefined, '0,333333333'],
    [1e15, 'General', '1000000000000000'],
    [0.2034, '0.0%', '20,3%'],
    [0.2034, '0%', '20%'],
    [1.005, '0.00', '1,01'],
    [2.5, '0', '3'],
    [-5.5, '#,##0.0;(#,##0.0)', '(5,5)'],
    [0, '#,##0;-#,##0;"-"', '-'],
    [1234.5, '_-* #,##0.00_-;-* #,##0.00_-', '1.234,50'],
    [1234567, '#,##0,', '1.235'],
    [5, '0" xã"', '5 xã'],
    [7, '00', '07'],
    [0.5, '@', '0,5'],
  ])('%s with %s is %s', (value, format, text) => {
    expect(numberText(value, format)).toBe(text);
  });
});

describe('dateText', () => {
  it.each([
    ['mm-dd-yy', '30/06/2023'],
    ['dd/mm/yyyy', '30/06/2023'],
    ['mm/yyyy', '06/2023'],
    ['yyyy', '2023'],
    ['dd/mm/yyyy hh:mm', '30/06/2023 07:05'],
    [undefined, '30/06/2023'],
  ])('%s is %s', (format, text) => {
    expect(dateText(new Date('2023-06-30T07:05:00Z'), format)).toBe(text);
  });
});
