import { describe, expect, it } from 'vitest';
import { byMonth, MONTHS } from './months.ts';

describe('a disbursement curve by month', () => {
  it('holds its height in months without payment and stops after the last', () => {
    const line = byMonth(
      [
        { month: '2026-02', disbursed: 10 },
        { month: '2026-04', disbursed: 25 },
      ],
      2026,
    );
    expect(line).toEqual([0, 10, 10, 25, ...Array(MONTHS - 4).fill(null)]);
  });
  it('counts payments of January after, and later ones with it', () => {
    const line = byMonth(
      [
        { month: '2026-12', disbursed: 10 },
        { month: '2027-01', disbursed: 12 },
        { month: '2027-03', disbursed: 13 },
      ],
      2026,
    );
    expect(line.slice(-2)).toEqual([10, 13]);
  });
  it('starts from what was paid before the year', () =>
    expect(byMonth([{ month: '2025-12', disbursed: 5 }], 2026)).toEqual(Array(MONTHS).fill(null)));
  it('of nothing is nothing', () => expect(byMonth([], 2026).every((one) => one === null)).toBe(true));
});
