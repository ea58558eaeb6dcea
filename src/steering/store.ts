/** The only reading of the room's records; each is checked against its schema after reading. */
import type { Db } from '../db/connect.ts';
import type { Day } from '../kernel/calendar.ts';
import type { Fact } from '../kernel/fact.ts';
import { factsOf } from '../records/model.ts';
import { readRecords } from '../records/store.ts';
import { STEERING_KINDS, type SteeringFacts } from './model.ts';

export async function readSteeringFacts(
  db: Db,
  query: { homes: readonly string[]; at: string; asOf: Day; unitKeys: readonly string[] },
): Promise<SteeringFacts> {
  const records = await readRecords(db, { ...query, kinds: Object.keys(STEERING_KINDS) });
  const ordered = <T extends { order: number }>(facts: Fact<T>[]) => facts.sort((a, b) => a.data.order - b.data.order);
  return {
    documents: ordered(factsOf(records, 'office-document', STEERING_KINDS['office-document'])),
    committees: factsOf(records, 'committee', STEERING_KINDS.committee),
    memberAreas: factsOf(records, 'member-area', STEERING_KINDS['member-area']),
    obstacles: ordered(factsOf(records, 'obstacle', STEERING_KINDS.obstacle)),
    assessments: ordered(factsOf(records, 'assessment', STEERING_KINDS.assessment)),
    tasks: ordered(factsOf(records, 'task', STEERING_KINDS.task)),
    activities: factsOf(records, 'activity', STEERING_KINDS.activity),
    narratives: ordered(factsOf(records, 'narrative', STEERING_KINDS.narrative)),
    issuers: factsOf(records, 'issuer', STEERING_KINDS.issuer),
  };
}
