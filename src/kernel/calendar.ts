/** Calendar days of Asia/Ho_Chi_Minh as text; never `Date`, so no time zone can move a fact to another day. */
import { Problem } from './problem.ts';

/** "YYYY-MM-DD", a day that exists. Text order is time order. */
export type Day = string & { readonly __brand: 'Day' };

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const VIETNAMESE = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export function isDay(text: string): text is Day {
  const match = ISO.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** @throws Problem invalid-date */
export function toDay(text: string): Day {
  if (isDay(text)) return text;
  throw new Problem('invalid-date', `“${text}” không phải ngày có thật; viết dạng 2023-06-30 hoặc 30/06/2023.`);
}

export function dayOf(year: number, month: number, day: number): Day {
  return toDay(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}

/**
 * Reads "2023-06-30", "30/6/2023", "30.6.2023" or "30-6-2023" (day first, as written in Viet Nam).
 * @throws Problem invalid-date
 */
export function parseDay(text: string): Day {
  const trimmed = text.trim();
  if (isDay(trimmed)) return trimmed;
  const match = VIETNAMESE.exec(trimmed);
  if (match) {
    const iso = `${match[3]}-${match[2]?.padStart(2, '0')}-${match[1]?.padStart(2, '0')}`;
    if (isDay(iso)) return iso;
  }
  throw new Problem('invalid-date', `“${text}” không phải ngày có thật; viết dạng 30/06/2023 (ngày/tháng/năm) hoặc 2023-06-30.`);
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** { year, month 1–12, day 1–31 } */
export function partsOf(day: Day): { year: number; month: number; day: number } {
  return { year: yearOf(day), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

export function dayAfter(day: Day): Day {
  const { year, month, day: date } = partsOf(day);
  if (date < daysInMonth(year, month)) return dayOf(year, month, date + 1);
  return month < 12 ? dayOf(year, month + 1, 1) : dayOf(year + 1, 1, 1);
}

export function dayBefore(day: Day): Day {
  const { year, month, day: date } = partsOf(day);
  if (date > 1) return dayOf(year, month, date - 1);
  return month > 1 ? dayOf(year, month - 1, daysInMonth(year, month - 1)) : dayOf(year - 1, 12, 31);
}

/** "30/06/2023" */
export function formatDay(day: Day): string {
  const { year, month, day: date } = partsOf(day);
  return `${String(date).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`;
}

/** Whether `on` lies in [from, to]; a null end is open. */
export function isWithin(on: Day, from: Day, to: Day | null): boolean {
  return from <= on && (to === null || on <= to);
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** Days since 1 March of the year 0; years begin in March so that the leap day is the last. */
function dayNumber(day: Day): number {
  const { year, month, day: date } = partsOf(day);
  const y = month <= 2 ? year - 1 : year;
  const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return 365 * y + leaps + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
}

/** The same day of another year; 29 February becomes 28 February. */
export function sameDayOf(day: Day, year: number): Day {
  const { month, day: date } = partsOf(day);
  return dayOf(year, month, Math.min(date, daysInMonth(year, month)));
}
