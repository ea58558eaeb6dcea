/** The only reading of the room's records; each is checked against its schema after reading. */
import type { Db } from '../db/connect.ts';
import type { Day } from '../kernel/calendar.ts';
import { factsOf } from '../records/model.ts';
import { readRecords } from '../records/store.ts';
import { WORKS_KINDS, type WorksFacts } from './model.ts';

export async function readWorksFacts(
  db: Db,
  query: { homes: readonly string[]; at: string; asOf: Day; unitKeys: readonly string[] },
): Promise<WorksFacts> {
  const records = await readRecords(db, { ...query, kinds: Object.keys(WORKS_KINDS) });
  return {
    works: factsOf(records, 'work', WORKS_KINDS.work),
    progress: factsOf(records, 'work-progress', WORKS_KINDS['work-progress']),
    entries: factsOf(records, 'work-entry', WORKS_KINDS['work-entry']),
    projects: factsOf(records, 'support-project', WORKS_KINDS['support-project']),
    revolving: factsOf(records, 'revolving', WORKS_KINDS.revolving),
  };
}
