import { describe, expect, it } from 'vitest';
import { betweenFunds, betweenUnits, carryOver, withinUnit } from './events.ts';
import { effectOf, foldLines, MONEY_MEASURES, measure } from './fold.ts';
import type { AccountSum, Fund, Line } from './model.ts';

const fund: Fund = { component: 'DT.DA1', source: 'NSTW', kind: 'SN', originYear: 2023 };
const reversed = (lines: readonly Line[]): Line[] => lines.map((line) => ({ ...line, from: line.to, to: line.from }));
const HISTORY: Line[] = [
  ...withinUnit('assign', 'D', 2023, fund, 1000),
  ...betweenUnits('D', 'A', 2023, fund, 600),
  ...withinUnit('advance', 'A', 2023, fund, 300),
  ...withinUnit('accept', 'A', 2023, fund, 200),
  ...withinUnit('recover', 'A', 2023, fund, 50),
  ...withinUnit('disburse', 'A', 2023, fund, 100),
  ...carryOver('A', 2023, fund, 80),
  ...withinUnit('cancel', 'A', 2023, fund, 20),
  ...betweenFunds('D', 2023, fund, { ...fund, component: 'DT.DA2' }, 150),
];
const of = (what: (typeof MONEY_MEASURES)[number], keep: (account: AccountSum) => boolean = () => true) =>
  measure(foldLines(HISTORY), what, keep);
const inYear = (year: number) => (account: AccountSum) => account.execYear === year;

describe('fold', () => {
  it('comes to the sums of a small history', () => {
    expect(of('plan', inYear(2023))).toBe(1000 - 80 - 20);
    expect(of('assigned', inYear(2023))).toBe(1000);
    expect(of('assigned', inYear(2024))).toBe(80);
    expect(of('plan', inYear(2024))).toBe(80);
    expect(of('available', (account) => account.unit === 'A' && account.execYear === 2023)).toBe(600 - 300 + 50 - 100 - 80 - 20);
    expect(of('advanced')).toBe(50);
    expect(of('accepted')).toBe(300);
    expect(of('disbursed')).toBe(350);
    expect(of('cancelled')).toBe(20);
    expect(of('carried-out')).toBe(80);
    expect(of('plan', (account) => account.component === 'DT.DA2')).toBe(150);
    expect(of('plan', (account) => account.unit === 'D')).toBe(400);
  });

  it('drops accounts that come to zero and takes a reversed carry-over back', () => {
    const undone = foldLines([...HISTORY, ...reversed(carryOver('A', 2023, fund, 80))]);
    expect(measure(undone, 'carried-out', () => true)).toBe(0);
    expect(undone.some((sum) => sum.amount === 0)).toBe(false);
    expect(undone.some((sum) => sum.execYear === 2024)).toBe(false);
    expect(foldLines([...HISTORY, ...reversed(HISTORY)])).toEqual([]);
  });

  it('keeps funds apart by every dimension', () => {
    const variants: Fund[] = [
      fund,
      { ...fund, component: 'X' },
      { ...fund, source: 'X' },
      { ...fund, kind: 'X' },
      { ...fund, originYear: 2022 },
    ];
    const sums = foldLines(variants.flatMap((one) => withinUnit('assign', 'D', 2023, one, 1))).filter((sum) => sum.stage === 'available');
    expect(sums).toHaveLength(5);
  });

  it('gives each line the effect by which it changes a measure', () => {
    const keeps: ((account: AccountSum) => boolean)[] = [() => true, (account) => account.unit === 'A', inYear(2023), inYear(2024)];
    for (const what of MONEY_MEASURES) {
      for (const keep of keeps) {
        const lines = [...HISTORY, ...reversed(carryOver('A', 2023, fund, 30))];
        expect(
          lines.reduce((total, line) => total + effectOf(line, what, keep), 0),
          what,
        ).toBe(measure(foldLines(lines), what, keep));
      }
    }
  });

  it('refuses a sum beyond the safe integers', () => {
    const most = withinUnit('assign', 'D', 2023, fund, Number.MAX_SAFE_INTEGER);
    expect(() => foldLines([...most, ...most])).toThrow('vượt giới hạn');
  });
});
