/** What was reported beside what is known now, of the same day: plan and disbursement, row by row. Pure. */
import type { SummaryKey } from '../../../src/ledger/summary.ts';
import type { SummaryItem } from './board-rows.ts';

const SHOWN = ['plan', 'disbursed'] as const;
export type Shown = (typeof SHOWN)[number];
export interface ReportedRow {
  readonly key: SummaryItem['key'];
  readonly reported: Readonly<Record<Shown, number>>;
  readonly known: Readonly<Record<Shown, number>>;
}

const amounts = (item: SummaryItem | undefined) => ({ plan: item?.plan ?? 0, disbursed: item?.disbursed ?? 0 });

/** Rows of either, in the order of those known now; what had neither plan nor disbursement at both times is left out. */
export function reportedRows(
  reported: readonly SummaryItem[],
  known: readonly SummaryItem[],
  by: readonly SummaryKey[],
  year: number,
): ReportedRow[] {
  const keyed = (items: readonly SummaryItem[]) =>
    new Map(items.filter(({ key }) => key.year === year).map((item) => [JSON.stringify(by.map((one) => item.key[one])), item] as const));
  const [then, now] = [keyed(reported), keyed(known)];
  return [...new Set([...now.keys(), ...then.keys()])].sort().flatMap((name) => {
    const key = (now.get(name) ?? then.get(name))?.key ?? {};
    const row = { key, reported: amounts(then.get(name)), known: amounts(now.get(name)) };
    return SHOWN.some((what) => row.reported[what] !== 0 || row.known[what] !== 0) ? [row] : [];
  });
}

export function reportedTotal(rows: readonly ReportedRow[]): ReportedRow {
  const sum = (of: 'reported' | 'known', what: Shown) => rows.reduce((total, row) => total + row[of][what], 0);
  const both = (of: 'reported' | 'known') => ({ plan: sum(of, 'plan'), disbursed: sum(of, 'disbursed') });
  return { key: {}, reported: both('reported'), known: both('known') };
}
