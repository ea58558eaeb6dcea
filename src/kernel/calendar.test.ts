import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Day,
  dayAfter,
  dayBefore,
  dayOf,
  daysInMonth,
  formatDay,
  isDay,
  isLeapYear,
  isWithin,
  parseDay,
  partsOf,
  sameDayOf,
  toDay,
  yearOf,
} from './calendar.ts';
import { Problem } from './problem.ts';

/** Days by the platform's own calendar, in UTC. */
const days = fc.integer({ min: -25_567, max: 69_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10) as Day);
const refused = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return `${error.code}: ${error.message}`;
    throw error;
  }
  return '';
};

describe('years and months', () => {
  it('knows leap years', () =>
    expect([1900, 2000, 2023, 2024, 2100, 2400].map(isLeapYear)).toEqual([false, true, false, true, false, true]));
  it('knows the length of every month', () => {
    expect(Array.from({ length: 12 }, (_, month) => daysInMonth(2023, month + 1))).toEqual([
      31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ]);
    expect(daysInMonth(2024, 2)).toBe(29);
  });
});

describe('reading days', () => {
  it.each(['2023-06-30', '2024-02-29', '1900-01-01', '9999-12-31'])('%s is a day', (text) => {
    expect(isDay(text)).toBe(true);
    expect(toDay(text)).toBe(text);
    expect(parseDay(` ${text} `)).toBe(text);
  });
  it.each([
    '2023-02-29',
    '2023-06-31',
    '2023-13-01',
    '2023-00-10',
    '2023-01-00',
    '1899-12-31',
    '2023-6-30',
    '20230630',
    '2023-06-30T00:00',
    ' 2023-06-30',
    'x2023-06-30',
    '2023-06-30x',
    '12023-06-30',
    '',
  ])('%s is not', (text) => {
    expect(isDay(text)).toBe(false);
    expect(refused(() => toDay(text))).toBe(`invalid-date: “${text}” không phải ngày có thật; viết dạng 2023-06-30 hoặc 30/06/2023.`);
  });
  it.each(['30/6/2023', '30/06/2023', '30.6.2023', '30-06-2023', ' 30/6/2023 '])('reads %s day first', (text) =>
    expect(parseDay(text)).toBe('2023-06-30'),
  );
  it.each([
    '6/30/2023',
    '31/02/2023',
    '30/6/23',
    '30/6',
    '030/6/2023',
    '30/006/2023',
    'ngày 30/6/2023',
    '30/6/2023.',
    '00/01/2023',
    '1/0/2023',
    '30 6 2023',
    '1/1/1800',
    '',
  ])('refuses %s', (text) => {
    expect(refused(() => parseDay(text))).toBe(
      `invalid-date: “${text}” không phải ngày có thật; viết dạng 30/06/2023 (ngày/tháng/năm) hoặc 2023-06-30.`,
    );
  });
  it('builds days from parts', () => {
    expect(dayOf(2023, 6, 5)).toBe('2023-06-05');
    expect(refused(() => dayOf(2023, 2, 30))).toMatch(/^invalid-date/);
    expect(partsOf('2023-06-05' as Day)).toEqual({ year: 2023, month: 6, day: 5 });
    expect(yearOf('2023-06-05' as Day)).toBe(2023);
  });
});

describe('arithmetic', () => {
  it.each([
    ['2023-01-31', '2023-02-01'],
    ['2023-02-28', '2023-03-01'],
    ['2024-02-28', '2024-02-29'],
    ['2023-12-31', '2024-01-01'],
    ['2023-04-30', '2023-05-01'],
    ['2023-06-05', '2023-06-06'],
  ] as [Day, Day][])('%s is followed by %s', (day, next) => {
    expect(dayAfter(day)).toBe(next);
    expect(dayBefore(next)).toBe(day);
  });
  it('moves to the same day of another year', () => {
    expect(sameDayOf('2024-02-29' as Day, 2023)).toBe('2023-02-28');
    expect(sameDayOf('2024-02-29' as Day, 2028)).toBe('2028-02-29');
    expect(sameDayOf('2023-12-31' as Day, 2020)).toBe('2020-12-31');
  });
  it('agrees with the platform, and text order is time order', () => {
    fc.assert(
      fc.property(days, days, (a, b) => {
        expect(isDay(a)).toBe(true);
        expect(parseDay(formatDay(a))).toBe(a);
        expect(dayAfter(a)).toBe(new Date(Date.parse(a) + 86_400_000).toISOString().slice(0, 10));
        expect(dayBefore(dayAfter(a))).toBe(a);
        expect(a < b).toBe(Date.parse(a) < Date.parse(b));
      }),
      { seed: 21, numRuns: 300 },
    );
  });
  it('prints the Vietnamese way', () => expect(formatDay('2023-06-05' as Day)).toBe('05/06/2023'));
  it('is within both ends, open without a last day', () => {
    const [from, to] = ['2023-01-01', '2023-06-30'] as [Day, Day];
    const cases = ['2022-12-31', '2023-01-01', '2023-06-30', '2023-07-01'] as Day[];
    expect(cases.map((day) => isWithin(day, from, to))).toEqual([false, true, true, false]);
    expect(cases.map((day) => isWithin(day, from, null))).toEqual([false, true, true, true]);
  });
});
