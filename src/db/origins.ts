/** Which row of which file each posting came from: written by intake, read for provenance. Outside the chain: file names may name people. */
import { sql } from 'kysely';
import type { Db, Trx } from './connect.ts';

export interface IntakeRow {
  readonly rowKey: string;
  readonly version: number;
  readonly seq: number;
  readonly content: string;
}

/** Newest version of each row key that is known in a home. */
export async function readRows(db: Db, home: string, rowKeys: readonly string[]): Promise<Map<string, IntakeRow>> {
  const rows = new Map<string, IntakeRow>();
  for (let start = 0; start < rowKeys.length; start += 20_000) {
    const result = await sql<{ row_key: string; version: number; seq: number; content: string }>`SELECT DISTINCT ON (row_key) row_key, version, seq, content FROM intake_row
      WHERE home = ${home} AND row_key = ANY(${rowKeys.slice(start, start + 20_000)}::text[]) ORDER BY row_key, version DESC`.execute(db);
    for (const row of result.rows) rows.set(row.row_key, { rowKey: row.row_key, version: row.version, seq: row.seq, content: row.content });
  }
  return rows;
}

export async function addFile(trx: Trx, file: { id: string; name: string; sha256: string; actor: string }): Promise<void> {
  await sql`INSERT INTO intake_file (id, name, sha256, actor) VALUES (${file.id}, ${file.name}, ${file.sha256}, ${file.actor}) ON CONFLICT (id) DO NOTHING`.execute(trx);
}

export async function addRows(trx: Trx, home: string, rows: readonly (IntakeRow & { fileId: string; sheet: string; cell: string })[]): Promise<void> {
  for (let start = 0; start < rows.length; start += 5_000) {
    const part = rows.slice(start, start + 5_000);
    await sql`INSERT INTO intake_row (home, row_key, version, seq, content, file_id, sheet, cell)
      SELECT ${home}, * FROM unnest(${part.map((r) => r.rowKey)}::text[], ${part.map((r) => r.version)}::int[], ${part.map((r) => r.seq)}::bigint[], ${part.map((r) => r.content)}::text[],
        ${part.map((r) => r.fileId)}::text[], ${part.map((r) => r.sheet)}::text[], ${part.map((r) => r.cell)}::text[])`.execute(trx);
  }
}

export interface EntryOrigin {
  readonly home: string;
  readonly seq: number;
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
}

/** Where entries came from, for provenance. */
export async function readOrigins(db: Db, home: string, seqs: readonly number[]): Promise<EntryOrigin[]> {
  const { rows } = await sql<EntryOrigin>`SELECT r.home, r.seq, f.name AS file, r.sheet, r.cell FROM intake_row r JOIN intake_file f ON f.id = r.file_id
    WHERE r.home = ${home} AND r.seq = ANY(${seqs}::bigint[])`.execute(db);
  return rows;
}
