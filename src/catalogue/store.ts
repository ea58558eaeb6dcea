/** The only SQL of the catalogue: append-only rows in two layers, read as known at a time. */
import { sql } from 'kysely';
import type { Db, Trx } from '../db/connect.ts';
import type { CatalogueRows, Dated, Layer, TableName } from './model.ts';
import { rowHash } from './overlay.ts';
import { allRows } from './rows.ts';
import { rowKey, TABLE_NAMES } from './tables.ts';

export interface StoredRow {
  readonly table: TableName;
  readonly key: string;
  readonly layer: Layer;
  readonly withdrawn: boolean;
  readonly basedOn: string;
  readonly position: number;
  readonly data: Dated;
}

/** Newest version of every row of a layer recorded by `at` (now when null). */
export async function readLayer(db: Db, layer: Layer, at: string | null): Promise<StoredRow[]> {
  const { rows } = await sql<{ tbl: TableName; key: string; withdrawn: boolean; based_on: string; position: number; data: Dated }>`
    SELECT DISTINCT ON (tbl, key) tbl, key, withdrawn, based_on, position, data FROM catalogue_row
      WHERE layer = ${layer} AND (${at}::timestamptz IS NULL OR recorded_at <= ${at}::timestamptz) ORDER BY tbl, key, id DESC`.execute(db);
  return rows.map((row) => ({
    table: row.tbl,
    key: row.key,
    layer,
    withdrawn: row.withdrawn,
    basedOn: row.based_on,
    position: row.position,
    data: row.data,
  }));
}

/** Tells this database from every other one. Not written by a migration: PGlite folders are copies of one prepared folder. */
export async function markDatabase(db: Db): Promise<void> {
  await sql`INSERT INTO installation (key, value) VALUES ('id', gen_random_uuid()::text) ON CONFLICT DO NOTHING`.execute(db);
}

/** Names the state of the catalogue: changes with every row that is added, differs between databases. null: the database has no mark. */
export async function catalogueVersion(db: Db): Promise<string | null> {
  const { rows } = await sql<{ version: string | null }>`
    SELECT (SELECT value FROM installation WHERE key = 'id') || ' ' || coalesce((SELECT max(id) FROM catalogue_row), 0) AS version`.execute(
    db,
  );
  return rows[0]?.version ?? null;
}

export async function hasShipped(db: Db, release: string): Promise<boolean> {
  const { rows } = await sql<{
    found: boolean;
  }>`SELECT EXISTS (SELECT 1 FROM catalogue_row WHERE layer = 'shipped' AND release = ${release}) AS found`.execute(db);
  return rows[0]?.found ?? false;
}

interface NewRow {
  readonly table: TableName;
  readonly key: string;
  readonly withdrawn: boolean;
  readonly basedOn: string;
  readonly position: number;
  readonly data: unknown;
}

/** Appends what differs from the layer as stored; for the shipped layer also withdraws what a release no longer has. Returns how many rows. */
export async function appendLayer(
  trx: Trx,
  layer: Layer,
  rows: CatalogueRows | Partial<CatalogueRows>,
  about: { release: string; author: string; document: string },
): Promise<number> {
  await sql`LOCK TABLE catalogue_row IN SHARE ROW EXCLUSIVE MODE`.execute(trx);
  const held = new Map((await readLayer(trx, layer, null)).map((row) => [`${row.table} ${row.key}`, row]));
  const fresh: NewRow[] = [];
  const full = Object.fromEntries(TABLE_NAMES.map((table) => [table, rows[table] ?? []])) as unknown as CatalogueRows;
  let position = 0;
  for (const { table, row } of allRows(full)) {
    position += 1;
    const key = rowKey(table, row);
    const before = held.get(`${table} ${key}`);
    held.delete(`${table} ${key}`);
    if (before && !before.withdrawn && before.basedOn === (row.basedOn ?? '') && rowHash(table, before.data) === rowHash(table, row))
      continue;
    fresh.push({ table, key, withdrawn: false, basedOn: row.basedOn ?? '', position, data: row });
  }
  if (layer === 'shipped') for (const gone of held.values()) if (!gone.withdrawn) fresh.push({ ...gone, withdrawn: true });
  if (fresh.length > 0) {
    await sql`WITH now AS MATERIALIZED (SELECT ledger_tick() AS at)
      INSERT INTO catalogue_row (tbl, key, layer, release, author, document, recorded_at, withdrawn, position, based_on, data)
      SELECT n.tbl, n.key, ${layer}, ${about.release}, ${about.author}, ${about.document}, now.at, n.withdrawn, n.position, n.based_on, n.data
        FROM now, unnest(${fresh.map((r) => r.table)}::text[], ${fresh.map((r) => r.key)}::text[], ${fresh.map((r) => r.withdrawn)}::boolean[], ${fresh.map((r) => r.position)}::int[],
          ${fresh.map((r) => r.basedOn)}::text[], ${fresh.map((r) => JSON.stringify(r.data))}::text[]::jsonb[]) AS n(tbl, key, withdrawn, position, based_on, data)`.execute(
      trx,
    );
  }
  return fresh.length;
}
