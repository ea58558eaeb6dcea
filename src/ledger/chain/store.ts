/** The SQL that reads a whole ledger back to be verified: its chain in runs, and the sums that posting keeps. */
import { sql } from 'kysely';
import type { Db } from '../../db/connect.ts';
import { iso } from '../../db/iso.ts';
import type { Day } from '../../kernel/calendar.ts';
import { type LedgerEvent, STAGES, type Stage } from '../model.ts';
import type { KeptSums } from '../recount.ts';
import type { ChainEntry, ChainLine } from '../verify.ts';

const RUN = 1_000;

/** Names by the small numbers that lines hold. */
type Codes = Readonly<Record<'unit' | 'component' | 'source' | 'kind', readonly string[]>>;

async function readCodes(db: Db, home: string): Promise<Codes> {
  const { rows } = await sql<{ what: keyof Codes; id: number; code: string }>`
    SELECT 'unit' AS what, id, key AS code FROM ledger_unit WHERE home = ${home} UNION ALL SELECT 'component', id, code FROM ledger_component
    UNION ALL SELECT 'source', id, code FROM ledger_source UNION ALL SELECT 'kind', id, code FROM ledger_kind`.execute(db);
  const codes: Record<keyof Codes, string[]> = { unit: [], component: [], source: [], kind: [] };
  for (const { what, id, code } of rows) codes[what][id] = code;
  return codes;
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

const BAR = 124;
const LINE_FEED = 10;

/** Reads the fields of a text one after the other; numbers digit by digit, without a text in between. */
class Fields {
  readonly #text: string;
  #at = 0;
  constructor(text: string | null) {
    this.#text = text ?? '';
  }
  get more(): boolean {
    return this.#at < this.#text.length;
  }
  number(): number {
    let number = 0;
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      this.#at += 1;
      if (code < 48 || code > 57 || Number.isNaN(code)) return number;
      number = number * 10 + code - 48;
    }
  }
  text(): string {
    let end = this.#at;
    for (; end < this.#text.length; end += 1) {
      const code = this.#text.charCodeAt(end);
      if (code === BAR || code === LINE_FEED) break;
    }
    const field = this.#text.slice(this.#at, end);
    this.#at = end + 1;
    return field;
  }
  /** A field that is mostly the same as the one given: then that, whose hash is known. */
  textLike(likely: string): string {
    const end = this.#at + likely.length;
    const code = this.#text.charCodeAt(end);
    if ((code !== BAR && code !== LINE_FEED) || !this.#text.startsWith(likely, this.#at)) return this.text();
    this.#at = end + 1;
    return likely;
  }
}

function entryOf(fields: Fields): Omit<ChainEntry, 'lines'> {
  return {
    seq: fields.number(),
    event: fields.text() as LedgerEvent,
    effectiveOn: fields.text() as Day,
    bookedOn: fields.text() as Day,
    recordedAt: fields.text(),
    document: unescape(fields.text()),
    actor: unescape(fields.text()),
    key: unescape(fields.text()),
    corrects: fields.number() || null,
    contentHash: fields.text(),
    hash: fields.text(),
  };
}

/** The rest of a line, after its entry's number. */
function lineOf(
  home: string,
  fields: Fields,
  codes: Codes,
  { seq, event, effectiveOn, bookedOn, document, corrects }: Omit<ChainEntry, 'lines'>,
): ChainLine {
  const lineNo = fields.number();
  const day = fields.textLike(effectiveOn) as Day;
  const booked = fields.textLike(bookedOn) as Day;
  const recordedOn = fields.text() as Day;
  const component = codes.component[fields.number()] ?? '';
  const source = codes.source[fields.number()] ?? '';
  const kind = codes.kind[fields.number()] ?? '';
  const originYear = fields.number();
  const side = () => ({ unit: codes.unit[fields.number()] ?? '', year: fields.number(), stage: STAGES[fields.number()] as Stage });
  const from = side();
  const to = side();
  const amount = fields.number();
  return {
    home,
    seq,
    lineNo,
    event,
    effectiveOn: day,
    bookedOn: booked,
    recordedOn,
    document,
    corrects,
    component,
    source,
    kind,
    originYear,
    from,
    to,
    amount,
  };
}

/** Lines of an entry that is missing come with the next one: its content then does not fit. */
function unpack(home: string, run: Awaited<ReturnType<typeof readRun>>, codes: Codes): ChainEntry[] {
  const entries = new Fields(run.entries);
  const lines = new Fields(run.lines);
  const unpacked: ChainEntry[] = [];
  let next = lines.more ? lines.number() : Number.POSITIVE_INFINITY;
  while (entries.more) {
    const entry = entryOf(entries);
    const own: ChainLine[] = [];
    while (next <= entry.seq) {
      own.push(lineOf(home, lines, codes, entry));
      next = lines.more ? lines.number() : Number.POSITIVE_INFINITY;
    }
    unpacked.push({ ...entry, lines: own });
  }
  return unpacked;
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
