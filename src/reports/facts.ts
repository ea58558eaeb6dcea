/** Everything a report is composed from, as plain data: composing is a pure function of a template and these facts. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Unit } from '../catalogue/model.ts';
import type { DatedPeriod } from '../catalogue/queries.ts';
import type { FundingFacts } from '../funding/model.ts';
import type { IndicatorFacts } from '../indicators/model.ts';
import { type Day, dayBefore } from '../kernel/calendar.ts';
import type { ChainHead } from '../kernel/document.ts';
import type { Fact, Origin } from '../kernel/fact.ts';
import { Problem } from '../kernel/problem.ts';
import type { Commitment } from '../ledger/commitments.ts';
import type { AccountSum, EntryLine } from '../ledger/model.ts';
import type { SteeringFacts } from '../steering/model.ts';
import type { WorksFacts } from '../works/model.ts';

export interface Facts {
  readonly catalogue: Catalogue;
  readonly unit: Unit;
  readonly period: DatedPeriod;
  readonly asOf: Day;
  readonly lastYear: Day;
  readonly chain: readonly ChainHead[];
  readonly accounts: readonly AccountSum[];
  /** As of the same day of the year before. */
  readonly accountsLastYear: readonly AccountSum[];
  /** Lines behind the figures, or null when there are too many to carry with a document. */
  readonly lines: readonly EntryLine[] | null;
  /** Lines of the entries that name a work, and of their reversals. */
  readonly workLines: readonly EntryLine[];
  /** "home seq" → the workbook row an entry came from. */
  readonly origins: ReadonlyMap<string, Origin>;
  readonly commitments: readonly Fact<Commitment>[];
  readonly indicators: IndicatorFacts;
  readonly steering: SteeringFacts;
  readonly funding: FundingFacts;
  readonly works: WorksFacts;
}

/**
 * Keys of every unit whose facts belong to `unit` on a day: its subtree, and the units that were merged whole into that subtree.
 * Facts stay where they were recorded; this maps them to today's boundaries.
 * @throws Problem unanswerable when a unit came over in part only and no share is known
 */
export function scopeKeys(catalogue: Catalogue, unit: Unit, on: Day): ReadonlySet<string> {
  const held = scopes.get(catalogue) ?? new Map<string, ReadonlySet<string>>();
  scopes.set(catalogue, held);
  const name = `${catalogue.unitKey(unit)} ${on}`;
  const keys = held.get(name) ?? findScope(catalogue, unit, on);
  held.set(name, keys);
  return keys;
}

/** A catalogue never changes, so a scope found once holds; every figure of a report asks for it again. */
const scopes = new WeakMap<Catalogue, Map<string, ReadonlySet<string>>>();

function findScope(catalogue: Catalogue, unit: Unit, on: Day): ReadonlySet<string> {
  const keys = new Set<string>();
  const queue: { unit: Unit; on: Day }[] = [{ unit, on }];
  for (let next = queue.pop(); next; next = queue.pop()) {
    for (const member of [next.unit, ...catalogue.unitsUnder(next.unit.code, next.on)]) {
      const key = catalogue.unitKey(member);
      if (keys.has(key)) continue;
      keys.add(key);
      for (const change of catalogue.unitChanges()) {
        if (
          change.toCode !== member.code ||
          change.effectiveOn > next.on ||
          change.effectiveOn < member.validFrom ||
          change.kind === 'abolish'
        )
          continue;
        const before = dayBefore(change.effectiveOn);
        const from = catalogue.unit(change.fromCode, before);
        if (!from || catalogue.unitKey(from) === key) continue;
        if (change.extent === 'partial') {
          throw new Problem(
            'unanswerable',
            `Chỉ một phần ${from.name} (${from.code}) nhập vào ${member.name} từ ${change.effectiveOn}; chưa có tỷ lệ chia nên không cộng được số liệu trước đó.`,
          );
        }
        queue.push({ unit: from, on: before });
      }
    }
  }
  return keys;
}

export const OTHER_SOURCES = 'KHAC';
/** Codes under a source; "KHAC" is every source that is neither central nor local budget. */
export function sourceSet(facts: Facts, code: string): Set<string> {
  if (code === OTHER_SOURCES) return new Set(facts.catalogue.rows.sources.filter((one) => one.group === 'other').map((one) => one.code));
  return new Set(facts.catalogue.source(code) ? facts.catalogue.sourcesUnder(code) : []);
}
