/** The only reading of the room's records; each is checked against its schema after reading. */
import type { Db } from '../db/connect.ts';
import { readRecords, type StoredRecord } from '../db/records.ts';
import type { Day } from '../kernel/calendar.ts';
import { type Fact, INDICATOR_KINDS, type Indicator, type IndicatorFacts, type IndicatorKind } from './model.ts';

export async function readIndicatorFacts(
  db: Db,
  query: { homes: readonly string[]; at: string; asOf: Day; unitKeys: readonly string[] },
): Promise<IndicatorFacts> {
  const records = await readRecords(db, { ...query, kinds: Object.keys(INDICATOR_KINDS) });
  const of = <T>(kind: IndicatorKind) =>
    records
      .filter((record) => record.kind === kind)
      .map((record): Fact<T> => ({ ...placeOf(record), data: INDICATOR_KINDS[kind].parse(record.data) as T }));
  return {
    indicators: of<Indicator>('indicator').sort((a, b) => a.data.order - b.data.order),
    targets: of('target'),
    observations: of('observation'),
    criteria: of('criteria-result'),
    recognitions: of('recognition'),
  };
}

function placeOf(record: StoredRecord) {
  return { home: record.home, key: record.key, unit: record.unit, effectiveOn: record.effectiveOn, origin: record.origin };
}
