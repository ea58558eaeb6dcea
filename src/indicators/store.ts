/** The only reading of the room's records; each is checked against its schema after reading. */
import type { Db } from '../db/connect.ts';
import type { Day } from '../kernel/calendar.ts';
import { factsOf } from '../records/model.ts';
import { readRecords } from '../records/store.ts';
import { INDICATOR_KINDS, type IndicatorFacts } from './model.ts';

export async function readIndicatorFacts(
  db: Db,
  query: { homes: readonly string[]; at: string; asOf: Day; unitKeys: readonly string[] },
): Promise<Omit<IndicatorFacts, 'below'>> {
  const records = await readRecords(db, { ...query, kinds: Object.keys(INDICATOR_KINDS) });
  return {
    indicators: factsOf(records, 'indicator', INDICATOR_KINDS.indicator).sort((a, b) => a.data.order - b.data.order),
    targets: factsOf(records, 'target', INDICATOR_KINDS.target),
    observations: factsOf(records, 'observation', INDICATOR_KINDS.observation),
    criteria: factsOf(records, 'criteria-result', INDICATOR_KINDS['criteria-result']),
    recognitions: factsOf(records, 'recognition', INDICATOR_KINDS.recognition),
  };
}
