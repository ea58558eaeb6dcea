/** Files sent to be imported. */
import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';
import { iso } from '../db/iso.ts';

export type UploadState = 'checking' | 'checked' | 'refused' | 'posting' | 'posted';

export interface Upload {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  /** null once erased. */
  readonly bytes: Uint8Array | null;
  readonly replace: boolean;
  readonly allowEqual: boolean;
  readonly state: UploadState;
  readonly result: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
}

interface UploadRow extends Omit<Upload, 'allowEqual' | 'createdAt' | 'bytes'> {
  bytes: Uint8Array | null;
  allow_equal: boolean;
  created_at: string;
}
const uploadOf = ({ allow_equal, created_at, bytes, ...row }: UploadRow): Upload => ({
  ...row,
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
    await sql<UploadRow>`SELECT id, account, name, bytes, replace, allow_equal, state, result, ${iso('created_at')} AS created_at FROM intake_upload WHERE id = ${id}`.execute(
      db,
    );
  return rows[0] && uploadOf(rows[0]);
}

/** The newest fifty of an account, without their bytes. */
export async function readUploads(db: Db, account: string): Promise<Upload[]> {
  const { rows } =
    await sql<UploadRow>`SELECT id, account, name, NULL::bytea AS bytes, replace, allow_equal, state, result, ${iso('created_at')} AS created_at FROM intake_upload
    WHERE account = ${account} ORDER BY intake_upload.created_at DESC LIMIT 50`.execute(db);
  return rows.map(uploadOf);
}

/** The bytes of what is posted or refused are no longer wanted. */
export async function moveUpload(db: Db, id: string, state: UploadState, result: Readonly<Record<string, unknown>>): Promise<void> {
  await sql`UPDATE intake_upload SET state = ${state}, result = ${JSON.stringify(result)}::text::jsonb, changed_at = clock_timestamp(),
    bytes = CASE WHEN ${state} IN ('posted', 'refused') THEN NULL ELSE bytes END WHERE id = ${id}`.execute(db);
}

export async function forgetUploads(db: Db, days: number): Promise<void> {
  await sql`DELETE FROM intake_upload WHERE changed_at < clock_timestamp() - make_interval(days => ${days})`.execute(db);
}
