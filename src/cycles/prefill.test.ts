import { describe, expect, it } from 'vitest';
import type { Day } from '../kernel/calendar.ts';
import { daysLate, type Row } from './model.ts';
import { formHints, mergeRows, missingRows } from './prefill.ts';

const row = (key: string, kind: Row['kind'], value: string | null, more: Partial<Row> = {}): Row => ({
  key,
  kind,
  label: key,
  about: key,
  value,
  last: null,
  measureUnit: '',
  note: '',
  reason: '',
  ...more,
});
const HELD = [row('f', 'figure', '100'), row('o', 'observation', null, { reason: 'thiếu' }), row('t', 'task', 'cũ', { reason: 'nêu rõ' })];
const sent = (key: string, kind: Row['kind'], value: string | null, note = '') => ({ key, kind, value, note });

describe('what an officer sends over the form', () => {
  it('keeps the ledger’s figures, fills numbers, changes, adds and drops sentences', () => {
    const merged = mergeRows(HELD, [
      sent('f', 'figure', null, 'xem lại'),
      sent('o', 'observation', '12.50'),
      sent('new', 'obstacle', 'Mưa'),
    ]);
    expect(merged.map(({ key, value, note, reason }) => [key, value, note, reason])).toEqual([
      ['f', '100', 'xem lại', ''],
      ['o', '12.50', '', ''],
      ['new', 'Mưa', '', ''],
    ]);
  });

  it('keeps the reason of a row that did not change', () => {
    expect(mergeRows(HELD, [sent('t', 'task', 'cũ')]).find((one) => one.key === 't')?.reason).toBe('nêu rõ');
    expect(mergeRows(HELD, [sent('t', 'task', 'mới')]).find((one) => one.key === 't')?.reason).toBe('');
  });

  it('refuses a number that is none, a row twice, a figure of one’s own', () => {
    expect(() => mergeRows(HELD, [sent('o', 'observation', '12,5')])).toThrow('“12,5” không phải số');
    expect(() => mergeRows(HELD, [sent('o', 'observation', '1'), sent('o', 'observation', '2')])).toThrow('Có hai dòng cùng mã');
    expect(() => mergeRows(HELD, [sent('x', 'figure', '1')])).toThrow('không có trong biểu');
    expect(() => mergeRows(HELD, [sent('o', 'observation', '1234567890123456')])).toThrow('nhiều nhất 15 chữ số');
    expect(() => mergeRows(HELD, [sent('f', 'figure', '999')])).toThrow('số của sổ vốn');
    expect(mergeRows(HELD, [sent('f', 'figure', '100')])[0]?.value).toBe('100');
  });

  it('is complete when every number is there or explained, and what was returned is changed or explained', () => {
    expect(missingRows(HELD).map((problem) => problem.where.field)).toEqual(['o', 't']);
    const answered = sent('t', 'task', 'cũ', 'đã nêu ở văn bản 12');
    expect(missingRows(mergeRows(HELD, [sent('o', 'observation', null, 'chưa rà soát xong'), answered]))).toEqual([]);
    expect(missingRows(mergeRows(HELD, [sent('o', 'observation', ' '), answered]))).toHaveLength(1);
  });

  it('is not handed in empty, and says why it may be', () => {
    expect(missingRows([])).toHaveLength(1);
    expect(formHints([])).toHaveLength(1);
    expect(formHints(HELD)).toEqual([]);
  });
});

describe('lateness', () => {
  const day = (text: string) => text as Day;
  it.each([
    [null, '2026-06-25', '2026-06-20', 0],
    [null, '2026-06-25', '2026-06-25', 0],
    [null, '2026-06-25', '2026-07-01', 6],
    ['2026-06-26', '2026-06-25', '2026-12-01', 1],
    ['2026-06-01', '2026-06-25', '2026-12-01', 0],
    [null, '2027-12-25', '2028-03-01', 67],
  ])('of what was handed in on %s, due %s, seen on %s, is %i days', (on, due, today, days) => {
    expect(daysLate({ submittedOn: on === null ? null : day(on) }, day(due), day(today))).toBe(days);
  });
});
