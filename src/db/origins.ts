/** Which row of which file each posting came from: written by intake, read for provenance. Outside the chain: file names may name people. */
import { sql } from 'kysely';
import type { Db, Trx } from './connect.ts';

export interface IntakeRow {
  readonly rowKey: string;
  readonly version: number;
  readonly seq: number;
  readonly content: string;
  readonly voucher: string;
  /** Its entry was reversed by hand since (mtqg ledger reverse). */
  readonly reversed?: boolean;
}

/** Newest version of each row that is known in a home by its key or by its voucher; the map has both. */
export async function readRows(
  db: Db,
  home: string,
  rowKeys: readonly string[],
  vouchers: readonly string[],
): Promise<Map<string, IntakeRow>> {
  const rows = new Map<string, IntakeRow>();
  const read = async (column: 'row_key' | 'voucher', names: readonly string[]) => {
    for (let start = 0; start < names.length; start += 20_000) {
      const { rows: found } = await sql<{
        row_key: string;
        version: number;
        seq: number;
        content: string;
        voucher: string;
        reversed: boolean;
      }>`
        SELECT r.*, r.content <> '' AND EXISTS (SELECT 1 FROM ledger_entry x WHERE x.home = ${home} AND x.corrects_seq = r.seq) AS reversed FROM (
          SELECT DISTINCT ON (row_key) row_key, version, seq, content, voucher FROM intake_row
            WHERE home = ${home} AND ${sql.ref(column)} = ANY(${names.slice(start, start + 20_000)}::text[]) ORDER BY row_key, version DESC) r`.execute(
        db,
      );
      for (const { row_key, ...row } of found) rows.set(column === 'row_key' ? row_key : row.voucher, { rowKey: row_key, ...row });
    }
  };
  await read('voucher', vouchers);
  await read('row_key', rowKeys);
  return rows;
}

/** Rows among these keys, in any home, whose newest version still stands (was not cleared). */
export async function readClearable(db: Db, rowKeys: readonly string[]): Promise<(IntakeRow & { readonly home: string })[]> {
  const { rows } = await sql<{
    home: string;
    row_key: string;
    version: number;
    seq: number;
    content: string;
    voucher: string;
  }>`SELECT * FROM (
    SELECT DISTINCT ON (home, row_key) home, row_key, version, seq, content, voucher FROM intake_row WHERE row_key = ANY(${rowKeys}::text[]) ORDER BY home, row_key, version DESC) r
    WHERE content <> '' AND NOT EXISTS (SELECT 1 FROM ledger_entry x WHERE x.home = r.home AND x.corrects_seq = r.seq)`.execute(db);
  return rows.map(({ home, row_key, version, seq, content, voucher }) => ({ home, rowKey: row_key, version, seq, content, voucher }));
}

export async function addFile(trx: Trx, file: { id: string; name: string; sha256: string; actor: string }): Promise<void> {
  await sql`INSERT INTO intake_file (id, name, sha256, actor) VALUES (${file.id}, ${file.name}, ${file.sha256}, ${file.actor}) ON CONFLICT (id) DO NOTHING`.execute(
    trx,
  );
}

export async function addRows(
  trx: Trx,
  home: string,
  rows: readonly (IntakeRow & { fileId: string; sheet: string; cell: string })[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += 5_000) {
    const part = rows.slice(start, start + 5_000);
    await sql`INSERT INTO intake_row (home, row_key, version, seq, content, voucher, file_id, sheet, cell)
      SELECT ${home}, * FROM unnest(${part.map((r) => r.rowKey)}::text[], ${part.map((r) => r.version)}::int[], ${part.map((r) => r.seq)}::bigint[], ${part.map((r) => r.content)}::text[], ${part.map((r) => r.voucher)}::text[],
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
  const { rows } =
    await sql<EntryOrigin>`SELECT r.home, r.seq, f.name AS file, r.sheet, r.cell FROM intake_row r JOIN intake_file f ON f.id = r.file_id
    WHERE r.home = ${home} AND r.seq = ANY(${seqs}::bigint[])`.execute(db);
  return rows;
}

/** A row of money (kind '', key and version of its row) or a version of a record that an import wrote. */
export interface Written {
  readonly kind: string;
  readonly key: string;
  readonly version: number;
}

export async function addWritten(trx: Trx, id: string, home: string, written: readonly Written[]): Promise<void> {
  for (let start = 0; start < written.length; start += 5_000) {
    const part = written.slice(start, start + 5_000);
    await sql`INSERT INTO intake_written (import, home, kind, key, version)
      SELECT ${id}, ${home}, * FROM unnest(${part.map((one) => one.kind)}::text[], ${part.map((one) => one.key)}::text[], ${part.map((one) => one.version)}::int[])`.execute(
      trx,
    );
  }
}
