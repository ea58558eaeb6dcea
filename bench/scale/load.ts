/** A made-up nation, written straight into the tables of an empty database (which posting may not do: the loader owns the tables). */
import { sql } from 'kysely';
import pg from 'pg';
import type { Db } from '../../src/db/connect.ts';
import { BALANCE_COLUMNS, Chain, ENTRY_COLUMNS, HEAD_COLUMNS, type Ids, LINE_COLUMNS } from './chain.ts';
import { copyRows } from './copy.ts';
import { communeUnit, provinceHistory, provinceUnit } from './province.ts';

export interface Nation {
  readonly homes: number;
  /** Spread over the homes. */
  readonly communes: number;
  readonly firstYear: number;
  readonly years: number;
  /** Asked; what comes out is within some percent. A line has two. */
  readonly legs: number;
  readonly components: readonly string[];
  readonly seed: number;
}

/** Writes rows in the text form of COPY. */
export type Writer = (table: string, columns: string, runs: Iterable<readonly string[]>) => Promise<void>;

export interface Loaded {
  readonly entries: number;
  readonly lines: number;
}

const LEGS_PER_FUND = 21.8;
const RUN = 4_000;
const SOURCES = ['NSTW', 'NSDP.T', 'NSDP.X', 'LG', 'CD'];
const KINDS = ['DTPT', 'SN'];

export const homesOf = (nation: Nation) => Array.from({ length: nation.homes }, (_, index) => String(index + 1).padStart(2, '0'));
export const communesOf = (nation: Nation, home: string) =>
  Math.floor(nation.communes / nation.homes) + (Number(home) <= nation.communes % nation.homes ? 1 : 0);
export const unitsOf = (nation: Nation, home: string) => [
  provinceUnit(home),
  ...Array.from({ length: communesOf(nation, home) }, (_, index) => communeUnit(home, index + 1)),
];

/** COPY on a connection of its own. */
export function copyWriter(client: pg.Client): Writer {
  return (table, columns, runs) => copyRows(client, table, columns, runs);
}

/** Rows by INSERT: for an engine without a wire (PGlite), and small ledgers only. */
export function insertWriter(db: Db): Writer {
  return async (table, columns, runs) => {
    for (const run of runs) {
      const names = columns.split(', ');
      const rows = run.map((row) =>
        Object.fromEntries(
          row
            .slice(0, -1)
            .split('\t')
            .map((value, index) => [names[index], value === '\\N' ? null : value.replace('\\\\', '\\')]),
        ),
      );
      await sql`INSERT INTO ${sql.table(table)} (${sql.raw(columns)})
        SELECT ${sql.raw(columns)} FROM json_populate_recordset(NULL::${sql.table(table)}, ${JSON.stringify(rows)}::text::json)`.execute(
        db,
      );
    }
  };
}

async function addIds(db: Db, nation: Nation): Promise<Ids> {
  const numbered = (codes: readonly string[]) => new Map(codes.map((code, index) => [code, index + 1]));
  const ids = { component: numbered(nation.components), source: numbered(SOURCES), kind: numbered(KINDS) };
  for (const [table, map] of Object.entries(ids))
    await sql`INSERT INTO ${sql.table(`ledger_${table}`)} (id, code) SELECT * FROM unnest(${[...map.values()]}::int[], ${[...map.keys()]}::text[])`.execute(
      db,
    );
  const units = homesOf(nation).flatMap((home) => unitsOf(nation, home).map((key) => ({ key, home })));
  await sql`INSERT INTO ledger_unit (id, key, home) SELECT * FROM unnest(${units.map((_, index) => index + 1)}::int[], ${units.map(({ key }) => key)}::text[], ${units.map(({ home }) => home)}::text[])`.execute(
    db,
  );
  return { ...ids, unit: numbered(units.map(({ key }) => key)) };
}

