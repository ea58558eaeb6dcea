/** Limits as rules ask for them: on the day, else on the last day of the year reported on. */
import type { LimitName } from '../catalogue/limits.ts';
import type { Threshold } from '../catalogue/model.ts';
import { type Day, dayOf, toDay } from '../kernel/calendar.ts';
import { Problem } from '../kernel/problem.ts';
import type { RuleInput } from './model.ts';

/** The day of the look, or the last day of the year reported on when that is over. */
export function yearDayOf({ asOf, period }: Pick<RuleInput, 'asOf' | 'period'>): Day {
  const end = dayOf(period.year, 12, 31);
  return asOf < end ? asOf : end;
}

export interface Asked {
  readonly programme?: string;
  /** Code; the unit reported on unless it is another's. */
  readonly unit?: string;
  readonly detail?: string;
}

/** The limit that holds for the year reported on: limits of an ended period go on holding for its money. */
export function limitOf(input: RuleInput, name: LimitName, asked: Asked = {}): Threshold | undefined {
  const about = { unit: input.unit.code, ...asked };
  return input.catalogue.threshold(name, yearDayOf(input), about) ?? input.catalogue.threshold(name, input.asOf, about);
}

/** The limit that held on the day of a decision: what was approved under an older text stays under it. */
export const limitOn = (input: RuleInput, name: LimitName, day: Day, asked: Asked = {}): Threshold | undefined =>
  input.catalogue.threshold(name, day, { unit: input.unit.code, ...asked });

/** A limit as a number of days, places or đồng. @throws Problem invalid-value: an office's row that is no number */
export function numberOf({ rule, value }: Pick<Threshold, 'rule' | 'value'>): number {
  if (/^\d+(?:\.\d+)?$/.test(value)) return Number(value);
  throw new Problem('invalid-value', `ngưỡng “${value}” của quy tắc ${rule} không phải số; sửa ở Danh mục, bảng “Ngưỡng của quy tắc”`);
}

/** A limit in percent or points as exact decimal text. @throws Problem invalid-value */
export function decimalOf(limit: Pick<Threshold, 'rule' | 'value'>): string {
  numberOf(limit);
  return limit.value;
}

/** "01-31" of a year. @throws Problem invalid-date */
export const dayIn = (year: number, { value }: Pick<Threshold, 'value'>): Day => toDay(`${year}-${value}`);

/** What a rule answers when its limit is not set. */
export const limitMissing = (what: string) => `chưa đặt ${what} (Danh mục, bảng “Ngưỡng của quy tắc”)`;
