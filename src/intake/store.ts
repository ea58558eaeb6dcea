/** The only SQL of the intake. */
import { sql } from 'kysely';
import type { Trx } from '../db/connect.ts';
import { STAGES } from '../ledger/model.ts';

/**
 * Whether the money of a home no longer fits the exact integers: every amount may be in range and their sum not. Such a ledger could never be
 * read again (and nothing is ever deleted), so an import must be refused before it commits.
 */
export async function exceedsExactIntegers(trx: Trx, home: string): Promise<boolean> {
  const { rows } = await sql<{
    over: boolean;
  }>`SELECT coalesce(sum(abs(amount::numeric)), 0) > ${String(Number.MAX_SAFE_INTEGER)}::numeric AS over
    FROM ledger_balance WHERE home = ${home} AND stage <> ${STAGES.indexOf('external')}`.execute(trx);
  return rows[0]?.over ?? false;
}
