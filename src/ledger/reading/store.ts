/** The SQL that reads the ledger: what was known, sums of accounts, lines, the chain. */
import { type RawBuilder, sql } from 'kysely';
import type { Db, Trx } from '../../db/connect.ts';
import { iso } from '../../db/iso.ts';
import type { Day } from '../../kernel/calendar.ts';
import { toHex } from '../../kernel/hash.ts';
import { Problem } from '../../kernel/problem.ts';
import { type AccountSum, type EntryLine, type KnownPoint, type LedgerEvent, type ReadScope, STAGES, type Stage } from '../model.ts';
import type { ChainEntry } from '../verify.ts';

const RECORDED = iso('recorded_at');

/**
 * What was known at a time, or by now when null: the last entry of each home recorded by then. By now means the newest head, not the clock:
 * whatever is recorded later gets a later time. With several homes one may still be writing below the newest head of another; `settled`
 * waits for such writers (never inside a repeatable read).
 * @throws Problem unanswerable for a time that has not come, or before the first entry
 */
export async function knownPoint(db: Db, homes: readonly string[], knownAt: string | null, settled = false): Promise<KnownPoint> {
  const { rows: clock } = await sql<{
    at: string;
    future: boolean;
  }>`SELECT ${iso('x.at')} AS at, x.at > greatest(x.newest, clock_timestamp()) + interval '1 second' AS future
    FROM (SELECT h.newest, coalesce(${knownAt}::timestamptz, h.newest, clock_timestamp()) AS at
      FROM (SELECT max(recorded_at) AS newest FROM (SELECT recorded_at FROM ledger_head WHERE home = ANY(${homes}::text[]) ORDER BY home ${
        settled ? sql`FOR SHARE` : sql``
      }) held) h) x`.execute(db);
  const point = clock[0];
  if (!point || (knownAt !== null && point.future)) {
    throw new Problem('unanswerable', `Chưa biết được điều sẽ ghi đến “${knownAt}”: thời điểm này còn ở tương lai.`);
  }
  const { rows } = await sql<{
    home: string;
    seq: number;
    hash: Uint8Array;
  }>`SELECT h.home, e.seq, e.hash FROM unnest(${homes}::text[]) AS h(home)
    CROSS JOIN LATERAL (SELECT seq, hash FROM ledger_entry WHERE home = h.home AND recorded_at <= ${point.at}::timestamptz ORDER BY recorded_at DESC, seq DESC LIMIT 1) e
    ORDER BY h.home`.execute(db);
  if (rows.length === 0) {
    throw new Problem(
      'no-data',
      knownAt === null
        ? 'Sổ chưa có bút toán nào; nhập bảng số liệu trước (mtqg import TỆP), hoặc chọn đúng cơ sở dữ liệu (--database, --demo).'
        : `Đến “${knownAt}” sổ chưa có bút toán nào; chọn thời điểm muộn hơn.`,
    );
  }
  return { at: point.at, heads: rows.map((row) => ({ home: row.home, seq: row.seq, hash: toHex(new Uint8Array(row.hash)) })) };
}

/** What sums may be kept apart by, with their column of a leg. */
const SUM_COLUMNS = {
  unit: 'unit_id',
  component: 'component_id',
  source: 'source_id',
  kind: 'kind_id',
  originYear: 'origin_year',
  execYear: 'exec_year',
} as const;
export type SumKey = keyof typeof SUM_COLUMNS;

/** The stage of the one row by which ledger_sums says that it cannot answer. */
const NOT_WHOLE = -1;

interface SumRow {
  unit?: string | null;
  component: string | null;
  source: string | null;
  kind: string | null;
  origin_year: number | null;
  exec_year: number | null;
  /** 0–4, or 5 for what was carried out. */
  stage: number;
  amount: number;
}

function sumOf({ unit, component, source, kind, origin_year, exec_year, stage, amount }: SumRow): AccountSum {
  return {
    unit: unit ?? '',
    component: component ?? '',
    source: source ?? '',
    kind: kind ?? '',
    originYear: origin_year ?? 0,
    execYear: exec_year ?? 0,
    stage: STAGES[stage] ?? 'carriedOut',
    amount,
  };
}

type Head = KnownPoint['heads'][number];

/** Every class of lateness: spelled out, so that the index which has it before the day is read in a few narrow ranges. */
const ANY_LAG = sql`lag_class = ANY ('{-1,0,1,2,3,4}'::smallint[])`;

