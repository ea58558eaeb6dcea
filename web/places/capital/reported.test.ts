import { expect, it } from 'vitest';
import type { SummaryItem } from './board-rows.ts';
import { reportedRows, reportedTotal } from './reported.ts';

const NONE = { assigned: 0, plan: 0, available: 0, advanced: 0, accepted: 0, disbursed: 0, cancelled: 0, 'carried-out': 0 };
const item = (programme: string, plan: number, disbursed: number, year = 2026): SummaryItem => ({
  ...NONE,
  plan,
  disbursed,
  key: { programme, year },
});

it('has a row for what came later, for what went, and none for what was never there', () => {
  const rows = reportedRows(
    [item('GN', 100, 10), item('NTM', 7, 0), item('DT', 0, 0)],
    [item('DT', 0, 0), item('GN', 100, 25), item('XD', 3, 0), item('GN', 50, 50, 2025)],
    ['programme'],
    2026,
  );
  expect(rows.map((row) => [row.key.programme, row.reported, row.known])).toEqual([
    ['GN', { plan: 100, disbursed: 10 }, { plan: 100, disbursed: 25 }],
    ['NTM', { plan: 7, disbursed: 0 }, { plan: 0, disbursed: 0 }],
    ['XD', { plan: 0, disbursed: 0 }, { plan: 3, disbursed: 0 }],
  ]);
  expect(reportedTotal(rows)).toEqual({ key: {}, reported: { plan: 107, disbursed: 10 }, known: { plan: 103, disbursed: 25 } });
});
