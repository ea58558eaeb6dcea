import { describe, expect, it } from 'vitest';
import { byMonth, continuation, MONTHS, sameMonth } from './months.ts';

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

describe('last year by the same month', () => {
  const point = (month: string, disbursed: number) => ({ month, disbursed });
  it('is what stood then, not at its end', () => {
    const before = [point('2025-03', 4), point('2025-06', 9), point('2025-12', 50)];
    expect(sameMonth([point('2026-01', 1), point('2026-06', 2)], before, 2026)).toBe(9);
    expect(sameMonth([point('2026-05', 2)], before, 2026)).toBe(4);
    expect(sameMonth([point('2026-02', 2)], before, 2026)).toBe(0);
    expect(sameMonth([point('2026-11', 2)], [point('2025-03', 4)], 2026)).toBe(4);
  });
  it('is unknown where one of the years has nothing', () =>
    expect([sameMonth([], [point('2025-03', 4)], 2026), sameMonth([point('2026-02', 2)], [], 2026)]).toEqual([null, null]));
});

describe('what is expected of the months to come', () => {
  const until = (months: number) => Array.from({ length: MONTHS }, (_, month) => (month < months ? (month + 1) * 10 : null));
  const expected = (yearEnd: number | null, deadline: number | null) => ({ yearEnd, deadline, funds: 1 });
  it('goes on from where the facts stop', () => {
    expect(continuation(until(6), expected(100, 120))).toEqual([
      [5, 60],
      [11, 100],
      [12, 120],
    ]);
    expect(continuation(until(0), expected(100, null))).toEqual([
      [-1, 0],
      [11, 100],
    ]);
  });
  it('is left out once its month is there, and where nobody said', () => {
    expect(continuation(until(12), expected(100, 130))).toEqual([
      [11, 120],
      [12, 130],
    ]);
    expect(continuation(until(13), expected(100, 130))).toEqual([]);
    expect(continuation(until(3), expected(null, null))).toEqual([]);
  });
});
