/** Forward-only migrations: plain SQL files in the order of their names, each once, under an advisory lock. */
import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { sha256Hex } from '../kernel/hash.ts';
import { Problem } from '../kernel/problem.ts';
import { type Database, type Db, transaction } from './connect.ts';

const FOLDER = new URL('./migrations/', import.meta.url);
const LOCK = 7_207_320_001;

export interface Migration {
  readonly name: string;
  readonly text: string;
}

export async function shippedMigrations(): Promise<Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(new URL(name, FOLDER), 'utf8') })));
}

/** One hash over all migrations; the prepared PGlite folder carries it. */
export function migrationsHash(migrations: readonly Migration[]): string {
  return sha256Hex(migrations.map(({ name, text }) => `${name}\n${text}`).join('\0'));
}

async function appliedNames(db: Db): Promise<string[]> {
  const { rows } = await sql<{ exists: boolean }>`SELECT to_regclass('public.schema_migration') IS NOT NULL AS exists`.execute(db);
  if (!rows[0]?.exists) return [];
  return (await sql<{ name: string }>`SELECT name FROM schema_migration ORDER BY name`.execute(db)).rows.map((row) => row.name);
}

/**
 * Brings the database to the current schema (`only`: no further than these, for a backup of an earlier release); returns the names applied now.
 * @throws Problem database-failed when the database comes from a newer release.
 */
export async function migrate(database: Database, only?: readonly string[]): Promise<string[]> {
  const migrations = (await shippedMigrations()).filter(({ name }) => only === undefined || only.includes(name));
  const known = new Set((await shippedMigrations()).map(({ name }) => name));
  const before = await appliedNames(database.db);
  const unknown = before.find((name) => !known.has(name));
  if (unknown)
    throw new Problem(
      'database-failed',
      `Cơ sở dữ liệu đã được một bản mtqg mới hơn nâng cấp (${unknown}); hãy cập nhật phần mềm rồi chạy lại.`,
    );
  if (migrations.every(({ name }) => before.includes(name))) return [];
  return transaction(database.db, async (trx) => {
    await sql`SELECT pg_advisory_xact_lock(${LOCK})`.execute(trx);
    await sql`CREATE TABLE IF NOT EXISTS schema_migration (name text COLLATE "C" PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT clock_timestamp())`.execute(
      trx,
    );
    const done = new Set(await appliedNames(trx));
    const applied: string[] = [];
    for (const { name, text } of migrations) {
      if (done.has(name)) continue;
      // One statement at a time: PGlite's extended protocol takes no script.
      for (const statement of splitStatements(text)) await sql.raw(statement).execute(trx);
      await sql`INSERT INTO schema_migration (name) VALUES (${name})`.execute(trx);
      applied.push(name);
    }
    return applied;
  });
}

/** Splits a script at semicolons that end a line outside $$ bodies. */
export function splitStatements(script: string): string[] {
  const statements: string[] = [];
  let current = '';
  let inBody = false;
  for (const line of script.split('\n')) {
    if (!inBody && (line.startsWith('--') || line.trim() === '')) continue;
    current += `${line}\n`;
    if ((line.match(/\$\$/g) ?? []).length % 2 === 1) inBody = !inBody;
    if (!inBody && line.trimEnd().endsWith(';')) {
      statements.push(current.trim());
      current = '';
    }
  }
  if (current.trim() !== '') statements.push(current.trim());
  return statements;
}
