/** Values of indicators, observed or derived, in exact decimal text. Pure. */
import type { Fact } from '../kernel/fact.ts';
import type { Indicator, IndicatorFacts, Observation, Target } from './model.ts';

export interface IndicatorValue {
  /** Exact decimal text. */
  readonly value: string;
  readonly facts: readonly Fact<Observation>[];
}

/** Exact a − b of two decimal texts, with as many decimals as the finer one. */
export function subtractDecimals(a: string, b: string): string {
  const places = Math.max(placesOf(a), placesOf(b));
  const difference = scaled(a, places) - scaled(b, places);
  const digits = (difference < 0n ? -difference : difference).toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return difference < 0n ? `-${text}` : text;
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

function observation(facts: IndicatorFacts, unit: string, code: string, year: number): Fact<Observation> | undefined {
  return facts.observations.find((fact) => fact.unit === unit && fact.data.indicator === code && fact.data.year === year);
}

/** The value of an indicator for a unit and year, computed where it has a formula; undefined when a fact is missing. */
export function indicatorValue(facts: IndicatorFacts, unit: string, code: string, year: number): IndicatorValue | undefined {
  const definition = facts.indicators.find((fact) => fact.data.code === code)?.data;
  const [how, base = ''] = (definition?.formula ?? '').split(' ');
  if (how === 'decrease' || how === 'increase') {
    const before = observation(facts, unit, base, year - 1);
    const now = observation(facts, unit, base, year);
    if (!before || !now) return undefined;
    const value =
      how === 'decrease' ? subtractDecimals(before.data.value, now.data.value) : subtractDecimals(now.data.value, before.data.value);
    return { value, facts: [before, now] };
  }
  const found = observation(facts, unit, code, year);
  return found ? { value: found.data.value, facts: [found] } : undefined;
}

export function targetOf(facts: IndicatorFacts, unit: string, code: string, year: number): Fact<Target> | undefined {
  return facts.targets.find((fact) => fact.unit === unit && fact.data.indicator === code && fact.data.year === year);
}

/** Whether a value meets its target, in the direction in which the indicator is better. */
export function meetsTarget(indicator: Indicator, value: string, target: string): boolean {
  const order = compareDecimals(value, target);
  return indicator.better === 'higher' ? order >= 0 : order <= 0;
}