/**
 * Legs that add up to the accounts of the scope's units: the balances of everything recorded, less the lines the scope leaves out, and what was
 * carried out of a year. Small where little is left out (today, with all that is known) and where the units are few; for all units of a home
 * long ago, a scan of its lines.
 */
function accountLegs({ home, seq }: Head, { asOf, booked, unitKeys }: ReadScope, whole: boolean): RawBuilder<unknown> {
  const units = sql`((SELECT coalesce(array_agg(id), '{}') FROM ledger_unit WHERE key = ANY(${unitKeys}::text[]))::int[])`;
  const ofLine = whole ? sql`` : sql`AND (from_unit = ANY ${units} OR to_unit = ANY ${units})`;
  const bookedLater = sql`OR (booked_on > effective_on AND booked_on > ${booked}::date) OR (${ANY_LAG} AND effective_on > ${booked}::date AND booked_on > ${booked}::date)`;
  const out = sql`(seq > ${seq} OR (${ANY_LAG} AND effective_on > ${asOf}::date) ${booked === null ? sql`` : bookedLater})`;
  return sql`
    left_out AS MATERIALIZED (SELECT * FROM ledger_line WHERE home = ${home} AND ${out} ${ofLine}),
    leg AS (
      SELECT component_id, source_id, kind_id, origin_year, unit_id, exec_year, stage, amount FROM ledger_balance
        WHERE home = ${home} AND amount <> 0 ${whole ? sql`` : sql`AND unit_id = ANY ${units}`}
      UNION ALL SELECT component_id, source_id, kind_id, origin_year, from_unit, from_year, from_stage, amount FROM left_out
      UNION ALL SELECT component_id, source_id, kind_id, origin_year, to_unit, to_year, to_stage, -amount FROM left_out
      UNION ALL SELECT component_id, source_id, kind_id, origin_year, CASE WHEN from_year < to_year THEN from_unit ELSE to_unit END, least(from_year, to_year), 5,
        CASE WHEN from_year < to_year THEN amount ELSE -amount END FROM ledger_line WHERE home = ${home} AND from_year <> to_year AND NOT ${out} ${ofLine})`;
}

async function sumsOfAccounts(db: Db, head: Head, scope: ReadScope, by: readonly SumKey[] | null): Promise<AccountSum[]> {
  const { rows: units } = await sql<{ whole: boolean }>`
    SELECT coalesce(bool_and(key = ANY(${scope.unitKeys}::text[])), false) AS whole FROM ledger_unit WHERE home = ${head.home}`.execute(db);
  const whole = units[0]?.whole ?? false;
  const columns = Object.entries(SUM_COLUMNS).map(([key, column]) =>
    sql.raw(by === null || by.includes(key as SumKey) ? column : `NULL::int AS ${column}`),
  );
  const ofScope = whole ? sql`` : sql`WHERE unit_id IN (SELECT id FROM ledger_unit WHERE key = ANY(${scope.unitKeys}::text[]))`;
  const { rows } = await sql<SumRow>`WITH ${accountLegs(head, scope, whole)},
    total AS (SELECT ${sql.join(columns)}, stage, sum(amount)::bigint AS amount FROM leg ${ofScope} GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(amount) <> 0)
    SELECT u.key AS unit, c.code AS component, s.code AS source, k.code AS kind, t.origin_year, t.exec_year, t.stage, t.amount
      FROM total t LEFT JOIN ledger_unit u ON u.id = t.unit_id LEFT JOIN ledger_component c ON c.id = t.component_id
        LEFT JOIN ledger_source s ON s.id = t.source_id LEFT JOIN ledger_kind k ON k.id = t.kind_id`.execute(db);
  return rows.map(sumOf);
}

/** Sums of a whole home from its roll-ups; null when the scope leaves out some unit of it: those know no units. */
async function sumsOfHome(
  db: Db,
  { home, seq }: Head,
  { unitKeys, asOf, booked }: ReadScope,
  by: readonly SumKey[],
  roots: Roots | null,
): Promise<AccountSum[] | null> {
  const asked = (key: SumKey) => by.includes(key);
  const [codes, roofs] = roots === null ? [null, null] : [[...roots.keys()], [...roots.values()]];
  const { rows } = await sql<SumRow>`SELECT * FROM ledger_sums(${home}, ${unitKeys}::text[], ${seq}, ${asOf}::date, ${booked}::date,
    ${asked('component')}, ${asked('source')}, ${asked('kind')}, ${asked('originYear')}, ${asked('execYear')}, ${codes}::text[], ${roofs}::text[])`.execute(
    db,
  );
  return rows[0]?.stage === NOT_WHOLE ? null : rows.map(sumOf);
}

