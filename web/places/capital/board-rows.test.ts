import { expect, it } from 'vitest';
import { boardRows, type SummaryItem, sumRow } from './board-rows.ts';

const NONE = { assigned: 0, plan: 0, available: 0, advanced: 0, accepted: 0, disbursed: 0, cancelled: 0, 'carried-out': 0 };
const item = (key: SummaryItem['key'], more: Partial<SummaryItem>): SummaryItem => ({ ...NONE, ...more, key });
const ITEMS = [
  item({ programme: 'GN', branch: 'P', year: 2026 }, { plan: 30, available: 20, disbursed: 10 }),
  item({ programme: 'GN', branch: 'X', year: 2026 }, { plan: 70, available: 70 }),
  item({ programme: 'GN', branch: 'X', year: 2025 }, { plan: 999, available: 999 }),
  item({ programme: 'NTM', branch: 'X', year: 2026 }, { plan: 5, disbursed: 5 }),
];

it('tells what is shared out from what is still held above, and what was spent above from both', () => {
  const rows = boardRows(ITEMS, ['programme'], 'P', 2026);
  expect(rows.map((row) => [row.key, row.plan, row.allocated, row.unallocated, row.disbursed])).toEqual([
    [{ programme: 'GN' }, 100, 70, 20, 10],
    [{ programme: 'NTM' }, 5, 5, 0, 5],
  ]);
  const total = sumRow(rows, 'P', {});
  expect([total.plan, total.allocated, total.unallocated]).toEqual([105, 75, 20]);
});
it('keeps branches apart where they are asked for', () =>
  expect(boardRows(ITEMS, ['branch'], 'P', 2026).map((row) => [row.key.branch, row.plan, row.allocated, row.unallocated])).toEqual([
    ['P', 30, 0, 20],
    ['X', 75, 75, 0],
  ]));
