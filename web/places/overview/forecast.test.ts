import { describe, expect, it } from 'vitest';
import { expectedOf, type ForecastRecord } from './forecast.ts';

const forecast = (unit: string, by: string, amount: number, effectiveOn: string, more: object = {}): ForecastRecord => ({
  unit,
  effectiveOn,
  data: { component: 'HP1.02', source: 'NSTW', kind: 'DTPT', year: 2026, by, amount, basis: '', ...more },
});

describe('what offices expect', () => {
  it('is the sum of the newest of each unit, fund and day', () => {
    const records = [
      forecast('A', '2026-12-31', 90, '2026-09-01'),
      forecast('A', '2026-12-31', 70, '2026-06-01'),
      forecast('A', '2027-01-31', 95, '2026-09-01'),
      forecast('B', '2026-12-31', 10, '2026-03-01'),
      forecast('A', '2026-12-31', 5, '2026-03-01', { kind: 'SN' }),
    ];
    expect(expectedOf(records, 2026)).toEqual({ yearEnd: 105, deadline: 95, funds: 3 });
  });
  it('is not known, rather than zero, where nobody said', () => {
    expect(expectedOf([forecast('A', '2026-12-31', 0, '2026-03-01')], 2026)).toEqual({ yearEnd: 0, deadline: null, funds: 1 });
    expect(expectedOf([], 2026)).toEqual({ yearEnd: null, deadline: null, funds: 0 });
  });
  it('leaves out other years and other days', () =>
    expect(
      expectedOf([forecast('A', '2025-12-31', 9, '2025-03-01', { year: 2025 }), forecast('A', '2026-06-30', 9, '2026-03-01')], 2026),
    ).toEqual({ yearEnd: null, deadline: null, funds: 0 }));
});
