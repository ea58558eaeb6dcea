/** Works and projects of units that were merged go on under the unit that took them over. Pure. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Day } from '../kernel/calendar.ts';
import type { Fact } from '../kernel/fact.ts';
import type { WorksFacts } from './model.ts';

/** Unit key → key of the unit it went into whole, by the day; a unit that went to several is left out, for no one of them is its heir. */
export function heirsOf(catalogue: Catalogue, asOf: Day): ReadonlyMap<string, string> {
  const next = new Map<string, Set<string>>();
  for (const change of catalogue.unitChanges()) {
    const before = catalogue.unit(change.fromCode, change.fromValidOn);
    const after = catalogue.unit(change.toCode, change.effectiveOn);
    if (change.extent !== 'full' || change.effectiveOn > asOf || !before || !after) continue;
    const key = catalogue.unitKey(before);
    next.set(key, (next.get(key) ?? new Set()).add(catalogue.unitKey(after)));
  }
  const last = (key: string): string => {
    const seen = new Set<string>();
    let at = key;
    for (let heirs = next.get(at); heirs?.size === 1 && !seen.has(at); heirs = next.get(at)) {
      seen.add(at);
      at = [...heirs][0] ?? at;
    }
    return at;
  };
  return new Map([...next.keys()].flatMap((key) => (last(key) === key ? [] : [[key, last(key)] as const])));
}

/**
 * What is reported under the new unit's name about a code that only one of the merged units had belongs to that one. A code that the new
 * unit has itself, or that two of the merged ones had, is left as it was written.
 */
export function followHeirs(facts: Omit<WorksFacts, 'heirs'>, heirs: ReadonlyMap<string, string>): WorksFacts {
  const follow = (owners: readonly Fact<{ code: string }>[]) => {
    const keyOf = (unit: string, code: string) => `${unit} ${code}`;
    const own = new Set(owners.map(({ unit, data }) => keyOf(unit, data.code)));
    const inherited = Map.groupBy(owners, ({ unit, data }) => keyOf(heirs.get(unit) ?? unit, data.code));
    return <T>(one: Fact<T>, code: string): Fact<T> => {
      if (own.has(keyOf(one.unit, code))) return one;
      const [owner, ...others] = inherited.get(keyOf(one.unit, code)) ?? [];
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
