import { describe, expect, it } from 'vitest';
import { dayAfter } from './calendar.ts';
import { nextPeriod, parsePeriod } from './period.ts';
import { Problem } from './problem.ts';

describe('parsePeriod', () => {
  it.each([
    ['2023-H1', 'half', 1, '2022-12-15', '2023-06-14', '2023-06-25', '6 tháng đầu năm 2023'],
    ['2023-H2', 'half', 2, '2023-06-15', '2023-12-14', '2023-12-25', '6 tháng cuối năm 2023'],
    ['2023', 'year', 1, '2022-12-15', '2023-12-14', '2023-12-25', 'năm 2023'],
    ['2023-Q1', 'quarter', 1, '2022-12-15', '2023-03-14', '2023-03-25', 'quý I năm 2023'],
    ['2023-Q2', 'quarter', 2, '2023-03-15', '2023-06-14', '2023-06-25', 'quý II năm 2023'],
    ['2023-Q3', 'quarter', 3, '2023-06-15', '2023-09-14', '2023-09-25', 'quý III năm 2023'],
    ['2023-Q4', 'quarter', 4, '2023-09-15', '2023-12-14', '2023-12-25', 'quý IV năm 2023'],
    ['2023-M01', 'month', 1, '2022-12-15', '2023-01-14', '2023-01-25', 'tháng 1 năm 2023'],
    ['2023-M09', 'month', 9, '2023-08-15', '2023-09-14', '2023-09-25', 'tháng 9 năm 2023'],
    ['2023-M12', 'month', 12, '2023-11-15', '2023-12-14', '2023-12-25', 'tháng 12 năm 2023'],
  ] as const)('%s', (code, kind, ordinal, dataFrom, dataTo, due, label) => {
    expect(parsePeriod(` ${code} `)).toEqual({ code, kind, year: 2023, ordinal, dataFrom, dataTo, due, label });
  });
  it.each([
    '',
    '23-H1',
    '2023-H3',
    '2023-H0',
    '2023-Q5',
    '2023-Q0',
    '2023-M13',
    '2023-M00',
    '2023-M1',
    '2023H1',
    '2023-',
    '1989',
    '2101',
    'x2023',
    '2023x',
    '2023-H1x',
    '2023-h1',
  ])('refuses “%s”', (code) => {
    let problem: unknown;
    try {
      parsePeriod(code);
    } catch (error) {
      problem = error;
    }
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({
      code: 'invalid-period',
      message: `Kỳ báo cáo “${code}” không đúng dạng; viết 2023-H1 (6 tháng đầu năm), 2023-H2, 2023-Q1…Q4, 2023-M01…M12 hoặc 2023 (cả năm).`,
    });
  });
  it('takes the first and last year', () => expect([parsePeriod('1990').year, parsePeriod('2100').year]).toEqual([1990, 2100]));
});

describe('neighbours', () => {
  it.each([
    ['2023-H1', '2023-H2'],
    ['2023-H2', '2024-H1'],
    ['2023', '2024'],
    ['2023-Q3', '2023-Q4'],
    ['2023-Q4', '2024-Q1'],
    ['2023-M08', '2023-M09'],
    ['2023-M09', '2023-M10'],
    ['2023-M12', '2024-M01'],
  ])('%s is followed by %s', (code, next) => {
    expect(nextPeriod(parsePeriod(code)).code).toBe(next);
  });
  it('leaves no day between periods and none in two', () => {
    for (const first of ['2020', '2020-H1', '2020-Q1', '2020-M01']) {
      let period = parsePeriod(first);
      for (let n = 0; n < 40; n += 1) {
        const next = nextPeriod(period);
        expect(next.dataFrom).toBe(dayAfter(period.dataTo));
        period = next;
      }
    }
  });
});
