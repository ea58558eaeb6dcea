/**
 * How the database answers a province's questions, for docs/truy-van.md: the function ledger_sums as a whole, and the parts that it puts
 * together for a day in the middle of a year, with the values of one such question in their places.
 */
import { sql } from 'kysely';
import { unitsOf } from './load.ts';
import type { Sized } from './nation.ts';

const HOME = '07';
const SUMS = ['external', 'available', 'advanced', 'disbursed', 'cancelled', 'carried_out'].map((stage) => `sum(${stage})`).join(', ');
const GROUPED = 'GROUP BY component_id, source_id, kind_id';

export async function printPlans({ database: { db }, nation }: Sized): Promise<void> {
  const { rows } = await sql<{ seq: number; head: number }>`SELECT e.seq, h.seq AS head FROM ledger_head h CROSS JOIN LATERAL (
    SELECT seq FROM ledger_entry WHERE home = h.home AND recorded_at <= '2023-07-05 10:00+00' ORDER BY recorded_at DESC LIMIT 1) e WHERE h.home = ${HOME}`.execute(
    db,
  );
  const { seq, head } = rows[0] ?? { seq: 0, head: 0 };
  const { rows: busiest } = await sql<{
    account: string;
  }>`SELECT format('unit_id = %s AND component_id = %s AND source_id = %s AND kind_id = %s AND origin_year = %s AND exec_year = %s AND stage = 1',
    from_unit, component_id, source_id, kind_id, origin_year, from_year) AS account FROM ledger_line
    WHERE home = ${HOME} AND from_stage = 1 AND effective_on BETWEEN '2023-01-01' AND '2023-12-31' GROUP BY from_unit, component_id, source_id, kind_id, origin_year, from_year ORDER BY count(*) DESC LIMIT 1`.execute(
    db,
  );
  const account = busiest[0]?.account ?? 'false';
  const units = unitsOf(nation, HOME);
  const whole = (known: number, asOf: string, booked: string) =>
    `SELECT * FROM ledger_sums('${HOME}', '{${units.join(',')}}', ${known}, '${asOf}', ${booked}, true, true, true, false, false, NULL, NULL)`;
  const plans: readonly (readonly [string, string])[] = [
    ['Cả câu hỏi: hiện tại', whole(head, '2026-12-31', 'NULL')],
    ['Cả câu hỏi: đến 14/6/2023', whole(head, '2023-06-14', 'NULL')],
    ['Cả câu hỏi: đến 14/6/2023, như đã biết ngày 5/7/2023', whole(seq, '2023-06-14', 'NULL')],
    ['Cả câu hỏi: đến 14/6/2023, như đã ghi sổ đến 30/6/2023', whole(head, '2023-06-14', "'2023-06-30'")],
    [
      'Có đủ đơn vị của sổ không',
      `SELECT 1 FROM ledger_unit WHERE home = '${HOME}' AND key NOT IN (SELECT unnest('{${units.join(',')}}'::text[]))`,
    ],
    ['Phần 1: tổng đến nay', `SELECT component_id, source_id, kind_id, ${SUMS} FROM ledger_total WHERE home = '${HOME}' ${GROUPED}`],
    [
      'Phần 2: các năm trước và các tháng trước trong năm',
      `SELECT component_id, source_id, kind_id, ${SUMS} FROM ledger_rollup WHERE home = '${HOME}' AND bucket = ANY ('{2021,2022,202301,202302,202303,202304,202305}') ${GROUPED}`,
    ],
    [
      'Phần 3: các dòng của tháng, đến ngày',
      `SELECT component_id, source_id, kind_id, ${SUMS} FROM ledger_effect WHERE home = '${HOME}' AND lag_class = ANY ('{-1,0,1,2,3,4}') AND effective_on BETWEEN '2023-06-01' AND '2023-06-14' ${GROUPED}`,
    ],
    [
      'Phần 4: dòng ghi sau thời điểm đã biết (muộn đến 32 ngày)',
      `SELECT component_id, source_id, kind_id, ${SUMS} FROM ledger_effect WHERE home = '${HOME}' AND lag_class = 1 AND effective_on BETWEEN date '2023-07-05' - 32 AND '2023-06-14' AND seq > ${seq} ${GROUPED}`,
    ],
    [
      'Phần 5: dòng ghi sổ sau ngày phát sinh',
      `SELECT component_id, source_id, kind_id, ${SUMS} FROM ledger_effect WHERE home = '${HOME}' AND booked_on > effective_on AND booked_on > '2023-06-30' AND effective_on <= '2023-06-14' ${GROUPED}`,
    ],
    [
      'Ghi sổ: mọi dòng của một tài khoản, để không ngày nào âm',
      `SELECT effective_on, sum(amount) FROM ledger_leg WHERE home = '${HOME}' AND ${account} GROUP BY 1`,
    ],
  ];
  for (const [title, text] of plans) {
    // The first run brings pages in and, for a function, makes the plans it keeps.
    await sql.raw(text).execute(db);
    await db.transaction().execute(async (trx) => {
      await sql`SET LOCAL enable_seqscan = off`.execute(trx);
      await sql`SET LOCAL max_parallel_workers_per_gather = 0`.execute(trx);
      await sql.raw(text).execute(trx);
      const { rows: lines } = await sql<{ 'QUERY PLAN': string }>`${sql.raw(`EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) ${text}`)}`.execute(
        trx,
      );
      console.log(`\n### ${title}\n\n\`\`\`\n${lines.map((line) => line['QUERY PLAN']).join('\n')}\n\`\`\``);
    });
  }
}
