/** Days written in a text, whether they exist, and the document numbers they stand beside. */
import { daysInMonth } from '../kernel/calendar.ts';

export interface DateMention {
  readonly start: number;
  readonly end: number;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly exists: boolean;
  /** "YYYYMMDD" as a number; only of days that exist. */
  readonly key: number;
}

const LONG = /(?<![\p{L}])ngày (\d{1,2}) ?tháng (\d{1,2}) ?năm (\d{4})(?!\d)/giu;
const SHORT = /(?<![\d.,/\p{L}])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/])/gu;

export function datesOf(text: string): DateMention[] {
  if (!/\d{4}/u.test(text)) return [];
  const dates: DateMention[] = [];
  const add = (start: number, length: number, d: string, m: string, y: string) => {
    const [day, month, year] = [Number(d), Number(m), Number(y)];
    if (year < 1900 || year > 2100) return;
    const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
    dates.push({ start, end: start + length, year, month, day, exists, key: year * 10_000 + month * 100 + day });
  };
  for (const match of text.matchAll(LONG)) add(match.index, match[0].length, match[1] ?? '', match[2] ?? '', match[3] ?? '');
  for (const match of text.matchAll(SHORT)) {
    // "12.05.2023" and "1-2-2023" are days only where a word or the strokes say so.
    if (match[2] !== '/' && !/(?:ngày|từ|đến|hết|trước|sau|,|-) ?$/iu.test(text.slice(Math.max(0, match.index - 8), match.index))) continue;
    add(match.index, match[0].length, match[1] ?? '', match[3] ?? '', match[4] ?? '');
  }
  return dates.sort((a, b) => a.start - b.start);
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy;
  return era * 146_097 + doe - 719_468;
}