/** Component → what it may be added up under, of the asker's choice: its programme, say. */
export type Roots = ReadonlyMap<string, string>;

/**
 * Account sums over a scope, aggregated by the database; equal to foldLines over the same lines. With `by`, sums over everything else as well:
 * what they are not kept apart by is empty or 0. With `roots`, components of one root may come added up, named by any one of them.
 * Sums without units over all units of a home are read from its roll-ups, whatever the day.
 */
export async function readAccounts(
  db: Db,
  scope: ReadScope,
  by: readonly SumKey[] | null = null,
  roots: Roots | null = null,
): Promise<AccountSum[]> {
  const sums: AccountSum[] = [];
  for (const head of scope.known.heads) {
    const ofHome = by === null || by.includes('unit') ? null : await sumsOfHome(db, head, scope, by, roots);
    sums.push(...(ofHome ?? (await sumsOfAccounts(db, head, scope, by))));
  }
  return sums;
}

/** Lines that touch the scope, in the order of the chain; at most `limit`, the caller asks for one more than it shows. */
export async function readLines(db: Db, scope: ReadScope, limit = 1_000_000): Promise<EntryLine[]> {
  const lines: EntryLine[] = [];
  for (const head of scope.known.heads) {
    const { rows } = await sql<LineRow>`${LINE_SELECT}
      WHERE l.home = ${head.home} AND l.seq <= ${head.seq} AND l.effective_on <= ${scope.asOf}::date AND (${scope.booked}::date IS NULL OR l.booked_on <= ${scope.booked}::date)
        AND (fu.key = ANY(${scope.unitKeys}::text[]) OR tu.key = ANY(${scope.unitKeys}::text[])) ORDER BY l.seq, l.line_no LIMIT ${limit}`.execute(
      db,
    );
    lines.push(...rows.map(lineOf));
  }
  return lines;
}

/** Lines of the scope that belong to given entries or reverse them, in the order of the chain. */
export async function readLinesOf(
  db: Db,
  scope: ReadScope,
  entries: readonly { readonly home: string; readonly seq: number }[],
): Promise<EntryLine[]> {
  const lines: EntryLine[] = [];
  for (const head of scope.known.heads) {
    const seqs = entries.filter(({ home }) => home === head.home).map(({ seq }) => seq);
    if (seqs.length === 0) continue;
    const { rows } = await sql<LineRow>`${LINE_SELECT}
      WHERE l.home = ${head.home} AND l.seq <= ${head.seq} AND l.effective_on <= ${scope.asOf}::date AND (${scope.booked}::date IS NULL OR l.booked_on <= ${scope.booked}::date)
        AND (e.seq = ANY(${seqs}::bigint[]) OR e.corrects_seq = ANY(${seqs}::bigint[]))
        AND (fu.key = ANY(${scope.unitKeys}::text[]) OR tu.key = ANY(${scope.unitKeys}::text[])) ORDER BY l.seq, l.line_no`.execute(db);
    lines.push(...rows.map(lineOf));
  }
  return lines;
}

/** Place of a line in the order of reading: home, seq, line. */
export interface LinePlace {
  readonly home: string;
  readonly seq: number;
  readonly lineNo: number;
}

/** Which lines of a scope: all of what is left out. */
interface LineFilter {
  readonly components?: readonly string[];
  /** Of the entries of this document, and of those that reverse them. */
  readonly document?: string;
  readonly bookedAfter?: Day;
}

