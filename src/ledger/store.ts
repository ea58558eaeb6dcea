/** The SQL that writes the ledger, through the database functions ledger_post and ledger_close, nothing else; reading/ reads it. */
import { sql } from 'kysely';
import type { Trx } from '../db/connect.ts';
import type { Day } from '../kernel/calendar.ts';
import { Problem } from '../kernel/problem.ts';
import { checkShape } from './events.ts';
import { type Line, type Posted, type Posting, STAGES } from './model.ts';
import { PostingProblem, postingProblem } from './refusal.ts';

const BATCH = 2_500;

const DIMENSIONS = ['unit', 'component', 'source', 'kind'] as const;
type Dimension = (typeof DIMENSIONS)[number];
type Ids = Readonly<Record<Dimension, ReadonlyMap<string, number>>>;

/**
 * Gives every code an id, in one question where all have one. Ids never change and are local to the database; the chain holds codes.
 * @throws Problem two-homes
 */
async function idsOf(trx: Trx, home: string, lines: readonly Line[]): Promise<Ids> {
  const codes = (pick: (line: Line) => string[]) => [...new Set(lines.flatMap(pick))].sort();
  const wanted: Record<Dimension, string[]> = {
    unit: codes(({ from, to }) => [from.unit, to.unit]),
    component: codes(({ component }) => [component]),
    source: codes(({ source }) => [source]),
    kind: codes(({ kind }) => [kind]),
  };
  const read = async () =>
    (
      await sql<{ what: Dimension; id: number; code: string; home: string }>`
        SELECT 'unit' AS what, id, key AS code, home FROM ledger_unit WHERE key = ANY(${wanted.unit}::text[])
        UNION ALL SELECT 'component', id, code, '' FROM ledger_component WHERE code = ANY(${wanted.component}::text[])
        UNION ALL SELECT 'source', id, code, '' FROM ledger_source WHERE code = ANY(${wanted.source}::text[])
        UNION ALL SELECT 'kind', id, code, '' FROM ledger_kind WHERE code = ANY(${wanted.kind}::text[])`.execute(trx)
    ).rows;
  let rows = await read();
  const missing = DIMENSIONS.filter((what) => rows.filter((row) => row.what === what).length < wanted[what].length);
  for (const what of missing) {
    const table = sql.table(`ledger_${what}`);
    const [name, more] = what === 'unit' ? [sql`key`, sql`, ${home}::text`] : [sql`code`, sql``];
    await sql`LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`.execute(trx);
    await sql`INSERT INTO ${table} SELECT (SELECT coalesce(max(id), 0) FROM ${table}) + row_number() OVER (ORDER BY w.code), w.code ${more}
      FROM unnest(${wanted[what]}::text[]) AS w(code) WHERE NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.${name} = w.code)`.execute(trx);
  }
  if (missing.length > 0) rows = await read();
  const foreign = rows.find((row) => row.what === 'unit' && row.home !== home);
  if (foreign) {
    throw new Problem(
      'two-homes',
      `Đơn vị ${foreign.code} thuộc sổ của tỉnh ${foreign.home}, không phải ${home}; ghi thu hồi ở sổ này và giao vốn ở sổ kia theo cùng quyết định.`,
    );
  }
  const of = (what: Dimension) => new Map(rows.filter((row) => row.what === what).map((row) => [row.code, row.id]));
  return { unit: of('unit'), component: of('component'), source: of('source'), kind: of('kind') };
}

/**
 * Posts entries of one home in one go: all or nothing. `actor` is an account id, never a person's name (it enters the chain).
 * @throws Problem unbalanced, insufficient-funds, period-closed, key-conflict, unknown-entry, already-reversed, two-homes
 */
export async function postEntries(
  trx: Trx,
  home: string,
  actor: string,
  postings: readonly Posting[],
  onProgress: (done: number) => void = () => undefined,
): Promise<Posted[]> {
  for (const posting of postings) checkShape(posting);
  const lines = postings.flatMap((posting) => posting.lines);
  const ids = await idsOf(trx, home, lines);
  const posted: Posted[] = [];
  const postBatch = async (start: number, size: number) => {
    const batch = postings.slice(start, start + size);
    const rows = batch.flatMap((posting, index) => posting.lines.map((line) => ({ entry: index + 1, line })));
    const column = <T>(pick: (row: (typeof rows)[number]) => T) => rows.map(pick);
    const result = await sql<{ idx: number; status: 'posted' | 'already'; seq: number }>`SELECT * FROM ledger_post(${home}, ${actor},
      ${batch.map((p) => p.event)}::text[], ${batch.map((p) => p.effectiveOn)}::date[], ${batch.map((p) => p.bookedOn ?? null)}::date[],
      ${batch.map((p) => p.document)}::text[], ${batch.map((p) => p.key)}::text[], ${batch.map((p) => p.corrects ?? null)}::bigint[],
      ${column((r) => r.entry)}::int[], ${column((r) => ids.component.get(r.line.component))}::int[], ${column((r) => ids.source.get(r.line.source))}::smallint[],
      ${column((r) => ids.kind.get(r.line.kind))}::smallint[], ${column((r) => r.line.originYear)}::smallint[],
      ${column((r) => ids.unit.get(r.line.from.unit))}::int[], ${column((r) => r.line.from.year)}::smallint[], ${column((r) => STAGES.indexOf(r.line.from.stage))}::smallint[],
      ${column((r) => ids.unit.get(r.line.to.unit))}::int[], ${column((r) => r.line.to.year)}::smallint[], ${column((r) => STAGES.indexOf(r.line.to.stage))}::smallint[],
      ${column((r) => r.line.amount)}::bigint[]) ORDER BY idx`
      .execute(trx)
      .catch((error) => {
        throw postingProblem(error, batch, start);
      });
    for (const row of result.rows) posted.push({ status: row.status, seq: row.seq });
    onProgress(Math.min(start + size, postings.length));
  };
  await sql`SAVEPOINT posting`.execute(trx);
  try {
    for (let start = 0; start < postings.length; start += BATCH) await postBatch(start, BATCH);
  } catch (error) {
    // A batch is checked on its own. Where a later batch brings the money that an earlier one spends, only the whole can be judged.
    if (!(error instanceof PostingProblem) || error.code !== 'insufficient-funds' || postings.length <= BATCH) throw error;
    await sql`ROLLBACK TO SAVEPOINT posting`.execute(trx);
    posted.length = 0;
    await postBatch(0, postings.length);
  }
  return posted;
}

/** Closes booking through a day or reopens it to an earlier one; returns the seq, or null when nothing changes. */
export async function closePeriod(
  trx: Trx,
  home: string,
  actor: string,
  through: Day,
  document: string,
  key: string,
): Promise<number | null> {
  const { rows } = await sql<{
    seq: number | null;
  }>`SELECT ledger_close(${home}, ${actor}, ${through}::date, ${document}, ${key}) AS seq`.execute(trx);
  return rows[0]?.seq ?? null;
}
