/** The disbursement curve: what had been disbursed of a year's money by the end of each month. */
import { sql } from 'kysely';
import type { Db } from '../../db/connect.ts';
import { type Dong, sumDong } from '../../kernel/money.ts';
import { type ReadScope, STAGES } from '../model.ts';

export interface CurvePoint {
  /** "2026-05". */
  readonly month: string;
  /** Disbursed since the year began, in đồng. */
  readonly disbursed: Dong;
}

/** Stages that count as disbursed (as in the measure `disbursed`). */
const PAID = [STAGES.indexOf('advanced'), STAGES.indexOf('disbursed')];

/** Months in which something was paid of the money executed in `year`, in order, each with the sum until its end. */
export async function readCurve(db: Db, scope: ReadScope, year: number): Promise<CurvePoint[]> {
  const byMonth = new Map<string, number[]>();
  for (const head of scope.known.heads) {
    const { rows } = await sql<{ month: string; amount: number }>`
      WITH unit AS MATERIALIZED (SELECT id FROM ledger_unit WHERE key = ANY(${scope.unitKeys}::text[])),
      line AS MATERIALIZED (SELECT * FROM ledger_line WHERE home = ${head.home} AND seq <= ${head.seq} AND effective_on <= ${scope.asOf}::date
        AND (${scope.booked}::date IS NULL OR booked_on <= ${scope.booked}::date)
        AND ((from_year = ${year} AND from_stage = ANY(${PAID}::int[])) OR (to_year = ${year} AND to_stage = ANY(${PAID}::int[])))),
      leg AS (SELECT effective_on, from_unit AS unit, -amount AS amount FROM line WHERE from_year = ${year} AND from_stage = ANY(${PAID}::int[])
        UNION ALL SELECT effective_on, to_unit, amount FROM line WHERE to_year = ${year} AND to_stage = ANY(${PAID}::int[]))
      SELECT to_char(effective_on, 'YYYY-MM') AS month, sum(amount)::bigint AS amount FROM leg WHERE unit IN (SELECT id FROM unit) GROUP BY 1`.execute(
      db,
    );
    for (const { month, amount } of rows) byMonth.set(month, [...(byMonth.get(month) ?? []), amount]);
  }
  const points: CurvePoint[] = [];
  for (const month of [...byMonth.keys()].sort())
    points.push({ month, disbursed: sumDong([points.at(-1)?.disbursed ?? 0, ...(byMonth.get(month) ?? [])]) });
  return points;
}
