/** Facts about this installation: what it is, its mark, secrets it made for itself. One row a key. */
import { sql } from 'kysely';
import type { Db } from './connect.ts';

export async function readNote(db: Db, key: string): Promise<string | undefined> {
  return (await sql<{ value: string }>`SELECT value FROM installation WHERE key = ${key}`.execute(db)).rows[0]?.value;
}

export async function writeNote(db: Db, key: string, value: string): Promise<void> {
  await sql`INSERT INTO installation (key, value) VALUES (${key}, ${value}) ON CONFLICT (key) DO UPDATE SET value = excluded.value, at = clock_timestamp()`.execute(
    db,
  );
}

/** The value under a key, made once: of two servers that start together both get the same. */
export async function keepNote(db: Db, key: string, make: () => string): Promise<string> {
  await sql`INSERT INTO installation (key, value) VALUES (${key}, ${make()}) ON CONFLICT DO NOTHING`.execute(db);
  return (await readNote(db, key)) ?? '';
}

export async function deleteNote(db: Db, key: string): Promise<void> {
  await sql`DELETE FROM installation WHERE key = ${key}`.execute(db);
}
