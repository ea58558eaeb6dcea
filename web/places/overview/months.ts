/** Points of a disbursement curve on a calendar of months. Pure. */

export interface MonthPoint {
  /** "2026-05". */
  readonly month: string;
  readonly disbursed: number;
}

/** Twelve months and January after: a year's money is paid until 31/01 of the next. */
export const MONTHS = 13;

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
