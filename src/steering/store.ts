/** The only reading of the room's records; each is checked against its schema after reading. */
import type { Db } from '../db/connect.ts';
import { readRecords } from '../db/records.ts';
import type { Day } from '../kernel/calendar.ts';
import {
  type Assessment,
  type Narrative,
  type Obstacle,
  type OfficeDocument,
  STEERING_KINDS,
  type SteeringFact,
  type SteeringFacts,
  type SteeringKind,
  type Task,
} from './model.ts';

export async function readSteeringFacts(
  db: Db,
  query: { homes: readonly string[]; at: string; asOf: Day; unitKeys: readonly string[] },
): Promise<SteeringFacts> {
  const records = await readRecords(db, { ...query, kinds: Object.keys(STEERING_KINDS) });
  const of = <T>(kind: SteeringKind): SteeringFact<T>[] =>
    records
      .filter((record) => record.kind === kind)
      .map(({ home, key, unit, effectiveOn, origin, data }) => ({
        home,
        key,
        unit,
        effectiveOn,
        origin,
        data: STEERING_KINDS[kind].parse(data) as T,
      }));
  const ordered = <T extends { order: number }>(facts: SteeringFact<T>[]) => facts.sort((a, b) => a.data.order - b.data.order);
  return {
    documents: ordered(of<OfficeDocument>('office-document')),
    committees: of('committee'),
    memberAreas: of('member-area'),
    obstacles: ordered(of<Obstacle>('obstacle')),
    assessments: ordered(of<Assessment>('assessment')),
    tasks: ordered(of<Task>('task')),
    activities: of('activity'),
    narratives: ordered(of<Narrative>('narrative')),
    issuers: of('issuer'),
  };
}
