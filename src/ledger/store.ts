/** The SQL that writes the ledger, through the database functions ledger_post and ledger_close, nothing else; reading/ reads it. */
import { sql } from 'kysely';
import type { Trx } from '../db/connect.ts';
import type { Day } from '../kernel/calendar.ts';
import { Problem } from '../kernel/problem.ts';
import { checkShape } from './events.ts';
import { type Posted, type Posting, STAGES } from './model.ts';
import { PostingProblem, postingProblem } from './refusal.ts';

const BATCH = 2_500;

/** Gives every code an id. Ids never change and are local to the database; the chain holds codes. */
async function dimensionIds(
  trx: Trx,
  table: 'ledger_component' | 'ledger_source' | 'ledger_kind',
  codes: Iterable<string>,
): Promise<Map<string, number>> {
  const wanted = [...new Set(codes)].sort();
  const name = sql.table(table);
  const read = async () =>
    (await sql<{ id: number; code: string }>`SELECT id, code FROM ${name} WHERE code = ANY(${wanted}::text[])`.execute(trx)).rows;
  let rows = await read();
  if (rows.length < wanted.length) {
    await sql`LOCK TABLE ${name} IN SHARE ROW EXCLUSIVE MODE`.execute(trx);
    await sql`INSERT INTO ${name} (id, code) SELECT (SELECT coalesce(max(id), 0) FROM ${name}) + row_number() OVER (ORDER BY w.code), w.code
      FROM unnest(${wanted}::text[]) AS w(code) WHERE NOT EXISTS (SELECT 1 FROM ${name} t WHERE t.code = w.code)`.execute(trx);
    rows = await read();
  }
  return new Map(rows.map((row) => [row.code, row.id]));
}

async function unitIds(trx: Trx, home: string, keys: Iterable<string>): Promise<Map<string, number>> {
  const wanted = [...new Set(keys)].sort();
  const read = async () =>
    (
      await sql<{
        id: number;
        key: string;
        home: string;
      }>`SELECT id, key, home FROM ledger_unit WHERE key = ANY(${wanted}::text[])`.execute(trx)
    ).rows;
  let rows = await read();
  if (rows.length < wanted.length) {
    await sql`LOCK TABLE ledger_unit IN SHARE ROW EXCLUSIVE MODE`.execute(trx);
    await sql`INSERT INTO ledger_unit (id, key, home) SELECT (SELECT coalesce(max(id), 0) FROM ledger_unit) + row_number() OVER (ORDER BY w.key), w.key, ${home}
      FROM unnest(${wanted}::text[]) AS w(key) WHERE NOT EXISTS (SELECT 1 FROM ledger_unit t WHERE t.key = w.key)`.execute(trx);
    rows = await read();
  }
  const foreign = rows.find((row) => row.home !== home);
  if (foreign) {
    throw new Problem(
      'two-homes',
      `Đơn vị ${foreign.key} thuộc sổ của tỉnh ${foreign.home}, không phải ${home}; ghi thu hồi ở sổ này và giao vốn ở sổ kia theo cùng quyết định.`,
    );
  }
  return new Map(rows.map((row) => [row.key, row.id]));
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
  const units = await unitIds(
    trx,
    home,
    lines.flatMap((line) => [line.from.unit, line.to.unit]),
  );
  const components = await dimensionIds(
    trx,
    'ledger_component',
    lines.map((line) => line.component),
  );
  const sources = await dimensionIds(
    trx,
    'ledger_source',
    lines.map((line) => line.source),
  );
  const kinds = await dimensionIds(
    trx,
    'ledger_kind',
    lines.map((line) => line.kind),
  );
  const posted: Posted[] = [];
  const postBatch = async (start: number, size: number) => {
    const batch = postings.slice(start, start + size);
    const rows = batch.flatMap((posting, index) => posting.lines.map((line) => ({ entry: index + 1, line })));
    const column = <T>(pick: (row: (typeof rows)[number]) => T) => rows.map(pick);
    const result = await sql<{ idx: number; status: 'posted' | 'already'; seq: number }>`SELECT * FROM ledger_post(${home}, ${actor},
      ${batch.map((p) => p.event)}::text[], ${batch.map((p) => p.effectiveOn)}::date[], ${batch.map((p) => p.bookedOn ?? null)}::date[],
      ${batch.map((p) => p.document)}::text[], ${batch.map((p) => p.key)}::text[], ${batch.map((p) => p.corrects ?? null)}::bigint[],
      ${column((r) => r.entry)}::int[], ${column((r) => components.get(r.line.component))}::int[], ${column((r) => sources.get(r.line.source))}::smallint[],
      ${column((r) => kinds.get(r.line.kind))}::smallint[], ${column((r) => r.line.originYear)}::smallint[],
      ${column((r) => units.get(r.line.from.unit))}::int[], ${column((r) => r.line.from.year)}::smallint[], ${column((r) => STAGES.indexOf(r.line.from.stage))}::smallint[],
      ${column((r) => units.get(r.line.to.unit))}::int[], ${column((r) => r.line.to.year)}::smallint[], ${column((r) => STAGES.indexOf(r.line.to.stage))}::smallint[],
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
