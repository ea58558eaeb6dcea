import { describe, expect, it } from 'vitest';
import type { Day } from '../kernel/calendar.ts';
import { addDecimals, compareDecimals, indicatorValue, subtractDecimals, unitsWithout } from './calculate.ts';
import type { Indicator, IndicatorFacts } from './model.ts';

const fact = { home: '51', key: 'k', effectiveOn: '2026-06-14' as Day, origin: {} };
const indicator = (more: Partial<Indicator>) => ({
  ...fact,
  unit: 'H',
  data: {
    code: 'HN',
    name: 'Hộ nghèo',
    measureUnit: 'hộ',
    programme: 'GN',
    formula: '',
    better: 'lower' as const,
    order: 1,
    document: '',
    ...more,
  },
});
const observed = (unit: string, value: string, year = 2026, code = 'HN') => ({
  ...fact,
  unit,
  data: { indicator: code, year, value, document: '' },
});
const facts = (observations: IndicatorFacts['observations'], indicators = [indicator({ aggregation: 'sum' })]): IndicatorFacts => ({
  indicators,
  observations,
  targets: [],
  criteria: [],
  recognitions: [],
  below: new Map([
    ['T', ['H', 'K']],
    ['H', ['a', 'b', 'c']],
    ['K', []],
  ]),
});

describe('exact decimals', () => {
  it.each([
    ['1.05', '2.9', '3.95', '-1.85'],
    ['0.1', '0.2', '0.3', '-0.1'],
    ['-0.05', '0.05', '0.00', '-0.10'],
    ['9007199254740993', '1', '9007199254740994', '9007199254740992'],
  ])('%s and %s', (a, b, sum, difference) => {
    expect(addDecimals(a, b)).toBe(sum);
    expect(subtractDecimals(a, b)).toBe(difference);
    expect(compareDecimals(a, b)).toBe(Math.sign(Number(a) - Number(b)));
  });
});

describe('an indicator summed over the units below', () => {
  const all = [observed('a', '35'), observed('b', '35.5'), observed('c', '42')];
  it('is the sum once every unit has a result, with all of them as its facts', () => {
    const value = indicatorValue(facts(all), 'H', 'HN', 2026);
    expect(value?.value).toBe('112.5');
    expect(value?.facts.map((one) => one.unit)).toEqual(['a', 'b', 'c']);
    expect(unitsWithout(facts(all), 'H', 'HN', 2026)).toEqual([]);
  });
  it('has no value while one is missing, and names it', () => {
    expect(indicatorValue(facts(all.slice(1)), 'H', 'HN', 2026)).toBeUndefined();
    expect(unitsWithout(facts(all.slice(1)), 'H', 'HN', 2026)).toEqual(['a']);
    expect(unitsWithout(facts([]), 'H', 'HN', 2026)).toEqual([]);
  });
  it('gives way to a result of the unit itself', () => {
    expect(indicatorValue(facts([...all, observed('H', '100')]), 'H', 'HN', 2026)?.value).toBe('100');
  });
  it('goes down as far as there are results', () => {
    expect(indicatorValue(facts([...all, observed('K', '7')]), 'T', 'HN', 2026)?.value).toBe('119.5');
    expect(indicatorValue(facts(all), 'T', 'HN', 2026)).toBeUndefined();
  });
  it('is not summed unless its definition says so', () => {
    expect(indicatorValue(facts(all, [indicator({})]), 'H', 'HN', 2026)).toBeUndefined();
    expect(unitsWithout(facts(all.slice(1), [indicator({})]), 'H', 'HN', 2026)).toEqual([]);
  });
  it('carries through a formula', () => {
    const before = [observed('a', '40', 2025), observed('b', '40', 2025), observed('c', '40', 2025)];
    const derived = [indicator({ aggregation: 'sum' }), indicator({ code: 'GIAM', formula: 'decrease HN' })];
    expect(indicatorValue(facts([...all, ...before], derived), 'H', 'GIAM', 2026)?.value).toBe('7.5');
  });
});
