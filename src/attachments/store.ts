/** The SQL of the room. */
import { sql } from 'kysely';
import type { Db, Trx } from '../db/connect.ts';
import { iso } from '../db/iso.ts';
import type { Attachment } from './model.ts';

const COLUMNS = sql`home, id, kind, key, name, mime, size, sha256, ${iso('added_at')} AS "addedAt"`;

export async function readAttachments(db: Db, of: Pick<Attachment, 'home' | 'kind' | 'key'>): Promise<Attachment[]> {
  const { rows } = await sql<Attachment>`SELECT ${COLUMNS} FROM attachment
    WHERE home = ${of.home} AND kind = ${of.kind} AND key = ${of.key} AND removed_at IS NULL ORDER BY added_at, id`.execute(db);
  return rows;
}

export async function readAttachment(db: Db, home: string, id: string): Promise<Attachment | undefined> {
  const { rows } =
    await sql<Attachment>`SELECT ${COLUMNS} FROM attachment WHERE home = ${home} AND id = ${id} AND removed_at IS NULL`.execute(db);
  return rows[0];
}

export async function readBytes(db: Db, home: string, id: string): Promise<Uint8Array> {
  const { rows } = await sql<{ bytes: Uint8Array }>`SELECT bytes FROM attachment WHERE home = ${home} AND id = ${id}`.execute(db);
  return new Uint8Array(rows[0]?.bytes ?? new Uint8Array());
}

export async function addAttachment(trx: Trx, file: Omit<Attachment, 'addedAt'>, bytes: Uint8Array, by: string): Promise<void> {
  const { home, id, kind, key, name, mime, size, sha256 } = file;
  await sql`INSERT INTO attachment (home, id, kind, key, name, mime, bytes, size, sha256, added_by)
    VALUES (${home}, ${id}, ${kind}, ${key}, ${name}, ${mime}, ${bytes}, ${size}, ${sha256}, ${by})`.execute(trx);
}

export async function removeAttachment(trx: Trx, home: string, id: string): Promise<void> {
  await sql`UPDATE attachment SET bytes = NULL, removed_at = clock_timestamp() WHERE home = ${home} AND id = ${id} AND removed_at IS NULL`.execute(
    trx,
  );
}
