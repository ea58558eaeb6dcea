/** The SQL that reads a whole ledger back to be verified: its chain in runs, and the sums that posting keeps. */
import { sql } from 'kysely';
import type { Db } from '../../db/connect.ts';
import { iso } from '../../db/iso.ts';
import { type LedgerEvent, STAGES, type Stage } from '../model.ts';
import type { KeptSums } from '../recount.ts';
import type { ChainEntry, ChainLine } from '../verify.ts';

const RUN = 5_000;

/** Names by the small numbers that lines hold. */
interface Codes {
  readonly unit: ReadonlyMap<string, string>;
  readonly component: ReadonlyMap<string, string>;
  readonly source: ReadonlyMap<string, string>;
  readonly kind: ReadonlyMap<string, string>;
}

async function readCodes(db: Db, home: string): Promise<Codes> {
  const { rows } = await sql<{ what: keyof Codes; id: string; code: string }>`
    SELECT 'unit' AS what, id::text, key AS code FROM ledger_unit WHERE home = ${home} UNION ALL SELECT 'component', id::text, code FROM ledger_component
    UNION ALL SELECT 'source', id::text, code FROM ledger_source UNION ALL SELECT 'kind', id::text, code FROM ledger_kind`.execute(db);
  const of = (what: keyof Codes) => new Map(rows.filter((row) => row.what === what).map((row) => [row.id, row.code]));
  return { unit: of('unit'), component: of('component'), source: of('source'), kind: of('kind') };
}

/** One text a run: a driver that reads rows cell by cell takes longer than the database and the hashing together. */
async function readRun(db: Db, home: string, after: number): Promise<{ entries: string | null; lines: string | null }> {
  const { rows } = await sql<{ entries: string | null; lines: string | null }>`SELECT
    (SELECT string_agg(concat_ws('|', seq, event, effective_on, booked_on, ${iso('recorded_at')}, ledger_escape(document), ledger_escape(actor),
        ledger_escape(idempotency_key), coalesce(corrects_seq::text, ''), encode(content_hash, 'hex'), encode(hash, 'hex')), E'\n' ORDER BY seq)
      FROM ledger_entry WHERE home = ${home} AND seq > ${after}::bigint AND seq <= ${after + RUN}::bigint) AS entries,
    (SELECT string_agg(concat_ws('|', seq, line_no, effective_on, booked_on, recorded_on, component_id, source_id, kind_id, origin_year,
        from_unit, from_year, from_stage, to_unit, to_year, to_stage, amount), E'\n' ORDER BY seq, line_no)
      FROM ledger_line WHERE home = ${home} AND seq > ${after}::bigint AND seq <= ${after + RUN}::bigint) AS lines`.execute(db);
  return rows[0] ?? { entries: null, lines: null };
}

const unescape = (text: string) =>
  text.includes('\\') ? text.replace(/\\(.)/g, (_, mark: string) => (mark === 'p' ? '|' : mark === 'n' ? '\n' : mark)) : text;

function entryOf(text: string): Omit<ChainEntry, 'lines'> {
  const [seq, event, effectiveOn, bookedOn, recordedAt, document, actor, key, corrects, contentHash, hash] = text.split('|') as string[];
  return {
    seq: Number(seq),
    event: event as LedgerEvent,
    effectiveOn: effectiveOn as ChainEntry['effectiveOn'],
    bookedOn: bookedOn as ChainEntry['bookedOn'],
    recordedAt: recordedAt ?? '',
    document: unescape(document ?? ''),
    actor: unescape(actor ?? ''),
    key: unescape(key ?? ''),
    corrects: corrects === '' ? null : Number(corrects),
    contentHash: Buffer.from(contentHash ?? '', 'hex'),
    hash: Buffer.from(hash ?? '', 'hex'),
  };
}

