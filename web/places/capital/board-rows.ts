/** Rows of the capital board from a summary that also tells the branches apart: what the unit has shared out, and what it has not. Pure. */
import { MONEY_MEASURES, type MoneyMeasure } from '../../../src/ledger/fold.ts';
import type { SummaryKey } from '../../../src/ledger/summary.ts';

export type SummaryItem = Readonly<Record<MoneyMeasure, number>> & {
  readonly key: { readonly [key in SummaryKey]?: string | number | undefined };
};
export interface BoardRow extends SummaryItem {
  /** Plan of the units below. */
  readonly allocated: number;
  /** Still held by the unit itself, neither shared out nor spent. */
  readonly unallocated: number;
}

/** `items` by the dimensions, then branch and year. One row for each value of the dimensions, in the order in which they come. */
export function boardRows(items: readonly SummaryItem[], by: readonly SummaryKey[], unit: string, year: number): BoardRow[] {
  const groups = Map.groupBy(
    items.filter(({ key }) => key.year === year),
    ({ key }) => JSON.stringify(by.map((dimension) => key[dimension])),
  );
  return [...groups.values()].map((group) => sumRow(group, unit, Object.fromEntries(by.map((one) => [one, group[0]?.key[one]]))));
}

export function sumRow(group: readonly (SummaryItem | BoardRow)[], unit: string, key: SummaryItem['key']): BoardRow {
  const total = (of: (item: SummaryItem) => number) => group.reduce((sum, item) => sum + of(item), 0);
  const isOwn = (item: SummaryItem) => item.key.branch === unit;
  return {
    key,
    ...(Object.fromEntries(MONEY_MEASURES.map((what) => [what, total((item) => item[what])])) as Record<MoneyMeasure, number>),
    allocated: total((item) => ('allocated' in item ? Number(item.allocated) : isOwn(item) ? 0 : item.plan)),
    unallocated: total((item) => ('unallocated' in item ? Number(item.unallocated) : isOwn(item) ? item.available : 0)),
  };
}
