/**
 * One door to the database: PGlite in a folder or PostgreSQL ≥ 15 by URL, the same SQL on both. Numbers: int8 arrives as a safe
 * integer from either driver or the read fails loudly; dates and timestamps stay text.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { Problem } from '../kernel/problem.ts';
import { type FolderLock, lockFolder } from './lock.ts';
import { PREPARED_ARCHIVE } from './prepared.ts';

/** Rooms write their own SQL as text; the tables are described by the migrations, not twice. */
// biome-ignore lint/suspicious/noExplicitAny: Kysely's table map; every query here is typed at its own `sql<Row>` call.
export type Db = Kysely<any>;
/** Inside a transaction only this may be used; the outer Db would hang on PGlite and leave the transaction on PostgreSQL. */
export type Trx = Db & { readonly isTransaction: true };

export interface Database {
  readonly db: Db;
  readonly url: string;
  readonly engine: 'pglite' | 'postgres';
  close(): Promise<void>;
}

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} is not a safe integer`);
  return value;
}
const asText = (text: string) => text;
const OID = { int8: 20, date: 1082, timestamptz: 1184 };
const PARSERS: Record<number, (text: string) => unknown> = { [OID.int8]: parseInt8, [OID.date]: asText, [OID.timestamptz]: asText };

/**
 * Opens `pglite:DIR`, `pglite:memory` or `postgres://…`. `bare`: a new PGlite folder starts without tables, for a backup of an earlier
 * release.
 * @throws Problem database-in-use, database-failed, invalid-usage, disk-full
 */
export async function connect(url: string, options: { readonly bare?: boolean } = {}): Promise<Database> {
  if (url.startsWith('pglite:')) return connectPglite(url, url.slice('pglite:'.length), options.bare === true);
  if (/^postgres(ql)?:\/\//.test(url)) return connectPostgres(url);
  throw new Problem('invalid-usage', `Địa chỉ cơ sở dữ liệu “${url}” không đúng; viết pglite:THƯ_MỤC hoặc postgres://…`);
}

/**
 * The engine clears its shared buffers each time it is opened: of the usual 128 MB that took half of the time of a short command, and a quarter
 * of it does as well for one connection (an import of 100,000 rows takes as long, and 0.1 GB less).
 */
const START = [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB'];

async function connectPglite(url: string, folder: string, bare: boolean): Promise<Database> {
  let lock: FolderLock | null = null;
  const options: ConstructorParameters<typeof PGlite>[0] = { parsers: PARSERS as never, startParams: START };
  const inMemory = folder === 'memory';
  if (!inMemory) {
    const dataDir = resolve(folder);
    await mkdir(dirname(dataDir), { recursive: true }).catch((error) => {
      throw fromSystem(error, dataDir);
    });
    lock = lockFolder(dataDir);
    options.dataDir = dataDir;
    if (!bare && !existsSync(resolve(dataDir, 'PG_VERSION'))) options.loadDataDir = await preparedArchive();
  } else if (!bare) {
    inMemoryArchive ??= preparedArchive();
    options.loadDataDir = await inMemoryArchive;
  }
  try {
    const pglite = await PGlite.create(options);
    await pglite.exec("SET TIME ZONE 'UTC'");
    const db: Db = new Kysely({ dialect: new PGliteDialect({ pglite }) });
    return {
      db,
      url,
      engine: 'pglite',
      close: async () => {
        await db.destroy();
        if (!pglite.closed) await pglite.close();
        lock?.release();
      },
    };
  } catch (error) {
    lock?.release();
    throw fromSystem(error, folder);
  }
}

/** Unpacked here: PGlite would do it slower, and again for every database that a process opens in memory. */
async function preparedArchive(): Promise<Blob> {
  return new Blob([new Uint8Array(await unzip(await readFile(PREPARED_ARCHIVE)))], { type: 'application/x-tar' });
}
const unzip = promisify(gunzip);
let inMemoryArchive: Promise<Blob> | undefined;

async function connectPostgres(url: string): Promise<Database> {
  const types = { getTypeParser: (oid: number, format?: string) => PARSERS[oid] ?? pg.types.getTypeParser(oid, format as 'text') };
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    types: types as never,
    // Compiling a question takes longer than answering any of ours.
    options: '-c TimeZone=UTC -c jit=off',
    connectionTimeoutMillis: 10_000,
  });
  pool.on('error', () => undefined); // an idle connection that the server drops is replaced at the next query
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool }) });
  try {
    const { rows } = await sql<{ version: string }>`SELECT current_setting('server_version_num') AS version`.execute(db);
    if (Number(rows[0]?.version) < 150000)
      throw new Problem('database-failed', `PostgreSQL ${rows[0]?.version} cũ quá; cần bản 15 trở lên.`);
  } catch (error) {
    await db.destroy();
    if (error instanceof Problem) throw error;
    throw new Problem(
      'database-failed',
      `Không kết nối được PostgreSQL tại ${hidePassword(url)}: ${(error as Error).message}. Kiểm tra máy chủ, tên và mật khẩu.`,
    );
  }
  return {
    db,
    url,
    engine: 'postgres',
    close: () => db.destroy(),
  };
}

export function hidePassword(url: string): string {
  return url.replace(/(\/\/[^:/@]+):[^@]*@/, '$1:***@');
}

/** Full disk and missing rights as Problems; anything else unchanged. */
export function fromSystem(error: unknown, path: string): unknown {
  const { code, errno } = error as { code?: string; errno?: number };
  const message = (error as Error)?.message ?? '';
  // PGlite's file system reports a full disk as its own errno 51.
  if (code === 'ENOSPC' || errno === 51 || message.includes('No space left') || code === '53100') {
    return new Problem(
      'disk-full',
      `Ổ đĩa đã đầy khi ghi “${path}”; giải phóng dung lượng rồi chạy lại. Dữ liệu đã ghi trước đó vẫn còn nguyên.`,
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new Problem('unreadable-file', `Không có quyền đọc hoặc ghi “${path}”; kiểm tra quyền của thư mục.`);
  return error;
}

/** Runs `work` in one transaction, or in the one that is open already; everything or nothing. */
export async function transaction<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  if (db.isTransaction) return work(db as Trx);
  return db.transaction().execute((trx) => work(trx as unknown as Trx));
}
