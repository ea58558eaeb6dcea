/**
 * Append-only versions of facts that are not money. Rooms (ledger for commitments, indicators, steering) give each kind its schema and
 * read through here, so that one `knownAt` orders records and postings alike.
 */
import { sql } from 'kysely';
import type { Db, Trx } from '../db/connect.ts';
import type { Day } from '../kernel/calendar.ts';
import type { Origin } from '../kernel/fact.ts';
import type { NewRecord, StoredRecord } from './model.ts';

interface RecordRow {
  home: string;
  kind: string;
  key: string;
  version: number;
  unit: string;
  effective_on: Day;
  withdrawn: boolean;
  data: unknown;
  origin: Origin;
}
const recordOf = ({ effective_on, ...row }: RecordRow): StoredRecord => ({ ...row, effectiveOn: effective_on });

/** Appends what differs from the newest version of its key; returns how many versions were written. */
export async function appendRecords(trx: Trx, home: string, actor: string, records: readonly NewRecord[]): Promise<number> {
  if (records.length === 0) return 0;
  const { rows } = await sql<{
    count: number;
  }>`SELECT record_append(${home}, ${actor}, ${records.map((r) => r.kind)}::text[], ${records.map((r) => r.key)}::text[],
    ${records.map((r) => r.unit)}::text[], ${records.map((r) => r.effectiveOn)}::date[], ${records.map((r) => r.withdrawn ?? false)}::boolean[],
    ${records.map((r) => JSON.stringify(r.data))}::text[]::jsonb[], ${records.map((r) => JSON.stringify(r.origin ?? {}))}::text[]::jsonb[]) AS count`.execute(
    trx,
  );
  return rows[0]?.count ?? 0;
}

/** Newest versions recorded by `at` (ISO), effective on or before `asOf`; withdrawn ones left out; in the order they were first entered. */
export async function readRecords(
  db: Db,
  query: { homes: readonly string[]; kinds: readonly string[]; at: string; asOf?: Day; unitKeys?: readonly string[] },
): Promise<StoredRecord[]> {
  const { rows } = await sql<RecordRow>`
    SELECT * FROM (
      SELECT DISTINCT ON (home, kind, key) home, kind, key, version, unit, effective_on, withdrawn, data, origin FROM record
        WHERE home = ANY(${query.homes}::text[]) AND kind = ANY(${query.kinds}::text[]) AND recorded_at <= ${query.at}::timestamptz ORDER BY home, kind, key, version DESC) r
      WHERE NOT withdrawn AND (${query.asOf ?? null}::date IS NULL OR effective_on <= ${query.asOf ?? null}::date)
        AND (${query.unitKeys ?? null}::text[] IS NULL OR unit = ANY(${query.unitKeys ?? null}::text[]))
      ORDER BY home, kind, key`.execute(db);
  return rows.map(recordOf);
}

/**
 * As `readRecords`, for records that say how a thing stands (a work, a project, a medium-term plan): brought up to date on a later day, they
 * are shown for an earlier one as they were then, and do not vanish from it.
 */
export async function readStates(
  db: Db,
  query: { homes: readonly string[]; kinds: readonly string[]; at: string; asOf: Day; unitKeys: readonly string[] },
): Promise<StoredRecord[]> {
  const { asOf, ...always } = query;
  const newest = await readRecords(db, always);
  const later = newest.filter((record) => record.effectiveOn > asOf);
  if (later.length === 0) return newest;
  const { rows } = await sql<RecordRow>`
    SELECT DISTINCT ON (r.home, r.kind, r.key) r.home, r.kind, r.key, r.version, r.unit, r.effective_on, r.withdrawn, r.data, r.origin FROM record r
    JOIN unnest(${later.map((r) => r.home)}::text[], ${later.map((r) => r.kind)}::text[], ${later.map((r) => r.key)}::text[]) AS w(home, kind, key)
      ON w.home = r.home AND w.kind = r.kind AND w.key = r.key
    WHERE NOT r.withdrawn AND r.recorded_at <= ${query.at}::timestamptz AND r.effective_on <= ${asOf}::date AND r.unit = ANY(${query.unitKeys}::text[])
    ORDER BY r.home, r.kind, r.key, r.version DESC`.execute(db);
  const earlier = new Map(rows.map(recordOf).map((record) => [nameOf(record), record]));
  return newest.flatMap((record) => {
    const then = record.effectiveOn > asOf ? earlier.get(nameOf(record)) : record;
    return then === undefined ? [] : [then];
  });
}
const nameOf = ({ home, kind, key }: StoredRecord): string => JSON.stringify([home, kind, key]);

/** Waits for whoever writes in this home; what is read afterwards stays true until the transaction ends. */
export async function lockHome(trx: Trx, home: string): Promise<void> {
  await sql`SELECT ledger_lock(${home})`.execute(trx);
}

/** The newest version of one record, withdrawn or not. */
export async function readRecord(db: Db, home: string, kind: string, key: string): Promise<StoredRecord | undefined> {
  const { rows } = await sql<RecordRow>`SELECT home, kind, key, version, unit, effective_on, withdrawn, data, origin FROM record
    WHERE home = ${home} AND kind = ${kind} AND key = ${key} ORDER BY version DESC LIMIT 1`.execute(db);
  return rows[0] && recordOf(rows[0]);
}

/** Newest standing versions of these kinds in one home, or in every home. */
export async function readActive(db: Db, home: string | null, kinds: readonly string[]): Promise<StoredRecord[]> {
  const homes =
    home === null ? (await sql<{ home: string }>`SELECT home FROM ledger_head`.execute(db)).rows.map((row) => row.home) : [home];
  return readRecords(db, { homes, kinds, at: '9999-12-31' });
}

/** The number of the newest version of each of these records, by {kind, key} as JSON. */
export async function readVersions(
  db: Db,
  home: string,
  records: readonly Pick<NewRecord, 'kind' | 'key'>[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{
    kind: string;
    key: string;
    version: number;
  }>`SELECT r.kind, r.key, max(r.version)::int AS version FROM record r
    JOIN (SELECT DISTINCT * FROM unnest(${records.map((r) => r.kind)}::text[], ${records.map((r) => r.key)}::text[]) AS w(kind, key)) w ON w.kind = r.kind AND w.key = r.key
    WHERE r.home = ${home} GROUP BY r.kind, r.key`.execute(db);
  return new Map(rows.map(({ kind, key, version }) => [JSON.stringify({ kind, key }), version]));
}

/** Given versions of records, withdrawn or not. */
export async function readRecordVersions(
  db: Db,
  home: string,
  wanted: readonly { readonly kind: string; readonly key: string; readonly version: number }[],
): Promise<StoredRecord[]> {
  const { rows } =
    await sql<RecordRow>`SELECT r.home, r.kind, r.key, r.version, r.unit, r.effective_on, r.withdrawn, r.data, r.origin FROM record r
    JOIN unnest(${wanted.map((w) => w.kind)}::text[], ${wanted.map((w) => w.key)}::text[], ${wanted.map((w) => w.version)}::int[]) AS w(kind, key, version)
      ON w.kind = r.kind AND w.key = r.key AND w.version = r.version
    WHERE r.home = ${home} ORDER BY r.kind, r.key, r.version`.execute(db);
  return rows.map(recordOf);
}
