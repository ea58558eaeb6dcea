/** Works and projects of units that were merged go on under the unit that took them over. Pure. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { successors } from '../catalogue/resolve-unit.ts';
import type { Day } from '../kernel/calendar.ts';
import type { Fact } from '../kernel/fact.ts';
import type { WorksFacts } from './model.ts';
import { workKey } from './money.ts';

/** Key of the unit in whose place another stands by the day → key of that one. What several units stand for has no heir. */
function heirsOf(catalogue: Catalogue, units: Iterable<string>, asOf: Day): ReadonlyMap<string, string> {
  const heirOf = (key: string): string => {
    let unit = catalogue.unitByKey(key);
    while (unit && unit.validTo !== null && unit.validTo < asOf) {
      const [heir, ...others] = successors(catalogue, unit);
      if (!heir || others.length > 0 || heir.validFrom <= unit.validFrom) return key;
      unit = heir;
    }
    return unit ? catalogue.unitKey(unit) : key;
  };
  return new Map([...units].map((key) => [key, heirOf(key)] as const).filter(([key, heir]) => key !== heir));
}

/**
 * What is reported under the new unit's name about a code that only one of the merged units had belongs to that one. A code that the new
 * unit has itself, or that two of the merged ones had, is left as it was written.
 */
export function followHeirs(facts: Omit<WorksFacts, 'heirs'>, catalogue: Catalogue, asOf: Day): WorksFacts {
  const heirs = heirsOf(catalogue, new Set([...facts.works, ...facts.projects].map(({ unit }) => unit)), asOf);
  const follow = (owners: readonly Fact<{ code: string }>[]) => {
    const own = new Set(owners.map(({ unit, data }) => workKey(unit, data.code)));
    const inherited = Map.groupBy(owners, ({ unit, data }) => workKey(heirs.get(unit) ?? unit, data.code));
    return <T>(one: Fact<T>, code: string): Fact<T> => {
      if (own.has(workKey(one.unit, code))) return one;
      const [owner, ...others] = inherited.get(workKey(one.unit, code)) ?? [];
      return owner === undefined || others.length > 0 ? one : { ...one, unit: owner.unit };
    };
  };
  const work = follow(facts.works);
  const project = follow(facts.projects);
  return {
    ...facts,
    heirs,
    progress: facts.progress.map((one) => work(one, one.data.work)),
    entries: facts.entries.map((one) => work(one, one.data.work)),
    revolving: facts.revolving.map((one) => project(one, one.data.project)),
  };
}