/** Lines of the scope that come after a place, at most `limit`: a page, or a run of an export. */
export async function readLinesAfter(
  db: Db,
  scope: ReadScope,
  after: LinePlace,
  limit: number,
  { components = [], document, bookedAfter }: LineFilter = {},
): Promise<EntryLine[]> {
  const lines: EntryLine[] = [];
  for (const head of scope.known.heads) {
    const of = sql`SELECT seq FROM ledger_entry WHERE home = ${head.home} AND document = ${document}`;
    if (head.home < after.home || lines.length >= limit) continue;
    const [seq, lineNo] = head.home === after.home ? [after.seq, after.lineNo] : [0, 0];
    // The page first, in the order of the primary key, and as one JSON text: a driver that reads a hundred thousand rows cell by cell takes
    // several times as long as the database.
    const { rows } = await sql<{ lines: string | null }>`
      WITH unit AS MATERIALIZED (SELECT id FROM ledger_unit WHERE key = ANY(${scope.unitKeys}::text[])),
      page AS MATERIALIZED (SELECT * FROM ledger_line
        WHERE home = ${head.home} AND seq <= ${head.seq} AND (seq, line_no) > (${seq}::bigint, ${lineNo}::smallint)
          AND effective_on <= ${scope.asOf}::date AND (${scope.booked}::date IS NULL OR booked_on <= ${scope.booked}::date)
          ${components.length === 0 ? sql`` : sql`AND component_id IN (SELECT id FROM ledger_component WHERE code = ANY(${components}::text[]))`}
          ${document === undefined ? sql`` : sql`AND seq IN (${of} UNION SELECT seq FROM ledger_entry WHERE home = ${head.home} AND corrects_seq IN (${of}))`}
          ${bookedAfter === undefined ? sql`` : sql`AND booked_on > ${bookedAfter}::date`}
          AND (from_unit IN (SELECT id FROM unit) OR to_unit IN (SELECT id FROM unit))
        ORDER BY seq, line_no LIMIT ${limit - lines.length})
      SELECT json_agg(json_build_array(l.seq, l.line_no, e.event, l.effective_on, l.booked_on, e.document, e.corrects_seq, l.component_id, l.source_id, l.kind_id, l.origin_year,
          l.from_unit, l.from_year, l.from_stage, l.to_unit, l.to_year, l.to_stage, l.amount) ORDER BY l.seq, l.line_no)::text AS lines
        FROM page l JOIN ledger_entry e ON e.home = ${head.home} AND e.seq = l.seq`.execute(db);
    const found = JSON.parse(rows[0]?.lines ?? '[]') as PackedLine[];
    const codes = await readCodes(db, [...new Set(found.flatMap((line) => [line[11], line[14]]))]);
    lines.push(...found.map((line) => unpack(head.home, line, codes)));
  }
  return lines;
}

/** A line as JSON: names stand for themselves in `readCodes`. */
type PackedLine = [
  seq: number,
  lineNo: number,
  event: LedgerEvent,
  effectiveOn: Day,
  bookedOn: Day,
  document: string,
  corrects: number | null,
  component: number,
  source: number,
  kind: number,
  originYear: number,
  fromUnit: number,
  fromYear: number,
  fromStage: number,
  toUnit: number,
  toYear: number,
  toStage: number,
  amount: number,
];

type Codes = Readonly<Record<'unit' | 'component' | 'source' | 'kind', ReadonlyMap<number, string>>>;

/** Codes by the small numbers that lines hold; of units only those asked. */
async function readCodes(db: Db, units: readonly number[]): Promise<Codes> {
  const { rows } = await sql<{ what: keyof Codes; id: number; code: string }>`
    SELECT 'unit' AS what, id, key AS code FROM ledger_unit WHERE id = ANY(${units}::int[]) UNION ALL SELECT 'component', id, code FROM ledger_component
    UNION ALL SELECT 'source', id, code FROM ledger_source UNION ALL SELECT 'kind', id, code FROM ledger_kind`.execute(db);
  const of = (what: keyof Codes) => new Map(rows.filter((row) => row.what === what).map((row) => [row.id, row.code]));
  return { unit: of('unit'), component: of('component'), source: of('source'), kind: of('kind') };
}

function unpack(home: string, line: PackedLine, codes: Codes): EntryLine {
  const [seq, lineNo, event, effectiveOn, bookedOn, document, corrects, component, source, kind, originYear] = line;
  const side = (unit: number, year: number, stage: number) => ({ unit: codes.unit.get(unit) ?? '', year, stage: STAGES[stage] as Stage });
  return {
    home,
    seq,
    lineNo,
    event,
    effectiveOn,
    bookedOn,
    document,
    corrects,
    component: codes.component.get(component) ?? '',
    source: codes.source.get(source) ?? '',
    kind: codes.kind.get(kind) ?? '',
    originYear,
    from: side(line[11], line[12], line[13]),
    to: side(line[14], line[15], line[16]),
    amount: line[17],
  };
}

interface LineRow {
  home: string;
  seq: number;
  line_no: number;
  event: LedgerEvent;
  effective_on: Day;
  booked_on: Day;
  document: string;
  corrects_seq: number | null;
  component: string;
  source: string;
  kind: string;
  origin_year: number;
  from_unit: string;
  from_year: number;
  from_stage: number;
  to_unit: string;
  to_year: number;
  to_stage: number;
  amount: number;
}

