/** The room's records, each checked against its schema after reading, and its one table of personal data. */
import { sql } from 'kysely';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Db, Trx } from '../db/connect.ts';
import type { Day } from '../kernel/calendar.ts';
import { factsOf } from '../records/model.ts';
import { readRecords, readStates } from '../records/store.ts';
import { followHeirs } from './heirs.ts';
import { type Household, type HouseholdClass, WORKS_KINDS, type WorksFacts } from './model.ts';

/** Kinds that are brought up to date under one key. */
const STATES: readonly string[] = ['work', 'support-project'];

export async function readWorksFacts(
  db: Db,
  query: { homes: readonly string[]; at: string; asOf: Day; unitKeys: readonly string[] },
  catalogue: Catalogue,
): Promise<WorksFacts> {
  const records = [
    ...(await readStates(db, { ...query, kinds: STATES })),
    ...(await readRecords(db, { ...query, kinds: Object.keys(WORKS_KINDS).filter((kind) => !STATES.includes(kind)) })),
  ];
  const facts = {
    works: factsOf(records, 'work', WORKS_KINDS.work),
    progress: factsOf(records, 'work-progress', WORKS_KINDS['work-progress']),
    entries: factsOf(records, 'work-entry', WORKS_KINDS['work-entry']),
    projects: factsOf(records, 'support-project', WORKS_KINDS['support-project']),
    revolving: factsOf(records, 'revolving', WORKS_KINDS.revolving),
    supports: factsOf(records, 'household-support', WORKS_KINDS['household-support']),
  };
  return followHeirs(facts, catalogue, query.asOf);
}

interface HouseholdRow {
  home: string;
  id: string;
  unit: string;
  name: string | null;
  identity_tail: string | null;
  class: HouseholdClass;
  erased: boolean;
}
const SELECT = sql`SELECT home, id, unit, name, identity_tail, class, erased_at IS NOT NULL AS erased FROM household`;
const householdOf = ({ name, identity_tail: tail, ...row }: HouseholdRow): Household => ({
  ...row,
  name: name ?? '',
  identity: tail === null ? '' : `•••••••••${tail}`,
});

export async function readHouseholds(db: Db, unitKeys: readonly string[]): Promise<Household[]> {
  const { rows } = await sql<HouseholdRow>`${SELECT} WHERE unit = ANY(${unitKeys}::text[]) ORDER BY unit, name NULLS LAST, id`.execute(db);
  return rows.map(householdOf);
}

export async function readHousehold(db: Db, home: string, id: string): Promise<Household | undefined> {
  const { rows } = await sql<HouseholdRow>`${SELECT} WHERE home = ${home} AND id = ${id}`.execute(db);
  return rows[0] && householdOf(rows[0]);
}

export async function householdWith(db: Db, home: string, identityHash: Uint8Array): Promise<Household | undefined> {
  const { rows } = await sql<HouseholdRow>`${SELECT} WHERE home = ${home} AND identity_hash = ${identityHash}`.execute(db);
  return rows[0] && householdOf(rows[0]);
}

export async function addHousehold(
  trx: Trx,
  household: Pick<Household, 'home' | 'id' | 'unit' | 'name' | 'class'>,
  identity: { readonly hash: Uint8Array; readonly tail: string } | null,
  by: string,
): Promise<void> {
  const { home, id, unit, name } = household;
  await sql`INSERT INTO household (home, id, unit, name, identity_hash, identity_tail, class, added_by)
    VALUES (${home}, ${id}, ${unit}, ${name}, ${identity?.hash ?? null}, ${identity?.tail ?? null}, ${household.class}, ${by})`.execute(
    trx,
  );
}

/** Takes name and number away for good; the id stays, so what was given stays counted. */
export async function eraseHousehold(trx: Trx, home: string, id: string): Promise<void> {
  await sql`UPDATE household SET name = NULL, identity_hash = NULL, identity_tail = NULL, erased_at = clock_timestamp()
    WHERE home = ${home} AND id = ${id} AND erased_at IS NULL`.execute(trx);
}
