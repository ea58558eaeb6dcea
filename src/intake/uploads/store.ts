/** Files sent to be imported, how they are to be read, and what they wrote. */
import { sql } from 'kysely';
import type { Db } from '../../db/connect.ts';
import { iso } from '../../db/iso.ts';
import type { Written } from '../../db/origins.ts';
import { type Treatment, UNTREATED } from '../treatment.ts';

export const UPLOAD_STATES = ['checking', 'checked', 'refused', 'posting', 'posted', 'undoing', 'undone'] as const;
export type UploadState = (typeof UPLOAD_STATES)[number];

export interface Upload {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  /** null once erased. */
  readonly bytes: Uint8Array | null;
  readonly replace: boolean;
  readonly allowEqual: boolean;
  readonly treatment: Treatment;
  readonly state: UploadState;
  readonly result: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
}

interface UploadRow extends Omit<Upload, 'allowEqual' | 'createdAt' | 'bytes' | 'treatment'> {
  treatment: Partial<Treatment>;
  bytes: Uint8Array | null;
  allow_equal: boolean;
  created_at: string;
}
const uploadOf = ({ allow_equal, created_at, bytes, treatment, ...row }: UploadRow): Upload => ({
  ...row,
  treatment: { ...UNTREATED, ...treatment },
  bytes: bytes === null ? null : new Uint8Array(bytes),
  allowEqual: allow_equal,
  createdAt: created_at,
});

export async function addUpload(
  db: Db,
  upload: Pick<Upload, 'id' | 'account' | 'name' | 'replace' | 'allowEqual'> & { readonly bytes: Uint8Array },
): Promise<void> {
  await sql`INSERT INTO intake_upload (id, account, name, bytes, replace, allow_equal, state)
    VALUES (${upload.id}, ${upload.account}, ${upload.name}, ${upload.bytes}, ${upload.replace}, ${upload.allowEqual}, 'checking')`.execute(
    db,
  );
}

export async function readUpload(db: Db, id: string): Promise<Upload | undefined> {
  const { rows } =
    await sql<UploadRow>`SELECT id, account, name, bytes, replace, allow_equal, treatment, state, result, ${iso('created_at')} AS created_at FROM intake_upload WHERE id = ${id}`.execute(
      db,
    );
  return rows[0] && uploadOf(rows[0]);
}

/** The newest fifty of an account, without their bytes. */
export async function readUploads(db: Db, account: string): Promise<Upload[]> {
  const { rows } =
    await sql<UploadRow>`SELECT id, account, name, NULL::bytea AS bytes, replace, allow_equal, treatment, state, result, ${iso('created_at')} AS created_at FROM intake_upload
    WHERE account = ${account} ORDER BY intake_upload.created_at DESC LIMIT 50`.execute(db);
  return rows.map(uploadOf);
}

/** How the file is read from now on. */
export async function treatUpload(
  db: Db,
  id: string,
  { replace, allowEqual, treatment }: Pick<Upload, 'replace' | 'allowEqual' | 'treatment'>,
): Promise<void> {
  await sql`UPDATE intake_upload SET replace = ${replace}, allow_equal = ${allowEqual}, treatment = ${JSON.stringify(treatment)}::text::jsonb,
    changed_at = clock_timestamp() WHERE id = ${id}`.execute(db);
}

export async function moveUpload(db: Db, id: string, state: UploadState, result: Readonly<Record<string, unknown>>): Promise<void> {
  await sql`UPDATE intake_upload SET state = ${state}, result = ${JSON.stringify(result)}::text::jsonb, changed_at = clock_timestamp() WHERE id = ${id}`.execute(
    db,
  );
}

/** After some days a file is erased, and all of an import that posted nothing; one that posted is kept by name: it may be undone. */
export async function forgetUploads(db: Db, days: number): Promise<void> {
  const old = sql`changed_at < clock_timestamp() - make_interval(days => ${days})`;
  await sql`DELETE FROM intake_upload WHERE ${old} AND state IN ('checking', 'checked', 'refused')`.execute(db);
  await sql`UPDATE intake_upload SET bytes = NULL, treatment = '{}' WHERE bytes IS NOT NULL AND ${old}`.execute(db);
}

/** A row of money that an import wrote, as it stands. */
export interface WrittenRow {
  readonly home: string;
  readonly rowKey: string;
  readonly version: number;
  readonly newest: number;
  readonly seq: number;
  readonly voucher: string;
  readonly fileId: string;
  readonly sheet: string;
  readonly cell: string;
  readonly reversed: boolean;
}

export async function readWrittenRows(db: Db, id: string): Promise<WrittenRow[]> {
  const { rows } =
    await sql<WrittenRow>`SELECT r.home, r.row_key AS "rowKey", r.version, r.seq, r.voucher, r.file_id AS "fileId", r.sheet, r.cell,
      (SELECT max(n.version) FROM intake_row n WHERE n.home = r.home AND n.row_key = r.row_key)::int AS newest,
      EXISTS (SELECT 1 FROM ledger_entry x WHERE x.home = r.home AND x.corrects_seq = r.seq) AS reversed
    FROM intake_written w JOIN intake_row r ON r.home = w.home AND r.row_key = w.key AND r.version = w.version
    WHERE w.import = ${id} AND w.kind = '' ORDER BY r.home, r.seq DESC`.execute(db);
  return rows;
}

export async function readWrittenRecords(db: Db, id: string): Promise<(Written & { readonly home: string })[]> {
  const { rows } = await sql<Written & { readonly home: string }>`SELECT home, kind, key, version FROM intake_written
    WHERE import = ${id} AND kind <> '' ORDER BY home, kind, key`.execute(db);
  return rows;
}
