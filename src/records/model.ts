/** Append-only versions of facts that are not money. Rooms give each kind its schema; what is stored is checked again when it is read. */
import type { Day } from '../kernel/calendar.ts';
import type { Fact, Origin } from '../kernel/fact.ts';

export interface NewRecord {
  readonly kind: string;
  /** Identity within (home, kind): a second record with the same key is a new version. */
  readonly key: string;
  /** Unit key code@validFrom. */
  readonly unit: string;
  readonly effectiveOn: Day;
  readonly withdrawn?: boolean;
  readonly data: unknown;
  readonly origin?: Origin;
}

export interface StoredRecord extends Fact<unknown> {
  readonly kind: string;
  readonly version: number;
  readonly withdrawn: boolean;
}

/** The records of one kind, each checked against its schema after reading. */
export function factsOf<T>(records: readonly StoredRecord[], kind: string, schema: { parse(data: unknown): T }): Fact<T>[] {
  return records
    .filter((record) => record.kind === kind)
    .map(({ home, key, unit, effectiveOn, origin, data }) => ({ home, key, unit, effectiveOn, origin, data: schema.parse(data) }));
}
