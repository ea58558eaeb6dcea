/** What offices expect to have been disbursed by the end of a year and by its deadline. Pure. */
import type { Forecast } from '../../../src/funding/model.ts';
import { sumDong } from '../../../src/kernel/money.ts';

export interface ForecastRecord {
  readonly unit: string;
  readonly effectiveOn: string;
  readonly data: Forecast;
}
export interface Expected {
  /** null: nobody said. */
  readonly yearEnd: number | null;
  readonly deadline: number | null;
  /** Funds of which one of the two was said. */
  readonly funds: number;
}

/** The newest forecast of a unit's fund and day holds, as in the reports (`forecast`). */
export function expectedOf(records: readonly ForecastRecord[], year: number): Expected {
  const newest = new Map<string, ForecastRecord>();
  const days = [`${year}-12-31`, `${year + 1}-01-31`];
  const own = records.filter(({ data }) => data.year === year && days.includes(data.by));
  const fundOf = ({ unit, data }: ForecastRecord) => `${unit}|${data.component}|${data.source}|${data.kind}`;
  for (const record of [...own].sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1)))
    newest.set(`${fundOf(record)}|${record.data.by}`, record);
  const until = (day: string | undefined) => {
    const amounts = [...newest.values()].filter(({ data }) => data.by === day).map(({ data }) => data.amount);
    return amounts.length === 0 ? null : sumDong(amounts);
  };
  return { yearEnd: until(days[0]), deadline: until(days[1]), funds: new Set(own.map(fundOf)).size };
}
