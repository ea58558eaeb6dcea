/** Which units a grant covers: the unit, all that was ever below it, and what was merged whole into any of these. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Unit } from '../catalogue/model.ts';
import { isValidOn } from '../catalogue/rows.ts';
import { dayBefore } from '../kernel/calendar.ts';

const overlap = (a: Unit, b: Unit) => (a.validTo === null || b.validFrom <= a.validTo) && (b.validTo === null || a.validFrom <= b.validTo);

interface Index {
  readonly byParent: ReadonlyMap<string, readonly Unit[]>;
  /** Unit code → codes and days of units that came into it whole. */
  readonly mergedInto: ReadonlyMap<string, readonly { readonly from: string; readonly on: Unit['validFrom'] }[]>;
  readonly covered: Map<string, ReadonlySet<string>>;
}

/** A catalogue never changes, so what was found once holds. */
const indexes = new WeakMap<Catalogue, Index>();

function indexOf(catalogue: Catalogue): Index {
  const held = indexes.get(catalogue);
  if (held) return held;
  const byParent = new Map<string, Unit[]>();
  for (const unit of catalogue.rows.units) byParent.set(unit.parent, [...(byParent.get(unit.parent) ?? []), unit]);
  const mergedInto = new Map<string, { from: string; on: Unit['validFrom'] }[]>();
  for (const { fromCode, toCode, effectiveOn, extent, kind } of catalogue.unitChanges()) {
    // A part of a unit, or of an abolished tier, is no ground to see or write all of it.
    if (extent !== 'full' || kind === 'abolish') continue;
    mergedInto.set(toCode, [...(mergedInto.get(toCode) ?? []), { from: fromCode, on: effectiveOn }]);
  }
  const index = { byParent, mergedInto, covered: new Map<string, ReadonlySet<string>>() };
  indexes.set(catalogue, index);
  return index;
}

/** Unit keys (code@validFrom) under the granted one; empty when the catalogue no longer has it. */
export function coveredUnits(catalogue: Catalogue, granted: string): ReadonlySet<string> {
  const index = indexOf(catalogue);
  const held = index.covered.get(granted);
  if (held) return held;
  const covered = new Set<string>();
  const root = catalogue.unitByKey(granted);
  const queue = root ? [root] : [];
  for (let unit = queue.pop(); unit; unit = queue.pop()) {
    const key = catalogue.unitKey(unit);
    if (covered.has(key)) continue;
    covered.add(key);
    for (const child of index.byParent.get(unit.code) ?? []) if (overlap(child, unit)) queue.push(child);
    for (const { from, on } of index.mergedInto.get(unit.code) ?? []) {
      const before = isValidOn(unit, on) ? catalogue.unit(from, dayBefore(on)) : undefined;
      if (before) queue.push(before);
    }
  }
  index.covered.set(granted, covered);
  return covered;
}