function lineOf(home: string, text: string, codes: Codes, entry: Omit<ChainEntry, 'lines'>): ChainLine {
  const field = text.split('|') as string[];
  const code = (of: ReadonlyMap<string, string>, id: string | undefined) => of.get(id ?? '') ?? '';
  return {
    home,
    seq: Number(field[0]),
    lineNo: Number(field[1]),
    event: entry.event,
    effectiveOn: field[2] as ChainLine['effectiveOn'],
    bookedOn: field[3] as ChainLine['bookedOn'],
    recordedOn: field[4] as ChainLine['effectiveOn'],
    document: entry.document,
    component: code(codes.component, field[5]),
    source: code(codes.source, field[6]),
    kind: code(codes.kind, field[7]),
    originYear: Number(field[8]),
    from: { unit: code(codes.unit, field[9]), year: Number(field[10]), stage: STAGES[Number(field[11])] as Stage },
    to: { unit: code(codes.unit, field[12]), year: Number(field[13]), stage: STAGES[Number(field[14])] as Stage },
    amount: Number(field[15]),
  };
}

/** Lines of an entry that is missing come with the next one: its content then does not fit. */
function unpack(home: string, { entries, lines }: Awaited<ReturnType<typeof readRun>>, codes: Codes): ChainEntry[] {
  const texts = lines === null ? [] : lines.split('\n');
  let next = 0;
  return (entries === null ? [] : entries.split('\n')).map((text) => {
    const entry = entryOf(text);
    const own: ChainLine[] = [];
    for (; next < texts.length; next += 1) {
      const line = texts[next] ?? '';
      if (Number(line.slice(0, line.indexOf('|'))) > entry.seq) break;
      own.push(lineOf(home, line, codes, entry));
    }
    return { ...entry, lines: own };
  });
}

/** Entries 1 to `last` of a home with their lines; the database reads the next run while this one is worked on. */
export async function* readRuns(db: Db, home: string, last: number): AsyncGenerator<ChainEntry[]> {
  const codes = await readCodes(db, home);
  let ahead: ReturnType<typeof readRun> | null = last > 0 ? readRun(db, home, 0) : null;
  for (let after = RUN; ahead !== null; after += RUN) {
    const run = await ahead;
    ahead = after < last ? readRun(db, home, after) : null;
    // A failure is met at the next turn; until then nobody waits for it.
    ahead?.catch(() => undefined);
    yield unpack(home, run, codes);
  }
}

interface FundRow {
  component: string;
  source: string;
  kind: string;
  origin_year: number;
  exec_year: number;
}
type BalanceRow = FundRow & { unit: string; stage: number; amount: number };
type RollUpRow = FundRow & {
  bucket: number;
  external: number;
  available: number;
  advanced: number;
  disbursed: number;
  cancelled: number;
  carried_out: number;
};

const fundOf = ({ component, source, kind, origin_year, exec_year }: FundRow) => ({
  component,
  source,
  kind,
  originYear: origin_year,
  execYear: exec_year,
});

/** Balances and roll-ups of a home as posting keeps them. */
export async function readKept(db: Db, home: string): Promise<KeptSums> {
  const names = sql`JOIN ledger_component c ON c.id = t.component_id JOIN ledger_source s ON s.id = t.source_id JOIN ledger_kind k ON k.id = t.kind_id`;
  const codes = sql`c.code AS component, s.code AS source, k.code AS kind`;
  const stages = sql`t.external, t.available, t.advanced, t.disbursed, t.cancelled, t.carried_out`;
  const { rows: balances } = await sql<BalanceRow>`SELECT u.key AS unit, ${codes}, t.origin_year, t.exec_year, t.stage, t.amount
    FROM ledger_balance t JOIN ledger_unit u ON u.id = t.unit_id ${names} WHERE t.home = ${home} AND t.amount <> 0`.execute(db);
  const { rows: totals } = await sql<RollUpRow>`SELECT 0 AS bucket, ${codes}, 0 AS origin_year, 0 AS exec_year, ${stages}
    FROM ledger_total t ${names} WHERE t.home = ${home}`.execute(db);
  const { rows: rollUps } = await sql<RollUpRow>`SELECT t.bucket, ${codes}, t.origin_year, t.exec_year, ${stages}
    FROM ledger_rollup t ${names} WHERE t.home = ${home}`.execute(db);
  return {
    balances: balances.map((row) => ({ ...fundOf(row), unit: row.unit, stage: STAGES[row.stage] as Stage, amount: row.amount })),
    rollUps: [...totals, ...rollUps].map((row) => ({
      ...fundOf(row),
      bucket: row.bucket,
      amounts: [row.external, row.available, row.advanced, row.disbursed, row.cancelled, row.carried_out],
    })),
  };
}
