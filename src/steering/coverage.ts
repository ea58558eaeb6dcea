/** Which communes have the bodies that the programmes ask for. Pure. */
import type { Fact } from '../kernel/fact.ts';
import type { Committee, CommitteeType } from './model.ts';

/** Unit keys among `units` that have every body of `types`. */
export function committeeCoverage(
  committees: readonly Fact<Committee>[],
  units: readonly string[],
  types: readonly CommitteeType[],
): string[] {
  return units.filter((unit) => types.every((type) => committees.some((fact) => fact.unit === unit && fact.data.type === type)));
}
