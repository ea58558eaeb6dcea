import { describe, expect, it } from 'vitest';
import { draftOf, mappingOf, missingIn, rowsOf, withKind } from './mapping.ts';
import type { ForeignSheet, SheetKind } from './queries.ts';

const column = (key: string, type = 'text', required = true) => ({ key, header: key.toUpperCase(), type, required, note: '', choices: [] });
const KIND: SheetKind = {
  key: 'giai-ngan',
  name: '',
  title: '',
  columns: [column('document'), column('event'), column('amount', 'amount'), column('note', 'text', false)],
};
const SHEET: ForeignSheet = {
  sheet: 'T5',
  rows: 4,
  fingerprint: 'x',
  headerRow: 4,
  columns: [],
  preview: [],
  skip: [{ row: 9, text: 'Tổng cộng' }],
  scale: null,
  kind: 'giai-ngan',
  guesses: { 'giai-ngan': { document: 'B', amount: 'F' }, 'ke-hoach-von': { document: 'C' } },
};

describe('mapping a sheet', () => {
  it('begins with the guess, or as last time', () => {
    expect(draftOf(SHEET, null)).toMatchObject({ kind: 'giai-ngan', columns: { document: 'B', amount: 'F' }, skip: [9], headerRow: 4 });
    const last = { kind: 'ke-hoach-von', columns: { document: 'D' }, constants: { source: 'NSTW' }, scale: 1_000 };
    expect(draftOf(SHEET, last)).toMatchObject({ ...last, headerRow: 4, skip: [9] });
    expect(withKind(draftOf(SHEET, last), SHEET, 'giai-ngan')).toMatchObject({ columns: { document: 'B' }, constants: { source: 'NSTW' } });
  });

  it('says what is still missing, the unit of money too', () => {
    const draft = draftOf(SHEET, null);
    expect(missingIn(draft, KIND)).toEqual(['EVENT', 'scale']);
    expect(missingIn({ ...draft, constants: { event: 'Thanh toán' }, scale: 1 }, KIND)).toEqual([]);
  });

  it('sends columns before values, no column of another kind, rows once and below the headers', () => {
    const draft = {
      ...draftOf(SHEET, null),
      constants: { document: 'X', event: 'Tạm ứng', other: '1', note: ' ' },
      scale: 1_000,
      more: '3, 9, 12-13',
    };
    expect(mappingOf('T5', draft, KIND)).toEqual({
      sheet: 'T5',
      kind: 'giai-ngan',
      headerRow: 4,
      columns: { document: 'B', amount: 'F' },
      constants: { event: 'Tạm ứng' },
      scale: 1_000,
      skip: [9, 12, 13],
    });
  });

  it.each([
    ['', []],
    ['12, 30-32', [12, 30, 31, 32]],
    ['5–6;8', [5, 6, 8]],
    ['mười', null],
    ['9-3', null],
  ])('reads “%s” as rows', (text, rows) => expect(rowsOf(text)).toEqual(rows));
});
