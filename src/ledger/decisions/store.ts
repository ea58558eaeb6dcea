/** Decisions as the book knows them: the documents by which money was given, moved or taken back. */
import { sql } from 'kysely';
import type { Db } from '../../db/connect.ts';
import type { Day } from '../../kernel/calendar.ts';
import type { PostingEvent, ReadScope } from '../model.ts';

/** What a decision does; payments have vouchers, and a reversal belongs to what it reverses. */
const DECIDED: readonly PostingEvent[] = ['assign', 'withdraw', 'allocate', 'transfer', 'carry', 'cancel'];

export interface Decision {
  readonly document: string;
  /** Effective day of its first entry. */
  readonly from: Day;
  readonly entries: number;
}

/** Decisions that touch the scope, the newest first. */
export async function readDecisions(db: Db, scope: ReadScope, limit: number): Promise<Decision[]> {
  const found = new Map<string, Decision>();
  for (const head of scope.known.heads) {
    const { rows } = await sql<{ document: string; from: Day; entries: number }>`
      WITH unit AS MATERIALIZED (SELECT id FROM ledger_unit WHERE key = ANY(${scope.unitKeys}::text[]))
      SELECT e.document, min(e.effective_on) AS from, count(*)::int AS entries FROM ledger_entry e
        WHERE e.home = ${head.home} AND e.seq <= ${head.seq} AND e.effective_on <= ${scope.asOf}::date
          AND (${scope.booked}::date IS NULL OR e.booked_on <= ${scope.booked}::date) AND e.event = ANY(${DECIDED}::text[])
          AND EXISTS (SELECT FROM ledger_line l WHERE l.home = e.home AND l.seq = e.seq
            AND (l.from_unit IN (SELECT id FROM unit) OR l.to_unit IN (SELECT id FROM unit)))
        GROUP BY e.document ORDER BY 2 DESC, 1 LIMIT ${limit}`.execute(db);
    for (const row of rows) {
      // One decision of the centre stands in the books of several provinces.
      const held = found.get(row.document);
      found.set(
        row.document,
        held ? { ...row, from: held.from < row.from ? held.from : row.from, entries: held.entries + row.entries } : row,
      );
    }
  }
  return [...found.values()]
    .sort((a, b) => (a.from === b.from ? (a.document < b.document ? -1 : 1) : a.from < b.from ? 1 : -1))
    .slice(0, limit);
}
