import { describe, expect, it } from 'vitest';
import { type CriteriaFact, matrixOf } from './matrix.ts';

const fact = (unit: string, effectiveOn: string, met: number | null, newly: string[] = [], set = 'xa'): CriteriaFact => ({
  unit,
  effectiveOn,
  set,
  met,
  newly,
});

describe('the matrix of criteria', () => {
  it('carries the last known number on, and leaves what was not known yet empty', () => {
    const { days, rows } = matrixOf(
      [fact('A', '2025-12-31', 12), fact('B', '2026-06-30', 15, ['TC 5']), fact('A', '2026-06-30', null, ['TC 9'])],
      'xa',
    );
    expect(days).toEqual(['2025-12-31', '2026-06-30']);
    expect(rows).toEqual([
      { unit: 'B', met: [null, 15], newly: ['TC 5'] },
      { unit: 'A', met: [12, 12], newly: ['TC 9'] },
    ]);
  });
  it('is of one set, and of the latest days', () => {
    const facts = [1, 2, 3].map((month) => fact('A', `2026-0${month}-01`, month));
    expect(matrixOf([...facts, fact('A', '2026-04-01', 9, [], 'thon')], 'xa', 2)).toEqual({
      days: ['2026-02-01', '2026-03-01'],
      rows: [{ unit: 'A', met: [2, 3], newly: [] }],
    });
    expect(matrixOf([], 'xa')).toEqual({ days: [], rows: [] });
  });
});