/** Lines of a table, with their entry and the codes of what they point at. */
const lineSelect = (
  from: RawBuilder<unknown>,
) => sql`SELECT l.home, l.seq, l.line_no, e.event, l.effective_on, l.booked_on, e.document, e.corrects_seq, c.code AS component, s.code AS source, k.code AS kind, l.origin_year,
    fu.key AS from_unit, l.from_year, l.from_stage, tu.key AS to_unit, l.to_year, l.to_stage, l.amount
  FROM ${from} l JOIN ledger_entry e ON e.home = l.home AND e.seq = l.seq JOIN ledger_component c ON c.id = l.component_id JOIN ledger_source s ON s.id = l.source_id
    JOIN ledger_kind k ON k.id = l.kind_id JOIN ledger_unit fu ON fu.id = l.from_unit JOIN ledger_unit tu ON tu.id = l.to_unit`;

const LINE_SELECT = lineSelect(sql`ledger_line`);

function lineOf(row: LineRow): EntryLine {
  return {
    home: row.home,
    seq: row.seq,
    lineNo: row.line_no,
    event: row.event,
    effectiveOn: row.effective_on,
    bookedOn: row.booked_on,
    document: row.document,
    corrects: row.corrects_seq,
    component: row.component,
    source: row.source,
    kind: row.kind,
    originYear: row.origin_year,
    from: { unit: row.from_unit, year: row.from_year, stage: STAGES[row.from_stage] as Stage },
    to: { unit: row.to_unit, year: row.to_year, stage: STAGES[row.to_stage] as Stage },
    amount: row.amount,
  };
}

export async function readHomes(db: Db): Promise<{ home: string; seq: number; hash: Uint8Array; closedThrough: Day }[]> {
  const { rows } = await sql<{
    home: string;
    seq: number;
    hash: Uint8Array;
    closed_through: Day;
  }>`SELECT home, seq, hash, closed_through FROM ledger_head ORDER BY home`.execute(db);
  return rows.map((row) => ({ home: row.home, seq: row.seq, hash: new Uint8Array(row.hash), closedThrough: row.closed_through }));
}

/** Entries of a home with their lines, seq in (after, after + count]. */
export async function readChain(db: Db, home: string, after: number, count: number): Promise<ChainEntry[]> {
  const { rows } = await sql<{
    seq: number;
    event: LedgerEvent;
    effective_on: Day;
    booked_on: Day;
    recorded: string;
    document: string;
    actor: string;
    idempotency_key: string;
    corrects_seq: number | null;
    content_hash: Uint8Array;
    hash: Uint8Array;
  }>`SELECT seq, event, effective_on, booked_on, ${RECORDED} AS recorded, document, actor, idempotency_key, corrects_seq, content_hash, hash
    FROM ledger_entry WHERE home = ${home} AND seq > ${after} AND seq <= ${after + count} ORDER BY seq`.execute(db);
  const { rows: lineRows } =
    await sql<LineRow>`${LINE_SELECT} WHERE l.home = ${home} AND l.seq > ${after} AND l.seq <= ${after + count} ORDER BY l.seq, l.line_no`.execute(
      db,
    );
  const lines = new Map<number, EntryLine[]>();
  for (const row of lineRows) {
    const held = lines.get(row.seq);
    if (held) held.push(lineOf(row));
    else lines.set(row.seq, [lineOf(row)]);
  }
  return rows.map((row) => ({
    seq: row.seq,
    event: row.event,
    effectiveOn: row.effective_on,
    bookedOn: row.booked_on,
    recordedAt: row.recorded,
    document: row.document,
    actor: row.actor,
    key: row.idempotency_key,
    corrects: row.corrects_seq,
    contentHash: toHex(new Uint8Array(row.content_hash)),
    hash: toHex(new Uint8Array(row.hash)),
    lines: lines.get(row.seq) ?? [],
  }));
}

/** Balances as maintained by posting, for comparison with a fold of the lines. */
export async function readBalances(db: Db, home: string): Promise<AccountSum[]> {
  const { rows } = await sql<SumRow>`
    SELECT u.key AS unit, c.code AS component, s.code AS source, k.code AS kind, b.origin_year, b.exec_year, b.stage, b.amount FROM ledger_balance b
      JOIN ledger_unit u ON u.id = b.unit_id JOIN ledger_component c ON c.id = b.component_id JOIN ledger_source s ON s.id = b.source_id JOIN ledger_kind k ON k.id = b.kind_id
      WHERE b.home = ${home} AND b.amount <> 0`.execute(db);
  return rows.map(sumOf);
}

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
