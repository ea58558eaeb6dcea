/**
 * The whole database as one file that either engine reads: a line a row, as the database itself writes it in JSON, so that nothing passes
 * through JavaScript's numbers and dates. Taken in one snapshot while others work; ends with its own counts and hash.
 *   {"mtqg":"backup","version":1,"migrations":[…]} ⏎ {"table":"…"} ⏎ rows … {"end":true,"rows":n,"sha256":"…"}, gzipped.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { sql } from 'kysely';
import { Problem } from '../kernel/problem.ts';
import { type Database, type Db, fromSystem, type Trx, transaction } from './connect.ts';
import { migrate, shippedMigrations } from './migrate.ts';

const RUN = 2_000;
/** Not facts of the office: what was applied is in the head; sessions and half-made imports do not outlive their server. */
const LEFT_OUT = new Set(['schema_migration', 'account_session', 'account_verification', 'intake_upload', 'access_idempotency']);

interface TableInfo {
  readonly name: string;
  readonly columns: readonly string[];
  /** The primary key as SQL, text in the order of its bytes: the order of reading, the same on every engine. */
  readonly key: readonly string[];
}

/** Every table of ours, those that others point at first. */
async function tablesOf(db: Db): Promise<TableInfo[]> {
  const { rows } = await sql<{ name: string; columns: string[]; key: string[] | null }>`
    SELECT c.relname AS name,
      ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum) AS columns,
      (SELECT ARRAY(SELECT quote_ident(a.attname) || CASE WHEN a.attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END
                      FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k(n, o) JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.n ORDER BY k.o)
         FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary) AS key
    FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY c.relname`.execute(db);
  const { rows: edges } = await sql<{
    from: string;
    to: string;
  }>`SELECT DISTINCT conrelid::regclass::text AS "from", confrelid::regclass::text AS "to"
    FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conrelid <> confrelid`.execute(db);
  const left = rows.filter((row) => !LEFT_OUT.has(row.name)).map((row) => ({ name: row.name, columns: row.columns, key: row.key ?? [] }));
  const sorted: TableInfo[] = [];
  while (left.length > 0) {
    const index = left.findIndex(
      (table) => !edges.some((edge) => edge.from === table.name && left.some((other) => other.name === edge.to)),
    );
    const [next] = left.splice(Math.max(index, 0), 1);
    if (next) sorted.push(next);
  }
  return sorted;
}

async function appliedNames(db: Db): Promise<string[]> {
  return (await sql<{ name: string }>`SELECT name FROM schema_migration ORDER BY name`.execute(db)).rows.map((row) => row.name);
}

/** The lines of a backup, read in one snapshot. */
async function* backupLines(trx: Trx): AsyncGenerator<string> {
  const hash = createHash('sha256');
  let count = 0;
  const line = (text: string) => {
    hash.update(`${text}\n`);
    return `${text}\n`;
  };
  yield line(JSON.stringify({ mtqg: 'backup', version: 1, migrations: await appliedNames(trx) }));
  for (const { name, columns, key } of await tablesOf(trx)) {
    yield line(JSON.stringify({ table: name, columns }));
    const order = sql.raw(key.join(', '));
    const cursor = sql.raw(`backup_${name}`);
    await sql`DECLARE ${cursor} NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS row FROM (SELECT ${sql.join(columns.map((column) => sql.ref(column)))} FROM ${sql.table(name)} ORDER BY ${order}) t`.execute(
      trx,
    );
    for (;;) {
      const { rows } = await sql<{ row: string }>`FETCH ${sql.raw(String(RUN))} FROM ${cursor}`.execute(trx);
      if (rows.length === 0) break;
      count += rows.length;
      yield rows.map(({ row }) => line(row)).join('');
    }
    await sql`CLOSE ${cursor}`.execute(trx);
  }
  yield `${JSON.stringify({ end: true, rows: count, sha256: hash.digest('hex') })}\n`;
}

export interface BackupResult {
  readonly rows: number;
  readonly sha256: string;
}

/** Writes a backup to a temporary name, reads it back, then gives it its own. @throws Problem disk-full, unreadable-file */
export async function writeBackup(db: Db, path: string): Promise<BackupResult> {
  const temporary = `${path}.part`;
  try {
    await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (trx) =>
        pipeline(
          Readable.from(backupLines(trx as unknown as Trx)),
          createGzip({ level: 6 }),
          createWriteStream(temporary, { mode: 0o600 }),
        ),
      );
    const result = await checkBackup(temporary);
    await rename(temporary, path);
    return result;
  } catch (error) {
    await rm(temporary, { force: true });
    throw fromSystem(error, path);
  }
}

/** Reads a backup to its end and compares counts and hash with what it says of itself. @throws Problem unreadable-file */
export async function checkBackup(path: string): Promise<BackupResult> {
  let result: BackupResult | undefined;
  for await (const part of readBackup(path)) if (part.type === 'end') result = { rows: part.rows, sha256: part.sha256 };
  return result ?? broken(path);
}

function broken(path: string): never {
  throw new Problem(
    'unreadable-file',
    'không phải tệp sao lưu của mtqg, hoặc tệp bị cắt hay bị sửa (mã băm không khớp); dùng bản sao lưu khác.',
    {
      file: path,
    },
  );
}

type Part =
  | { readonly type: 'head'; readonly migrations: readonly string[] }
  | { readonly type: 'table'; readonly name: string; readonly columns: readonly string[] }
  | { readonly type: 'row'; readonly text: string }
  | ({ readonly type: 'end' } & BackupResult);

