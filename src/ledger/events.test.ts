import { describe, expect, it } from 'vitest';
import type { Day } from '../kernel/calendar.ts';
import { Problem } from '../kernel/problem.ts';
import { betweenFunds, betweenUnits, carryOver, checkShape, withinUnit } from './events.ts';
import type { Fund, Line, Posting, PostingEvent, Stage } from './model.ts';

const fund: Fund = { component: 'DT.DA1', source: 'NSTW', kind: 'SN', originYear: 2023 };
const posting = (event: PostingEvent, lines: readonly Line[], corrects?: number): Posting => ({
  event,
  effectiveOn: '2023-01-05' as Day,
  document: 'QĐ 7',
  key: 'k',
  lines,
  ...(corrects === undefined ? {} : { corrects }),
});
const line = (from: [string, number, Stage], to: [string, number, Stage], amount = 5): Line => ({
  ...fund,
  from: { unit: from[0], year: from[1], stage: from[2] },
  to: { unit: to[0], year: to[1], stage: to[2] },
  amount,
});
function refusal(one: Posting): string {
  try {
    checkShape(one);
    return '';
  } catch (error) {
    if (error instanceof Problem) return `${error.code}: ${error.message}`;
    throw error;
  }
}

describe('builders', () => {
  it.each([
    ['assign', 'external', 'available'],
    ['withdraw', 'available', 'external'],
    ['advance', 'available', 'advanced'],
    ['accept', 'advanced', 'disbursed'],
    ['recover', 'advanced', 'available'],
    ['disburse', 'available', 'disbursed'],
    ['cancel', 'available', 'cancelled'],
  ] as const)('%s goes from %s to %s in one unit and year', (event, from, to) => {
    const lines = withinUnit(event, 'A', 2023, fund, 5);
    expect(lines).toEqual([line(['A', 2023, from], ['A', 2023, to])]);
    expect(refusal(posting(event, lines))).toBe('');
  });

  it('moves between units, funds and years', () => {
    expect(betweenUnits('A', 'B', 2023, fund, 5)).toEqual([line(['A', 2023, 'available'], ['B', 2023, 'available'])]);
    expect(carryOver('A', 2023, fund, 5)).toEqual([line(['A', 2023, 'available'], ['A', 2024, 'available'])]);
    const moved = betweenFunds('A', 2023, fund, { ...fund, kind: 'DTPT' }, 5);
    expect(moved).toEqual([
      line(['A', 2023, 'available'], ['A', 2023, 'external']),
      { ...line(['A', 2023, 'external'], ['A', 2023, 'available']), kind: 'DTPT' },
    ]);
    expect(refusal(posting('transfer', moved))).toBe('');
    expect(refusal(posting('transfer', betweenUnits('A', 'B', 2023, fund, 5)))).toBe('');
    expect(refusal(posting('allocate', betweenUnits('A', 'B', 2023, fund, 5)))).toBe('');
    expect(refusal(posting('carry', carryOver('A', 2023, fund, 5)))).toBe('');
    expect(refusal(posting('reverse', [], 3))).toBe('');
  });
});

describe('checkShape refuses', () => {
  const A = (stage: Stage, year = 2023): [string, number, Stage] => ['A', year, stage];
  const B = (stage: Stage, year = 2023): [string, number, Stage] => ['B', year, stage];
  it.each<[string, Posting, string]>([
    ['no lines', posting('assign', []), 'không có dòng nào'],
    ['a reversal with lines', posting('reverse', [line(A('available'), A('external'))], 3), 'bút toán gốc'],
    ['a reversal of nothing', posting('reverse', []), 'bút toán gốc'],
    ['an assignment between units', posting('assign', [line(A('external'), B('available'))]), 'external sang available'],
    ['an assignment between years', posting('assign', [line(A('external'), A('available', 2024))]), 'external sang available'],
    ['a payment from outside', posting('disburse', [line(A('external'), A('disbursed'))]), 'available sang disbursed'],
    ['a payment to nowhere', posting('disburse', [line(A('available'), A('external'))]), 'available sang disbursed'],
    ['an allocation within a unit', posting('allocate', [line(A('available'), A('available', 2024))]), 'phân bổ'],
    ['an allocation between years', posting('allocate', [line(A('available'), B('available', 2024))]), 'phân bổ'],
    ['an allocation of advances', posting('allocate', [line(A('advanced'), B('available'))]), 'phân bổ'],
    ['an allocation into advances', posting('allocate', [line(A('available'), B('advanced'))]), 'phân bổ'],
    ['a carry over two years', posting('carry', [line(A('available'), A('available', 2025))]), 'chuyển nguồn'],
    ['a carry to another unit', posting('carry', [line(A('available'), B('available', 2024))]), 'chuyển nguồn'],
    ['a carry of advances', posting('carry', [line(A('advanced'), A('available', 2024))]), 'chuyển nguồn'],
    ['a carry into advances', posting('carry', [line(A('available'), A('advanced', 2024))]), 'chuyển nguồn'],
    ['a transfer between years', posting('transfer', [line(A('available'), B('available', 2024))]), 'điều chỉnh'],
    ['a transfer through another unit', posting('transfer', [line(A('available'), B('external'))]), 'điều chỉnh'],
    ['a transfer of advances', posting('transfer', [line(A('advanced'), B('available'))]), 'điều chỉnh'],
    ['a transfer into advances', posting('transfer', [line(A('available'), B('advanced'))]), 'điều chỉnh'],
    [
      'a transfer that loses money',
      posting('transfer', [line(A('available'), A('external'), 5), line(A('external'), A('available'), 4)]),
      'không bằng nhau',
    ],
    ['a transfer that makes money', posting('transfer', [line(A('external'), A('available'), 4)]), 'không bằng nhau'],
  ])('%s', (_name, one, reason) => {
    expect(refusal(one)).toContain('unbalanced');
    expect(refusal(one)).toContain(reason);
    expect(refusal(one)).toContain('QĐ 7');
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 53])('the amount %s', (amount) => {
    expect(refusal(posting('assign', withinUnit('assign', 'A', 2023, fund, amount)))).toContain('invalid-amount');
  });
});
