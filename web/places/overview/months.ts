/** Points of a disbursement curve on a calendar of months. Pure. */

import type { Expected } from './forecast.ts';

export interface MonthPoint {
  /** "2026-05". */
  readonly month: string;
  readonly disbursed: number;
}

/** Twelve months and January after: a year's money is paid until 31/01 of the next. */
export const MONTHS = 13;

/** "T1" to "T12", then January after. */
export const monthName = (month: number) => (month < 12 ? `T${month + 1}` : 'T1+');

/** The sum until the end of each month; null after the last month that has any, so that a line stops where the facts stop. */
export function byMonth(points: readonly MonthPoint[], year: number): (number | null)[] {
  const place = ({ month }: MonthPoint) => (Number(month.slice(0, 4)) - year) * 12 + Number(month.slice(5)) - 1;
  const last = Math.min(MONTHS - 1, Math.max(-1, ...points.map(place)));
  return Array.from({ length: MONTHS }, (_, month) => {
    if (month > last) return null;
    // What was paid later than the calendar shows still belongs to its last month.
    const until = points.filter((one) => place(one) <= month || month === MONTHS - 1);
    return until.at(-1)?.disbursed ?? 0;
  });
}

/** What had been disbursed of last year's money by the month to which this year's goes; null when one of them has nothing. */
export function sameMonth(now: readonly MonthPoint[], before: readonly MonthPoint[], year: number): number | null {
  const until = byMonth(now, year).findLastIndex((one) => one !== null);
  if (until < 0 || before.length === 0) return null;
  const then = byMonth(before, year - 1);
  // The year before may have paid nothing since: then its last sum still stands.
  return then.slice(0, until + 1).findLast((one) => one !== null) ?? 0;
}

/** From where the facts stop to what is expected, month and sum; empty where nothing is expected of a month to come. */
export function continuation(sums: readonly (number | null)[], { yearEnd, deadline }: Expected): [month: number, sum: number][] {
  const last = sums.findLastIndex((sum) => sum !== null);
  const ahead: [number, number][] = [
    ...(yearEnd !== null && last < 11 ? [[11, yearEnd] as [number, number]] : []),
    ...(deadline !== null && last < 12 ? [[12, deadline] as [number, number]] : []),
  ];
  return ahead.length === 0 ? [] : [[last, sums[last] ?? 0], ...ahead];
}