async function* readBackup(path: string): AsyncGenerator<Part> {
  const hash = createHash('sha256');
  let rows = 0;
  let head = true;
  const gunzip = createGunzip();
  const input = createReadStream(path);
  input.on('error', (error) => gunzip.destroy(error));
  try {
    for await (const text of createInterface({ input: input.pipe(gunzip), crlfDelay: Number.POSITIVE_INFINITY })) {
      if (text.startsWith('{"end":true,')) {
        const end = JSON.parse(text) as BackupResult;
        if (end.rows !== rows || end.sha256 !== hash.digest('hex')) broken(path);
        yield { type: 'end', rows: end.rows, sha256: end.sha256 };
        return;
      }
      hash.update(`${text}\n`);
      if (head) {
        const { mtqg, version, migrations } = JSON.parse(text) as { mtqg?: string; version?: number; migrations?: string[] };
        if (mtqg !== 'backup' || version !== 1 || !Array.isArray(migrations)) broken(path);
        head = false;
        yield { type: 'head', migrations: migrations as string[] };
      } else if (text.startsWith('{"table":')) {
        const { table, columns } = JSON.parse(text) as { table: string; columns: string[] };
        yield { type: 'table', name: table, columns };
      } else {
        rows += 1;
        yield { type: 'row', text };
      }
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    if ((error as { code?: string }).code === 'ENOENT')
      throw new Problem('unreadable-file', 'không có tệp này; kiểm tra đường dẫn.', { file: path });
    broken(path);
  }
  broken(path);
}

/** Whether anything of an office is in it: a restore never writes over that. */
async function isEmpty(db: Db): Promise<boolean> {
  const { rows } = await sql<{
    found: boolean;
  }>`SELECT EXISTS (SELECT 1 FROM ledger_entry) OR EXISTS (SELECT 1 FROM record) OR EXISTS (SELECT 1 FROM account)
    OR EXISTS (SELECT 1 FROM catalogue_row WHERE layer = 'office') AS found`.execute(db);
  return !(rows[0]?.found ?? true);
}

/**
 * Fills an empty database from a backup of this or an earlier release, then brings it to the current schema. All or nothing.
 * @throws Problem foreign-database when there is data already; unreadable-file; database-failed for a backup of a newer release
 */
export async function restoreBackup(database: Database, path: string): Promise<BackupResult> {
  const checked = await checkBackup(path);
  const shipped = (await shippedMigrations()).map(({ name }) => name);
  let head: readonly string[] = [];
  for await (const part of readBackup(path)) {
    if (part.type === 'head') head = part.migrations;
    break;
  }
  const newer = head.find((name) => !shipped.includes(name));
  if (newer !== undefined)
    throw new Problem('database-failed', `Tệp sao lưu do một bản mtqg mới hơn tạo (${newer}); hãy cập nhật phần mềm rồi khôi phục.`);
  // The schema of the backup first, its rows, then what came since: rows are migrated as they would have been in place.
  await migrate(database, head);
  const applied = await appliedNames(database.db);
  if (applied.length > head.length)
    throw new Problem(
      'foreign-database',
      'Cơ sở dữ liệu này đã ở phiên bản mới hơn tệp sao lưu; khôi phục vào một cơ sở dữ liệu trống chưa dùng.',
    );
  await transaction(database.db, async (trx) => {
    if (!(await isEmpty(trx).catch(() => true)))
      throw new Problem('foreign-database', 'Cơ sở dữ liệu này đang giữ số liệu; khôi phục không ghi đè. Chọn nơi trống bằng --database.');
    await fill(trx, path);
  });
  await migrate(database);
  return checked;
}

async function fill(trx: Trx, path: string): Promise<void> {
  let table: { name: string; columns: readonly string[] } | undefined;
  let held: string[] = [];
  const flush = async () => {
    if (!table || held.length === 0) return;
    const columns = sql.join(table.columns.map((column) => sql.ref(column)));
    await sql`INSERT INTO ${sql.table(table.name)} (${columns}) OVERRIDING SYSTEM VALUE
      SELECT ${columns} FROM json_populate_recordset(NULL::${sql.table(`public.${table.name}`)}, ${`[${held.join(',')}]`}::text::json)`.execute(
      trx,
    );
    held = [];
  };
  for await (const part of readBackup(path)) {
    if (part.type === 'table') {
      await flush();
      table = part;
      // What the migrations put there is in the backup as well.
      await sql`ALTER TABLE ${sql.table(part.name)} DISABLE TRIGGER USER`.execute(trx);
      await sql`DELETE FROM ${sql.table(part.name)}`.execute(trx);
      await sql`ALTER TABLE ${sql.table(part.name)} ENABLE TRIGGER USER`.execute(trx);
    } else if (part.type === 'row') {
      held.push(part.text);
      if (held.length >= RUN) await flush();
    }
  }
  await flush();
  const { rows } = await sql<{ tbl: string; col: string }>`SELECT table_name AS tbl, column_name AS col FROM information_schema.columns
    WHERE table_schema = 'public' AND is_identity = 'YES'`.execute(trx);
  for (const { tbl, col } of rows)
    await sql`SELECT setval(pg_get_serial_sequence(${tbl}, ${col}), coalesce((SELECT max(${sql.ref(col)}) FROM ${sql.table(tbl)}), 0) + 1, false)`.execute(
      trx,
    );
}
