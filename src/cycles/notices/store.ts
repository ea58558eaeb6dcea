/** The only SQL of notices. */
import { sql } from 'kysely';
import type { Db, Trx } from '../../db/connect.ts';
import { iso } from '../../db/iso.ts';

export interface Notice {
  readonly id: string;
  readonly account: string;
  readonly subject: string;
  readonly link: string;
  readonly at: string;
  readonly readAt: string | null;
}

/** Adds what is not there yet by id; returns those that were added. */
export async function addNotices(trx: Trx, notices: readonly Pick<Notice, 'id' | 'account' | 'subject' | 'link'>[]): Promise<string[]> {
  if (notices.length === 0) return [];
  const { rows } = await sql<{ id: string }>`INSERT INTO notice (id, account, subject, link) SELECT * FROM
    unnest(${notices.map((n) => n.id)}::text[], ${notices.map((n) => n.account)}::text[], ${notices.map((n) => n.subject)}::text[], ${notices.map((n) => n.link)}::text[])
    ON CONFLICT DO NOTHING RETURNING id`.execute(trx);
  return rows.map((row) => row.id);
}

export async function readNotices(db: Db, account: string): Promise<Notice[]> {
  const { rows } = await sql<
    Omit<Notice, 'readAt'> & { read_at: string | null }
  >`SELECT id, account, subject, link, ${iso('at')} AS at, ${iso('read_at')} AS read_at FROM notice
    WHERE account = ${account} ORDER BY notice.at DESC LIMIT 200`.execute(db);
  return rows.map(({ read_at, ...row }) => ({ ...row, readAt: read_at }));
}

export async function markRead(trx: Trx, account: string, id: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`UPDATE notice SET read_at = coalesce(read_at, clock_timestamp()) WHERE id = ${id} AND account = ${account}`.execute(trx);
  return numAffectedRows === 1n;
}
