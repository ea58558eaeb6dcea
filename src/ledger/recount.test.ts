/** What is kept is compared with what the lines add up to: every difference must be named, and every day on which an account was negative. */
import { describe, expect, it } from 'vitest';
import type { Day } from '../kernel/calendar.ts';
import { carryOver, withinUnit } from './events.ts';
import { foldLines } from './fold.ts';
import type { AccountSum, EntryLine, Fund, Line } from './model.ts';
import { type KeptSums, Recount, type RollUp } from './recount.ts';

const fund: Fund = { component: 'DT.DA1', source: 'NSTW', kind: 'SN', originYear: 2023 };
const on = (day: string, lines: readonly Line[]): EntryLine[] =>
  lines.map((line, index) => ({
    ...line,
    home: '51',
    seq: 1,
    lineNo: index + 1,
    event: 'assign',
    effectiveOn: day as Day,
    bookedOn: day as Day,
    document: 'QĐ 1',
    corrects: null,
  }));
const LINES = [
  ...on('2023-01-05', withinUnit('assign', 'A', 2023, fund, 100)),
  ...on('2023-12-31', withinUnit('disburse', 'A', 2023, fund, 70)),
  ...on('2024-01-02', carryOver('A', 2023, fund, 30)),
];
const KEPT: KeptSums = {
  balances: foldLines(LINES).filter((sum) => sum.stage !== 'carriedOut'),
  rollUps: [
    row(0, 0, 0, [-100, 30, 0, 70, 0, 30]),
    row(2023, 2023, 2023, [-100, 30, 0, 70, 0, 0]),
    row(202301, 2023, 2023, [-100, 100, 0, 0, 0, 0]),
    row(202312, 2023, 2023, [0, -70, 0, 70, 0, 0]),
    row(2024, 2023, 2023, [0, -30, 0, 0, 0, 30]),
    row(2024, 2023, 2024, [0, 30, 0, 0, 0, 0]),
    row(202401, 2023, 2023, [0, -30, 0, 0, 0, 30]),
    row(202401, 2023, 2024, [0, 30, 0, 0, 0, 0]),
  ],
};
function row(bucket: number, originYear: number, execYear: number, amounts: number[]): RollUp {
  return { ...fund, bucket, originYear, execYear, amounts };
}
function found(kept: KeptSums, lines: readonly EntryLine[] = LINES): string[] {
  const recount = new Recount();
  for (const line of lines) recount.add(line);
  const messages: string[] = [];
  recount.compare(kept, (problem) => messages.push(problem.message));
  return messages;
}

describe('a recount', () => {
  it('agrees with what is kept rightly', () => expect(found(KEPT)).toEqual([]));
  it('sees a wrong, a missing and an invented balance', () => {
    const [first, ...rest] = KEPT.balances as [AccountSum, ...AccountSum[]];
    expect(found({ ...KEPT, balances: [{ ...first, amount: first.amount + 1 }, ...rest] })).toEqual([
      'Số dư A · DT.DA1 · NSTW · SN · 2023 · 2023 · external là -99, cộng từ các bút toán là -100.',
    ]);
    expect(found({ ...KEPT, balances: rest })[0]).toContain('external thiếu trong bảng số dư');
    expect(found({ ...KEPT, balances: [...KEPT.balances, { ...first, unit: 'Z' }] })).toEqual([
      'Số dư Z · DT.DA1 · NSTW · SN · 2023 · 2023 · external là -100, cộng từ các bút toán là 0.',
    ]);
  });
  it.each(KEPT.rollUps.map((one, index) => [index, one.bucket] as const))('sees roll-up %i (%i) wrong, and missing', (index) => {
    const one = KEPT.rollUps[index] as RollUp;
    const others = KEPT.rollUps.filter((other) => other !== one);
    const wrong = one.amounts.map((amount, stage) => (stage === 2 ? amount + 5 : amount));
    expect(found({ ...KEPT, rollUps: [...others, { ...one, amounts: wrong }] })).toEqual([
      expect.stringContaining('advanced là 5, cộng từ các bút toán là 0'),
    ]);
    expect(found({ ...KEPT, rollUps: others })).toHaveLength(one.amounts.filter((amount) => amount !== 0).length);
  });
  it('names the time of a roll-up, the fund and the stage', () => {
    const changed = KEPT.rollUps.map((one) => ({
      ...one,
      amounts: one.amounts.map((amount, stage) => (stage === 4 ? amount + 1 : amount)),
    }));
    expect(found({ ...KEPT, rollUps: changed })).toEqual(
      [
        'mọi thời gian · F',
        'năm 2023 · F · 2023 · 2023',
        'tháng 2023-01 · F · 2023 · 2023',
        'tháng 2023-12 · F · 2023 · 2023',
        'năm 2024 · F · 2023 · 2023',
        'năm 2024 · F · 2023 · 2024',
        'tháng 2024-01 · F · 2023 · 2023',
        'tháng 2024-01 · F · 2023 · 2024',
      ].map((name) => `Tổng luỹ kế ${name.replace('F', 'DT.DA1 · NSTW · SN')} · cancelled là 1, cộng từ các bút toán là 0.`),
    );
  });
  it('sees an account that was negative on some day, by effective date, and says the first', () => {
    const none: KeptSums = { balances: [], rollUps: [] };
    const about = (lines: readonly EntryLine[]) => found(none, lines).filter((message) => message.includes('âm'));
    const spend = (day: string, amount: number) => on(day, withinUnit('disburse', 'A', 2023, fund, amount));
    const give = (day: string, amount: number) => on(day, withinUnit('assign', 'A', 2023, fund, amount));
    expect(about([...spend('2023-01-01', 10), ...spend('2023-01-30', 1), ...give('2023-01-31', 11)])).toEqual([
      'Tài khoản A · DT.DA1 · NSTW · SN · 2023 · 2023 · available âm -10 tại ngày 2023-01-01.',
    ]);
    // Within a day the order does not matter.
    expect(about([...spend('2023-01-01', 10), ...give('2023-01-01', 10)])).toEqual([]);
    expect(about([...give('2023-02-01', 10), ...spend('2023-01-31', 10)])).toHaveLength(1);
  });
});
