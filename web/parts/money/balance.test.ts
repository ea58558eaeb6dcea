import { describe, expect, it } from 'vitest';
import { betweenUnits, withinUnit } from '../../../src/ledger/events.ts';
import { Balances } from './balance.ts';

const fund = { component: 'HP1.02', source: 'NSTW', kind: 'DTPT', originYear: 2026 };
const of = (amount: number) => [{ ...fund, unit: 'A', execYear: 2026, stage: 'available' as const, amount }];

describe('what is still there', () => {
  it('goes from hand to hand, line after line', () => {
    const held = new Balances(of(100));
    expect(held.move(betweenUnits('A', 'B', 2026, fund, 60))).toBe(0);
    expect(held.move(withinUnit('disburse', 'B', 2026, fund, 60))).toBe(0);
    expect([held.of(fund, 'A', 2026, 'available'), held.of(fund, 'B', 2026, 'disbursed')]).toEqual([40, 60]);
  });
  it('says by how much it falls short, and then moves nothing', () => {
    const held = new Balances(of(100));
    expect(held.move([...betweenUnits('A', 'B', 2026, fund, 60), ...betweenUnits('A', 'C', 2026, fund, 70)])).toBe(30);
    expect([held.of(fund, 'A', 2026, 'available'), held.of(fund, 'B', 2026, 'available')]).toEqual([100, 0]);
    expect(held.move(withinUnit('disburse', 'A', 2025, fund, 1))).toBe(1);
  });
  it('comes from outside without limit', () => {
    const held = new Balances([]);
    expect(held.move(withinUnit('assign', 'A', 2026, fund, 500))).toBe(0);
    expect(held.of(fund, 'A', 2026, 'available')).toBe(500);
  });
});
