/** Values of indicators, observed or derived, in exact decimal text. Pure. */
import type { Fact } from '../kernel/fact.ts';
import type { Indicator, IndicatorFacts, Observation, Target } from './model.ts';

export interface IndicatorValue {
  /** Exact decimal text. */
  readonly value: string;
  readonly facts: readonly Fact<Observation>[];
}

/** Exact a + b of two decimal texts, with as many decimals as the finer one. */
export function addDecimals(a: string, b: string): string {
  const places = Math.max(placesOf(a), placesOf(b));
  return textOf(scaled(a, places) + scaled(b, places), places);
}

/** Exact a − b of two decimal texts, with as many decimals as the finer one. */
export function subtractDecimals(a: string, b: string): string {
  const places = Math.max(placesOf(a), placesOf(b));
  return textOf(scaled(a, places) - scaled(b, places), places);
}

function textOf(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return units < 0n ? `-${text}` : text;
}

/** −1, 0, 1 of two decimal texts. */
export function compareDecimals(a: string, b: string): number {
  const places = Math.max(placesOf(a), placesOf(b));
  const difference = scaled(a, places) - scaled(b, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function placesOf(value: string): number {
  return value.includes('.') ? value.length - value.indexOf('.') - 1 : 0;
}
function scaled(value: string, places: number): bigint {
  return BigInt(value.replace('.', '') + '0'.repeat(places - placesOf(value)));
}

const definitionOf = (facts: IndicatorFacts, code: string) => facts.indicators.find((fact) => fact.data.code === code)?.data;

function observed(facts: IndicatorFacts, unit: string, code: string, year: number): IndicatorValue | undefined {
  const own = facts.observations.find((fact) => fact.unit === unit && fact.data.indicator === code && fact.data.year === year);
  if (own) return { value: own.data.value, facts: [own] };
  if (definitionOf(facts, code)?.aggregation !== 'sum') return undefined;
  const parts = (facts.below.get(unit) ?? []).map((part) => observed(facts, part, code, year));
  // A sum over some of the units is no value of the whole.
  if (parts.length === 0 || parts.some((part) => part === undefined)) return undefined;
  return (parts as IndicatorValue[]).reduce((sum, part) => ({
    value: addDecimals(sum.value, part.value),
    facts: [...sum.facts, ...part.facts],
  }));
}

/** Units right below that still lack a result the sum needs; empty for an indicator that is not summed, or none below has one. */
export function unitsWithout(facts: IndicatorFacts, unit: string, code: string, year: number): string[] {
  if (definitionOf(facts, code)?.aggregation !== 'sum') return [];
  const below = facts.below.get(unit) ?? [];
  const without = below.filter((part) => observed(facts, part, code, year) === undefined);
  return without.length === below.length ? [] : without;
}

/** The value of an indicator for a unit and year, computed where it has a formula or is summed; undefined when a fact is missing. */
export function indicatorValue(facts: IndicatorFacts, unit: string, code: string, year: number): IndicatorValue | undefined {
  const [how, base = ''] = (definitionOf(facts, code)?.formula ?? '').split(' ');
  if (how === 'decrease' || how === 'increase') {
    const before = observed(facts, unit, base, year - 1);
    const now = observed(facts, unit, base, year);
    if (!before || !now) return undefined;
    const value = how === 'decrease' ? subtractDecimals(before.value, now.value) : subtractDecimals(now.value, before.value);
    return { value, facts: [...before.facts, ...now.facts] };
  }
  return observed(facts, unit, code, year);
}

export function targetOf(facts: IndicatorFacts, unit: string, code: string, year: number): Fact<Target> | undefined {
  return facts.targets.find((fact) => fact.unit === unit && fact.data.indicator === code && fact.data.year === year);
}

/** Whether a value meets its target, in the direction in which the indicator is better. */
export function meetsTarget(indicator: Indicator, value: string, target: string): boolean {
  const order = compareDecimals(value, target);
  return indicator.better === 'higher' ? order >= 0 : order <= 0;
}
