/** What the planner knows of the tables. */
import { sql } from 'kysely';
import type { Db } from './connect.ts';

/** From this many rows written at once the planner's picture is wrong enough to cost seconds. */
export const BULK_ROWS = 1_000;

/**
 * PGlite has no autovacuum: without this its planner believes for ever that the ledger is as small as on the first day. After a bulk load
 * PostgreSQL is the better for it too.
 */
export async function refreshStatistics(db: Db): Promise<void> {
  await sql`ANALYZE ledger_entry, ledger_line, ledger_balance, ledger_total, ledger_rollup, record, intake_row`.execute(db);
}
