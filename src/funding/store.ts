/** The only reading of the room's records; each is checked against its schema after reading. */
import type { Db } from '../db/connect.ts';
import type { Day } from '../kernel/calendar.ts';
import { factsOf } from '../records/model.ts';
import { readRecords, readStates } from '../records/store.ts';
import { FUNDING_KINDS, type FundingFacts } from './model.ts';

export async function readFundingFacts(
  db: Db,
  query: { homes: readonly string[]; at: string; asOf: Day; unitKeys: readonly string[] },
): Promise<FundingFacts> {
  // An adjusting decision brings a medium-term plan up to date under its key; the others are each of a day.
  const records = [
    ...(await readStates(db, { ...query, kinds: ['medium-plan'] })),
    ...(await readRecords(db, { ...query, kinds: Object.keys(FUNDING_KINDS).filter((kind) => kind !== 'medium-plan') })),
  ];
  return {
    mediumPlans: factsOf(records, 'medium-plan', FUNDING_KINDS['medium-plan']),
    contributions: factsOf(records, 'contribution', FUNDING_KINDS.contribution),
    forecasts: factsOf(records, 'forecast', FUNDING_KINDS.forecast),
    suspense: factsOf(records, 'suspense', FUNDING_KINDS.suspense),
  };
}