/** Keys, references and indexes of the big tables, taken away for the load and put back after it: built in one go, and checked in one go. */
async function withoutIndexes(db: Db, work: () => Promise<void>, progress: (text: string) => void): Promise<void> {
  const { rows: constraints } = await sql<{ tbl: string; name: string; text: string }>`
    SELECT conrelid::regclass::text AS tbl, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS text FROM pg_constraint
      WHERE conrelid IN ('ledger_entry'::regclass, 'ledger_line'::regclass, 'ledger_balance'::regclass) AND contype IN ('p', 'u', 'f') ORDER BY contype DESC`.execute(
    db,
  );
  const { rows: indexes } = await sql<{ name: string; text: string }>`
    SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS text FROM pg_index i
      WHERE i.indrelid IN ('ledger_entry'::regclass, 'ledger_line'::regclass) AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u'))`.execute(
    db,
  );
  const references = constraints.filter(({ text }) => text.startsWith('FOREIGN'));
  const keys = constraints.filter(({ text }) => !text.startsWith('FOREIGN'));
  for (const { tbl, name } of [...references, ...keys]) await sql`ALTER TABLE ${sql.raw(tbl)} DROP CONSTRAINT ${sql.raw(name)}`.execute(db);
  for (const { name } of indexes) await sql`DROP INDEX ${sql.raw(name)}`.execute(db);
  await work();
  for (const { text } of indexes) {
    progress(text.replace(/ USING.*/, ''));
    await sql.raw(text).execute(db);
  }
  for (const { tbl, name, text } of [...keys, ...references]) {
    progress(`${tbl} ${text}`);
    await sql`ALTER TABLE ${sql.raw(tbl)} ADD CONSTRAINT ${sql.raw(name)} ${sql.raw(text)}`.execute(db);
  }
}

export async function loadNation(
  db: Db,
  write: Writer,
  nation: Nation,
  progress: (text: string) => void = () => undefined,
): Promise<Loaded> {
  const ids = await addIds(db, nation);
  const fundsPerCommune = nation.legs / LEGS_PER_FUND / nation.communes / nation.years;
  let entries = 0;
  let lines = 0;
  await withoutIndexes(
    db,
    async () => {
      for (const home of homesOf(nation)) {
        const history = provinceHistory({ ...nation, home, communes: communesOf(nation, home), fundsPerCommune });
        const chain = new Chain(home, ids);
        const held: string[][] = [];
        function* entryRuns() {
          for (let start = 0; start < history.length; start += RUN) {
            const run = chain.rows(history.slice(start, start + RUN));
            held.push(run.lines);
            yield run.entries;
          }
        }
        // The head first: entries point at it.
        await write('ledger_entry', ENTRY_COLUMNS, entryRuns());
        await write('ledger_line', LINE_COLUMNS, held);
        await write('ledger_head', HEAD_COLUMNS, [[chain.head()]]);
        const balances = chain.balances();
        await write(
          'ledger_balance',
          BALANCE_COLUMNS,
          Array.from({ length: Math.ceil(balances.length / RUN) }, (_, run) => balances.slice(run * RUN, (run + 1) * RUN)),
        );
        entries += chain.entries;
        lines += chain.lines;
        progress(`sổ ${home}: ${entries} bút toán, ${lines} dòng`);
      }
    },
    progress,
  );
  for (const home of homesOf(nation)) await sql`SELECT ledger_roll_up(${home}, 0)`.execute(db);
  progress('cộng luỹ kế');
  return { entries, lines };
}

/** Tables of the ledger as a server with autovacuum would have them: planner's picture taken, pages marked. */
export async function settle(db: Db): Promise<void> {
  for (const table of ['ledger_entry', 'ledger_line', 'ledger_balance', 'ledger_total', 'ledger_rollup', 'ledger_unit'])
    await sql`VACUUM ANALYZE ${sql.table(table)}`.execute(db);
}

export async function postgresClient(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}
